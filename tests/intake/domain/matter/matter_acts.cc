#include "tests/intake/domain/matter/matter_acts.h"

#include <algorithm>
#include <cstdlib>

#include "services/common/day/day.h"
#include "services/intake/domain/decide_checks.h"

namespace candour::intake {

namespace v1 = ledger::v1;

v1::Submit TwoPoints() {
  v1::Submit submit = AComplaint();
  submit.add_points()->set_text("And the invoice is wrong.");
  return submit;
}

v1::Act OccurredOn(uint32_t point_id, absl::CivilDay occurred) {
  v1::Act act;
  v1::DescribePoint& describe = *act.mutable_describe_point();
  describe.set_point_id(point_id);
  *describe.mutable_place()->mutable_occurred_on() = ToMessage(occurred);
  *describe.mutable_place()->mutable_noticed_on() = ToMessage(occurred);
  return act;
}

v1::Act OwnServiceOf(uint32_t point_id, const std::string& provider) {
  v1::Act act;
  v1::DescribePoint& describe = *act.mutable_describe_point();
  describe.set_point_id(point_id);
  describe.mutable_place()->set_provider(provider);
  describe.mutable_place()->set_provider_own_service(true);
  return act;
}

v1::Act AddRelated(const std::string& text) {
  v1::Act act;
  act.mutable_add_point()->set_text(text);
  act.mutable_add_point()->set_related(true);
  return act;
}

v1::Act Find(uint32_t point_id, const std::string& outcome) {
  v1::Act act;
  v1::RecordFinding& record = *act.mutable_record_finding();
  record.set_point_id(point_id);
  record.mutable_finding()->set_outcome(outcome);
  record.mutable_finding()->set_reasons("The visit log shows it; our policy asks for 30 minutes.");
  return act;
}

v1::Act ExcludeAs(const std::string& code) {
  v1::Act act;
  v1::Exclude& exclude = *act.mutable_exclude();
  exclude.set_code(code);
  exclude.set_reason("This was looked into in 2024 under the same Regulations.");
  if (code == "X-d" || code == "X-e" || code == "X-f") {
    exclude.set_earlier_reference("ASC-2024-000017-3");
  }
  return act;
}

v1::Act ConsiderLate(uint32_t point_id, bool good_reasons, bool can_investigate) {
  v1::Act act;
  v1::ConsiderOutOfTime& consider = *act.mutable_consider_out_of_time();
  consider.set_point_id(point_id);
  consider.set_good_reasons(good_reasons);
  consider.set_good_reasons_note("She was in hospital for most of the year.");
  consider.set_can_investigate(can_investigate);
  consider.set_can_investigate_note("The agency has closed and kept no records.");
  return act;
}

v1::Act ConvertTo(const std::string& code) {
  v1::Act act;
  act.mutable_convert_record()->set_to(code);
  act.mutable_convert_record()->set_reason("She said so on the telephone.");
  act.mutable_convert_record()->set_person_agrees(true);
  return act;
}

v1::Act TransferTo(const std::string& body) {
  v1::Act act;
  act.mutable_transfer_out()->mutable_transfer()->set_body(body);
  act.mutable_transfer_out()->mutable_transfer()->set_reason("It is about the hospital.");
  act.mutable_transfer_out()->set_complainant_agrees(true);
  return act;
}

v1::Act TriageAs(uint32_t consequence, uint32_t likelihood, const std::string& flag) {
  v1::Act act;
  act.mutable_triage()->set_safety_asked(true);
  act.mutable_triage()->mutable_result()->set_consequence(consequence);
  act.mutable_triage()->mutable_result()->set_likelihood(likelihood);
  if (!flag.empty()) act.mutable_triage()->mutable_result()->add_flags(flag);
  return act;
}

const v1::Point& PointAt(const ACase& the_case, uint32_t point_id) {
  const v1::Point* point = FindPoint(the_case.File(), point_id);
  if (point == nullptr) std::abort();
  return *point;
}

int CountOpen(const ACase& the_case, std::string_view clock) {
  const auto& obligations = the_case.File().obligations();
  return static_cast<int>(
      std::count_if(obligations.begin(), obligations.end(), [clock](const v1::Obligation& each) {
        return each.clock() == clock && each.state() == v1::OBLIGATION_STATE_OPEN;
      }));
}

}  // namespace candour::intake
