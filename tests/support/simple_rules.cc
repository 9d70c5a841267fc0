#include "tests/support/simple_rules.h"

#include <stdexcept>

#include "absl/strings/str_format.h"
#include "services/common/fields/personal.h"
#include "services/intake/domain/authority/authority_file.h"

namespace candour::intake {
namespace {

using ledger::v1::Act;
using ledger::v1::CaseFile;
using ledger::v1::Event;

Event Received(const Act& act, const Context& context) {
  Event event;
  CaseFile* file = event.mutable_complaint_received()->mutable_file();
  file->set_authority_id(context.authority_id);
  file->set_complaint_id(context.new_complaint_id);
  file->set_reference(context.new_reference);
  file->set_record_type(act.submit().record_type());
  file->set_status(ledger::v1::STATUS_RECEIVED);
  file->mutable_received_at()->set_seconds(absl::ToUnixSeconds(context.now) - 3600);
  file->mutable_received_on()->set_year(2026);
  file->mutable_received_on()->set_month(5);
  file->mutable_received_on()->set_day(11);
  *file->mutable_complainant() = act.submit().complainant();
  for (const ledger::v1::NewPoint& point : act.submit().points()) {
    file->add_points()->set_text(point.text());
  }
  ledger::v1::Obligation* opened = event.mutable_obligations()->add_opened();
  opened->set_obligation_id(context.new_complaint_id);
  opened->set_state(ledger::v1::OBLIGATION_STATE_OPEN);
  opened->mutable_due_by()->set_year(2026);
  opened->mutable_due_by()->set_month(5);
  opened->mutable_due_by()->set_day(14);
  opened->add_alarms()->mutable_at()->set_seconds(absl::ToUnixSeconds(context.now) + 86400);
  return event;
}

Event Died(const Act& act) {
  Event event;
  const bool comes_in = act.has_submit();
  event.mutable_death_recorded()->set_person_id(comes_in ? act.submit().complainant().person_id()
                                                         : act.record_death().person_id());
  event.mutable_death_recorded()->mutable_death()->set_source("list");
  return event;
}

absl::StatusOr<std::vector<Event>> Decide(const CaseFile* /*file*/, const Act& act,
                                          const Context& context) {
  Event event;
  switch (act.kind_case()) {
    case Act::kSubmit:
      event = Received(act, context);
      if (!context.known_people.empty()) return std::vector<Event>{event, Died(act)};
      break;
    case Act::kRecordDeath:
      event = Died(act);
      break;
    case Act::kAcknowledge:
      if (act.acknowledge().method() == "refused") {
        return absl::FailedPreconditionError("the case does not stand there");
      }
      if (act.acknowledge().method() == "throws") throw std::runtime_error("a defect");
      event.mutable_acknowledged()->set_method(act.acknowledge().method());
      break;
    case Act::kRecordView:
      event.mutable_case_viewed();
      break;
    case Act::kRecordListing:
      event.mutable_cases_listed()->set_query(act.record_listing().query());
      break;
    case Act::kRecordDelegation:
      event.mutable_delegation_recorded()->mutable_delegation()->set_subject(
          act.record_delegation().subject());
      break;
    case Act::kErasePersonal:
      event.mutable_personal_erased()->set_rule(act.erase_personal().rule());
      break;
    case Act::kRemoveMisfiled:
      event.mutable_misfiled_removed()->add_versions(1);
      break;
    default:
      return std::vector<Event>();
  }
  return std::vector<Event>{event};
}

CaseFile Apply(CaseFile file, const Event& event) {
  if (event.has_complaint_received()) {
    file = event.complaint_received().file();
    *file.mutable_obligations() = event.obligations().opened();
  }
  if (event.has_acknowledged()) file.set_status(ledger::v1::STATUS_ACKNOWLEDGED);
  if (event.has_death_recorded()) {
    *file.mutable_complainant()->mutable_death() = event.death_recorded().death();
  }
  if (event.has_personal_erased()) {
    ClearPersonal(file);
    file.set_erased(true);
  }
  if (event.has_misfiled_removed()) ClearPersonal(file);
  file.set_version(file.version() + 1);
  return file;
}

bool ChangesCase(const Event& event) {
  return !event.has_case_viewed() && !event.has_cases_listed() && !ChangesAuthority(event);
}

std::string_view TypeOf(const Event& event) {
  switch (event.kind_case()) {
    case Event::kComplaintReceived:
      return "complaint_received";
    case Event::kAcknowledged:
      return "acknowledged";
    case Event::kCaseViewed:
      return "case_viewed";
    case Event::kCasesListed:
      return "cases_listed";
    case Event::kPersonalErased:
      return "personal_erased";
    case Event::kMisfiledRemoved:
      return "misfiled_removed";
    case Event::kDelegationRecorded:
      return "delegation_recorded";
    default:
      return "";
  }
}

Command CommandOf(const std::string& request_id) {
  Command command;
  command.authority_id = "northshire";
  command.actor.subject = "subject-of-ann";
  command.request_id = request_id;
  return command;
}

}  // namespace

Rules SimpleRules() {
  return {Decide, Apply, ChangesCase, TypeOf, &ChangesAuthority, &ApplyToAuthority, nullptr};
}

Command SubmitCommand(const std::string& request_id, const std::string& text) {
  Command command = CommandOf(request_id);
  command.act.mutable_submit()->set_record_type(ledger::v1::RECORD_TYPE_CMP);
  command.act.mutable_submit()->add_points()->set_text(text);
  return command;
}

Command SubmitCommandOf(const std::string& request_id, const std::string& person_id) {
  Command command = SubmitCommand(request_id);
  command.act.mutable_submit()->mutable_complainant()->set_person_id(person_id);
  return command;
}

Command DeathCommand(const std::string& request_id, const std::string& key,
                     const std::string& person_id) {
  Command command = AcknowledgeCommand(request_id, key);
  command.act.mutable_record_death()->set_person_id(person_id);
  return command;
}

Command ImportCommand(const std::string& request_id, const std::string& id) {
  Command command = SubmitCommand(request_id);
  command.act.mutable_submit()->mutable_source()->set_system("paper");
  command.act.mutable_submit()->mutable_source()->set_id(id);
  command.lane = Lane::kBulk;
  return command;
}

Command AcknowledgeCommand(const std::string& request_id, const std::string& key,
                           const std::string& method) {
  Command command = CommandOf(request_id);
  command.case_key = key;
  command.act.mutable_acknowledge()->set_method(method);
  return command;
}

std::string RequestId(int n) { return absl::StrFormat("00000000-0000-4000-8000-%012d", n); }

absl::Time SimpleNow() { return absl::FromUnixSeconds(1'778'500'800); }

}  // namespace candour::intake
