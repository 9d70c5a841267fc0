#include "tests/intake/domain/a_case.h"

#include <gtest/gtest.h>

#include <utility>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/reference/reference.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/apply.h"
#include "services/intake/domain/decide.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

Reference Load() {
  absl::StatusOr<Reference> reference = LoadReference("db/reference");
  EXPECT_TRUE(reference.ok()) << reference.status();
  return reference.value_or(Reference());
}

// Those of the folder, and that of kentshire, the council of these cases, which lets go of a case
// on the day on which it ended: what is tested of an erasure need not wait for six years.
RetentionSchedules Schedules(const Reference& reference) {
  absl::StatusOr<RetentionSchedules> schedules = LoadRetention("db/reference", reference);
  EXPECT_TRUE(schedules.ok()) << schedules.status();
  if (!schedules.ok()) return {};
  reference::v1::RetentionSchedule& own = schedules->emplace_back(schedules->front());
  own.set_id("kentshire");
  own.clear_rules();
  reference::v1::RetentionRule& rule = *own.add_rules();
  rule.set_code("retention-6y");
  rule.set_name("All cases");
  rule.set_from(reference::v1::RETENTION_START_ENDED);
  return *std::move(schedules);
}

ReferenceData Ready(Reference reference) {
  RetentionSchedules schedules = Schedules(reference);
  absl::StatusOr<ReferenceData> data =
      ReferenceData::From(std::move(reference), std::move(schedules));
  EXPECT_TRUE(data.ok()) << data.status();
  return *std::move(data);
}

}  // namespace

const ReferenceData& LoadedReference() {
  static const auto* const kData = new ReferenceData(Ready(Load()));
  return *kData;
}

ReferenceData ReferenceUpTo(int last_year) {
  Reference reference = Load();
  for (reference::v1::Calendar& calendar : reference.calendars) {
    calendar.set_last_year(last_year);
    auto* holidays = calendar.mutable_holidays();
    for (int i = holidays->size() - 1; i >= 0; --i) {
      if (holidays->Get(i).day().year() > last_year) holidays->DeleteSubrange(i, 1);
    }
  }
  return Ready(std::move(reference));
}

v1::AuthorityFile AnAuthority() {
  v1::AuthorityFile authority;
  v1::Delegation& delegation = *authority.add_delegations();
  delegation.set_delegation_id("5d1f8a52-6a3c-4f0e-9b7d-2c8e4a1b3f60");
  delegation.set_subject("director-1");
  delegation.set_name("Jo Hart, Director of Adult Social Care");
  delegation.set_scope("sign_response");
  *delegation.mutable_from() = ToMessage(absl::CivilDay(2020, 4, 1));
  return authority;
}

v1::Submit AComplaint() {
  v1::Submit submit;
  submit.set_record_type(v1::RECORD_TYPE_CMP);
  submit.set_channel(v1::CHANNEL_EMAIL);
  submit.mutable_complainant()->set_name("Ruth Amos");
  submit.mutable_complainant()->set_email("ruth@example.org");
  submit.mutable_complainant()->set_email_consent(true);
  submit.add_points()->set_text("The carer came two hours late on three days.");
  return submit;
}

v1::Act AcknowledgeByPhone() {
  v1::Act act;
  act.mutable_acknowledge()->set_method("phone");
  act.mutable_acknowledge()->set_discussion_offered(true);
  return act;
}

v1::Act AgreeOn(absl::CivilDay response_by) {
  v1::Act act;
  *act.mutable_agree_plan()->mutable_response_by() = ToMessage(response_by);
  act.mutable_agree_plan()->set_method("We read the care records and speak with the agency.");
  return act;
}

v1::Act DetermineOn(absl::CivilDay response_by) {
  v1::Act act;
  *act.mutable_determine_plan()->mutable_response_by() = ToMessage(response_by);
  act.mutable_determine_plan()->set_method("We read the care records.");
  return act;
}

v1::Act ExtendTo(absl::CivilDay response_by) {
  v1::Act act;
  *act.mutable_extend()->mutable_response_by() = ToMessage(response_by);
  act.mutable_extend()->set_reason("DR-01");
  (*act.mutable_extend()->mutable_facts())["who"] = "the agency";
  (*act.mutable_extend()->mutable_facts())["date"] = "Monday 1 June 2026";
  return act;
}

v1::Act RespondUpheld() {
  v1::Act act;
  v1::Respond& respond = *act.mutable_respond();
  respond.set_signed_by("Jo Hart, Director of Adult Social Care");
  respond.set_considered("We read the visit log of May.");
  respond.set_conclusions("The visits were late.");
  respond.set_action("taken");
  respond.set_ombudsman_explained(true);
  v1::PointOutcome& point = *respond.add_points();
  point.set_point_id(1);
  point.set_outcome("UPH");
  return act;
}

