#include "tests/notification/story.h"

#include <cstdlib>
#include <iostream>

#include "absl/strings/str_format.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/reference/reference.h"
#include "services/notification/reference/load.h"

namespace candour::notification {
namespace {

google::protobuf::Timestamp At(absl::Time time) {
  google::protobuf::Timestamp message;
  message.set_seconds(absl::ToUnixSeconds(time));
  return message;
}

NoticeBook Load() {
  absl::StatusOr<NoticeBook> book = LoadNoticeBook("db/reference");
  if (!book.ok()) {
    std::cerr << book.status() << "\n";
    std::abort();
  }
  return *std::move(book);
}

Calendar LoadCalendar() {
  const absl::StatusOr<Reference> reference = LoadReference("db/reference");
  if (!reference.ok()) {
    std::cerr << reference.status() << "\n";
    std::abort();
  }
  return *Calendar::From(reference->calendars.back());
}

}  // namespace

const NoticeBook& Book() {
  static const NoticeBook kBook = Load();
  return kBook;
}

const Rules& HouseRules() {
  static const Calendar kCalendar = LoadCalendar();
  static const Rules kRules{Book(), kCalendar};
  return kRules;
}

absl::Time TenOClock(absl::CivilDay day) { return AtLocalHour(day, 10); }

ledger::v1::CaseFile JeansCase() {
  ledger::v1::CaseFile file;
  file.set_authority_id("milford");
  file.set_complaint_id(kCase);
  file.set_reference("ASC-2027-000123-4");
  file.set_record_type(ledger::v1::RECORD_TYPE_CMP);
  *file.mutable_received_on() = ToMessage(absl::CivilDay(2027, 1, 4));
  *file.mutable_received_at() = At(TenOClock(absl::CivilDay(2027, 1, 4)));
  ledger::v1::Person& person = *file.mutable_complainant();
  person.set_person_id("00000000-0000-4000-8000-0000000000bb");
  person.set_name("Jean Ashworth");
  person.set_email("jean@example.org");
  person.set_email_consent(true);
  person.add_address_lines("7 Quarry Lane");
  person.add_address_lines("Milford");
  person.add_address_lines("ZZ1 2AB");
  file.add_points()->set_text("Nobody came on Sunday.");
  return file;
}

std::string ObligationId(int number) {
  return absl::StrFormat("00000000-0000-5000-8000-%012d", number);
}

Duty DutyOf(const std::string& notice) { return {ObligationId(1), notice}; }

ledger::v1::Obligation Owed(int number, const std::string& clock, const std::string& notice,
                            absl::CivilDay due_by) {
  ledger::v1::Obligation obligation;
  obligation.set_obligation_id(ObligationId(number));
  obligation.set_clock(clock);
  obligation.set_notice(notice);
  obligation.set_to(ledger::v1::RECIPIENT_COMPLAINANT);
  obligation.set_state(ledger::v1::OBLIGATION_STATE_OPEN);
  *obligation.mutable_due_by() = ToMessage(due_by);
  return obligation;
}

ledger::v1::RecordedEvent EventOn(absl::CivilDay day) {
  ledger::v1::RecordedEvent event;
  event.set_authority_id("milford");
  event.set_complaint_id(kCase);
  *event.mutable_occurred_at() = At(TenOClock(day));
  return event;
}

ledger::v1::RecordedEvent Received(const ledger::v1::CaseFile& file) {
  ledger::v1::RecordedEvent event = EventOn(absl::CivilDay(2027, 1, 4));
  *event.mutable_event()->mutable_complaint_received()->mutable_file() = file;
  return event;
}

ledger::v1::RecordedEvent PlanSetOn(absl::CivilDay day, ledger::v1::PlanKind kind,
                                    absl::CivilDay response_by) {
  ledger::v1::RecordedEvent event = EventOn(day);
  ledger::v1::Plan& plan = *event.mutable_event()->mutable_plan_set()->mutable_plan();
  plan.set_kind(kind);
  *plan.mutable_original_response_by() = ToMessage(response_by);
  *plan.mutable_response_by() = ToMessage(response_by);
  plan.set_method("We will read the visit records.\nThen we will speak to the carers.");
  return event;
}

ledger::v1::RecordedEvent StepOn(absl::CivilDay day, const std::string& step, bool reaffirmed) {
  ledger::v1::RecordedEvent event = EventOn(day);
  ledger::v1::StepTaken& taken = *event.mutable_event()->mutable_step_taken();
  taken.mutable_step()->set_step(step);
  *taken.mutable_step()->mutable_taken_at() = At(TenOClock(day));
  taken.set_date_reaffirmed(reaffirmed);
  return event;
}

ledger::v1::RecordedEvent MovedOn(absl::CivilDay day, int number, absl::CivilDay old_by,
                                  absl::CivilDay new_by, const std::string& reason) {
  ledger::v1::RecordedEvent event = EventOn(day);
  ledger::v1::ResponseDateMoved& moved = *event.mutable_event()->mutable_response_date_moved();
  *moved.mutable_amendment()->mutable_old_response_by() = ToMessage(old_by);
  *moved.mutable_amendment()->mutable_new_response_by() = ToMessage(new_by);
  moved.mutable_amendment()->set_reason(reason);
  moved.mutable_amendment()->set_obligation_id(ObligationId(number));
  moved.mutable_amendment()->set_reason_approved(true);
  return event;
}

ledger::v1::RecordedEvent AlarmOf(absl::CivilDay day, int number) {
  ledger::v1::RecordedEvent event = EventOn(day);
  event.mutable_event()->mutable_alarm_reached()->set_obligation_id(ObligationId(number));
  event.mutable_event()->mutable_alarm_reached()->set_alarm(ledger::v1::ALARM_WARN);
  return event;
}

ledger::v1::RecordedEvent ErasedOn(absl::CivilDay day) {
  ledger::v1::RecordedEvent event = EventOn(day);
  event.mutable_event()->mutable_personal_erased()->set_rule("retention-6y");
  return event;
}

void Open(ledger::v1::RecordedEvent& event, const ledger::v1::Obligation& obligation) {
  *event.mutable_event()->mutable_obligations()->add_opened() = obligation;
}

void Cancel(ledger::v1::RecordedEvent& event, int number) {
  ledger::v1::ObligationClosed& closed =
      *event.mutable_event()->mutable_obligations()->add_closed();
  closed.set_obligation_id(ObligationId(number));
  closed.set_state(ledger::v1::OBLIGATION_STATE_CANCELLED);
}

}  // namespace candour::notification