v1::Act Withdraw() {
  v1::Act act;
  act.mutable_withdraw()->set_note("She said on the phone that it is settled.");
  return act;
}

v1::Act Close() {
  v1::Act act;
  act.mutable_close()->set_note("All done.");
  return act;
}

std::string FieldOf(const absl::Status& status) {
  const std::vector<FieldViolation> violations = FieldViolationsOf(status);
  return violations.empty() ? "" : violations.front().field;
}

ACase::ACase() {
  context_.reference_data = &LoadedReference();
  context_.actor = {"handler-1", {type::v1::ROLE_HANDLER}};
  context_.authority_id = "kentshire";
  context_.request_id = "7a2f6a0e-9d52-4a53-8e8e-2f0d1c3b4a59";
  Of(AnAuthority());
  context_.new_complaint_id = "0b6a1f0e-5b7c-4b61-9d0e-3f1a2b3c4d5e";
  context_.new_reference = "ASC-2026-000001-8";
  On(absl::CivilDay(2026, 5, 11));
}

void ACase::Of(v1::AuthorityFile authority) {
  authority_ = std::make_shared<const v1::AuthorityFile>(std::move(authority));
  context_.authority = authority_.get();
}

void ACase::Named(std::string authority_id, std::string complaint_id, std::string reference) {
  context_.authority_id = std::move(authority_id);
  context_.new_complaint_id = std::move(complaint_id);
  context_.new_reference = std::move(reference);
}

ACase ACase::Received() {
  ACase the_case;
  EXPECT_TRUE(the_case.Do(AComplaint()).ok());
  return the_case;
}

ACase ACase::Acknowledged() {
  ACase the_case = Received();
  EXPECT_TRUE(the_case.Do(AcknowledgeByPhone()).ok());
  return the_case;
}

ACase ACase::Planned(absl::CivilDay response_by) {
  ACase the_case = Acknowledged();
  EXPECT_TRUE(the_case.Do(AgreeOn(response_by)).ok());
  return the_case;
}

void ACase::On(absl::CivilDay day) { context_.now = AtLocalHour(day, 10); }

absl::StatusOr<std::vector<v1::Event>> ACase::Decided(const v1::Act& act) const {
  return Decide(file_.complaint_id().empty() ? nullptr : &file_, act, context_);
}

absl::Status ACase::Do(const v1::Act& act) {
  const absl::StatusOr<std::vector<v1::Event>> decided = Decided(act);
  last_events_ = 0;
  if (!decided.ok()) return decided.status();
  last_events_ = decided->size();
  for (const v1::Event& event : *decided) {
    events_.push_back(event);
    file_ = Apply(std::move(file_), event);
  }
  return absl::OkStatus();
}

absl::Status ACase::Do(const v1::Submit& submit) {
  v1::Act act;
  *act.mutable_submit() = submit;
  return Do(act);
}

v1::Act ACase::Told(std::string_view clock) const {
  const v1::Obligation obligation = Last(clock);
  v1::Act act;
  v1::RecordNotice& notice = *act.mutable_record_notice();
  notice.set_obligation_id(obligation.obligation_id());
  notice.set_notice(obligation.notice());
  notice.set_channel("folder");
  *notice.mutable_sent_at() = ToTimestamp(context_.now);
  notice.set_rendered_digest(std::string(32, 'd'));
  return act;
}

absl::Status ACase::Tell(std::string_view clock) { return Do(Told(clock)); }

absl::Status ACase::Reach(std::string_view clock, v1::Alarm alarm) {
  const v1::Obligation obligation = Last(clock);
  for (const v1::AlarmInstant& each : obligation.alarms()) {
    if (each.alarm() != alarm || each.reached()) continue;
    v1::Act act;
    act.mutable_time_reached()->set_obligation_id(obligation.obligation_id());
    act.mutable_time_reached()->set_alarm(alarm);
    *act.mutable_time_reached()->mutable_at() = each.at();
    context_.now = std::max(context_.now, InstantFrom(each.at()));
    return Do(act);
  }
  return absl::NotFoundError("no such alarm is left");
}

v1::Obligation ACase::Last(std::string_view clock) const {
  v1::Obligation last;
  for (const v1::Obligation& each : file_.obligations()) {
    if (each.clock() == clock) last = each;
  }
  return last;
}

absl::CivilDay ACase::DueBy(std::string_view clock) const {
  const v1::Obligation obligation = Last(clock);
  return obligation.has_due_by() ? StoredDay(obligation.due_by()) : absl::CivilDay();
}

bool ACase::IsOpenFor(std::string_view clock) const { return FindOpen(file_, clock) != nullptr; }

}  // namespace candour::intake
