#include "tests/notification/samples/sample.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "services/common/day/day.h"
#include "services/notification/domain/draft/draft.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ledger::v1::CaseFile;

const absl::CivilDay kReceived(2027, 1, 4);
const absl::CivilDay kPromised(2027, 2, 3);
const absl::CivilDay kSixMonths(2027, 7, 3);

google::protobuf::Timestamp At(absl::CivilDay day) {
  google::protobuf::Timestamp message;
  message.set_seconds(absl::ToUnixSeconds(TenOClock(day)));
  return message;
}

void AddPoint(CaseFile& file, const std::string& text, const std::string& outcome) {
  ledger::v1::Point& point = *file.add_points();
  point.set_point_id(static_cast<uint32_t>(file.points_size()));
  point.set_text(text);
  point.set_desired_outcome(outcome);
}

void AddObligation(CaseFile& file, int number, const std::string& clock, absl::CivilDay due_by) {
  *file.add_obligations() = Owed(number, clock, "", due_by);
}

// The case as it stands while it is looked into.
CaseFile Investigated() {
  CaseFile file = JeansCase();
  file.set_track_code("K7QM-3XRD-9WPA");
  file.mutable_complainant()->set_name("Mrs Jean Ashworth");
  file.mutable_complainant()->set_phone("01632 960 177");
  file.mutable_complainant()->set_safe_contact("weekdays after four o'clock");
  file.mutable_care_recipient()->set_name("Mr Harold Ashworth");
  file.clear_points();
  AddPoint(file,
           "Nobody came to help my father on Sunday 3 January 2027. He had no meal and no tablets "
           "until the evening.",
           "You tell me why nobody came.");
  AddPoint(file, "When I phoned, nobody could tell me why.",
           "Somebody phones me if it happens again.");
  file.mutable_plan()->set_method(
      "We will read the care records and the rota. We will speak to the people who should have "
      "come, and to you and your father.");
  *file.mutable_plan()->mutable_response_by() = ToMessage(kPromised);
  file.mutable_plan()->set_kind(ledger::v1::PLAN_KIND_AGREED);
  file.mutable_plan()->set_in_effect(true);
  file.mutable_assignment()->mutable_handler()->set_name("Samuel Adeyemi");
  *file.mutable_relevant_period_ends_on() = ToMessage(kSixMonths);
  AddObligation(file, 21, "PLAN", absl::CivilDay(2027, 1, 14));
  AddObligation(file, 22, "PROGRESS", absl::CivilDay(2027, 1, 20));
  AddObligation(file, 23, "REASON", absl::CivilDay(2027, 2, 5));
  AddObligation(file, 24, "RELEVANT", absl::CivilDay(2027, 7, 2));
  *file.mutable_acknowledged_at() = At(kReceived + 1);
  return file;
}

void TakeSteps(CaseFile& file) {
  for (const auto& [step, day] : {std::pair("records_read", absl::CivilDay(2027, 1, 11)),
                                  std::pair("staff_spoken_to", absl::CivilDay(2027, 1, 14))}) {
    ledger::v1::Step& taken = *file.add_steps();
    taken.set_step(step);
    *taken.mutable_taken_at() = At(day);
  }
}

void Share(CaseFile& file) {
  ledger::v1::ProviderShare& share = *file.mutable_matter()->add_provider_shares();
  share.set_provider("brightwater");
  share.set_provider_name("Brightwater Home Care");
  share.add_point_ids(1);
  share.set_what("What you told us about Sunday 3 January 2027, and your father's name.");
  share.set_name_withheld(true);
  share.set_obligation_id(ObligationId(1));
}

void Exclude(CaseFile& file) {
  ledger::v1::Exclusion& exclusion = *file.mutable_points(1)->mutable_matter()->mutable_exclusion();
  file.mutable_points(1)->set_text("I asked to see my father's records and got no answer.");
  file.mutable_points(1)->set_outcome("EXC");
  exclusion.set_code("X-g");
  exclusion.set_reason(
      "You asked to see your father's records. That is not a complaint about care. Another law "
      "and another team deal with it.");
  exclusion.set_obligation_id(ObligationId(1));
}

void RefuseForTime(CaseFile& file) {
  for (ledger::v1::Point& point : *file.mutable_points()) {
    ledger::v1::PointMatter& matter = *point.mutable_matter();
    matter.mutable_exclusion()->set_code("OUT-OF-TIME");
    matter.mutable_exclusion()->set_obligation_id(ObligationId(1));
    *matter.mutable_place()->mutable_occurred_on() = ToMessage(absl::CivilDay(2025, 2, 10));
    *matter.mutable_place()->mutable_noticed_on() = ToMessage(absl::CivilDay(2025, 3, 3));
    *matter.mutable_time_limit()->mutable_last_day() = ToMessage(absl::CivilDay(2026, 3, 3));
    matter.mutable_time_limit()->set_good_reasons_note(
        "You told us that you did not know that you could complain. We thought about that. You had "
        "our leaflet in March 2025.");
    matter.mutable_time_limit()->set_can_investigate_note(
        "We do not think so. The people who gave the care have left, and the records of that time "
        "are gone.");
    point.set_outcome("EXC");
  }
}

void JoinHospital(CaseFile& file) {
  ledger::v1::JointHandling& joint = *file.mutable_matter()->mutable_joint();
  joint.add_bodies("milford-general");
  joint.set_lead("council");
  joint.set_complainant_consents(true);
  joint.set_health(true);
  (*joint.mutable_names())["milford-general"] = "Milford General Hospital";
}

void Transfer(CaseFile& file) {
  ledger::v1::BodyTransfer& transfer = *file.mutable_matter()->add_transferred_out();
  transfer.set_body("weir");
  transfer.set_body_name("Weir County Council");
  transfer.set_contact("Customer relations, Weir County Council\nphone 01632 960 420");
  *transfer.mutable_transferred_at() = At(absl::CivilDay(2027, 1, 6));
}

void AddNewPoint(CaseFile& file) {
  AddPoint(file, "The same thing happened in December, before Christmas.", "");
  *file.mutable_points(2)->mutable_matter()->mutable_received_at() =
      At(absl::CivilDay(2027, 1, 12));
}

void SignAnswer(CaseFile& file) {
  ledger::v1::Draft& draft = *file.mutable_draft();
  draft.set_state(ledger::v1::DRAFT_STATE_SIGNED);
  draft.mutable_signature()->set_signed_by("Margaret Holloway, Director of Adult Social Care");
  ledger::v1::Answer& answer = *draft.mutable_answer();
  answer.set_considered(
      "We read the care records and the rota. We spoke to you, to your father and to the two "
      "people who should have come.");
  for (const auto& [id, words] :
       {std::pair(1U, "The rota was changed on the Friday, and nobody passed it on."),
        std::pair(2U, "Our weekend desk could not see the rota.")}) {
    ledger::v1::PointConclusion& point = *answer.add_points();
    point.set_point_id(id);
    point.set_outcome("UPH");
    point.set_words(words);
  }
  answer.set_action("proposed");
  ledger::v1::NewAction& desk = *answer.add_actions();
  desk.set_words("We will give our weekend desk the rota");
  *desk.mutable_due_by() = ToMessage(absl::CivilDay(2027, 2, 8));
  ledger::v1::NewAction& checks = *answer.add_actions();
  checks.set_words("We will check every changed visit by phone");
  *checks.mutable_due_by() = ToMessage(absl::CivilDay(2027, 3, 1));
}

void Answer(CaseFile& file) {
  *file.mutable_responded_at() = At(kPromised);
  ledger::v1::Action& desk = *file.add_actions();
  desk.set_words("We will give our weekend desk the rota");
  *desk.mutable_due_by() = ToMessage(absl::CivilDay(2027, 2, 8));
  *desk.mutable_done_at() = At(absl::CivilDay(2027, 2, 8));
  desk.set_evidence("The desk can see the rota on its screen, and used it last weekend.");
  ledger::v1::Action& checks = *file.add_actions();
  checks.set_words("We will check every changed visit by phone");
  *checks.mutable_due_by() = ToMessage(absl::CivilDay(2027, 3, 1));
  ledger::v1::ResponseCorrection& correction = *file.add_response_corrections();
  correction.set_obligation_id(ObligationId(1));
  correction.set_wrong("We told you that two people should have come on that Sunday.");
  correction.set_right("One person should have come. What we found and what we will do stays.");
}

void Decide(CaseFile& file) {
  ledger::v1::OmbudsmanMatter& matter = *file.add_ombudsman();
  matter.set_decision("UPH-FI");
  *matter.mutable_decided_on() = ToMessage(absl::CivilDay(2027, 9, 6));
  for (const auto& [words, day] :
       {std::pair("We will pay you £150 for the worry that we caused", absl::CivilDay(2027, 10, 4)),
        std::pair("We will train our weekend desk", absl::CivilDay(2027, 12, 6))}) {
    ledger::v1::Recommendation& recommendation = *matter.add_recommendations();
    recommendation.set_words(words);
    *recommendation.mutable_due_by() = ToMessage(day);
  }
}

void AskProvider(CaseFile& file) {
  ledger::v1::Contribution& asked = *file.add_contributions();
  asked.set_contributor("brightwater");
  asked.set_contributor_name("Brightwater Home Care");
  asked.set_contact_name("Ms Doyle");
  asked.set_contact_email("doyle@brightwater.example.org");
  asked.set_obligation_id(ObligationId(1));
  asked.set_state(ledger::v1::CONTRIBUTION_STATE_ASKED);
  asked.set_shown(
      "- The rota for Saturday 2 and Sunday 3 January 2027.\n- The log of calls to your office on "
      "those days.");
}

void ResolveEarly(CaseFile& file) {
  file.set_record_type(ledger::v1::RECORD_TYPE_ERO);
  file.mutable_matter()->mutable_oral_resolution()->set_told(
      "Brightwater will phone you the day before if a visit changes.");
}

void LimitContact(CaseFile& file) {
  ledger::v1::ContactRestriction& limit = *file.mutable_complainant()->add_restrictions();
  limit.set_restriction_id(1);
  limit.set_words("Please contact us in writing only.\nWe will answer once a week.");
  *limit.mutable_since() = At(absl::CivilDay(2027, 2, 8));
  *limit.mutable_until() = ToMessage(absl::CivilDay(2027, 5, 7));
  ledger::v1::ContactDecision& decision = *limit.mutable_decision();
  decision.set_reason(
      "You phoned 61 times in two weeks, and shouted at three people. We told you on Monday 18 "
      "January 2027 what would follow.");
  *decision.mutable_review_by() = ToMessage(absl::CivilDay(2027, 5, 4));
  decision.set_appeal_to("the Head of Customer Relations");
  *decision.mutable_appeal_by() = ToMessage(absl::CivilDay(2027, 3, 8));
  decision.set_obligation_id(ObligationId(1));
}

// Under the Code, at the first stage or at the last.
void SignStage(CaseFile& file, bool last) {
  file.set_procedure("CODE-2024");
  SignAnswer(file);
  ledger::v1::StageAnswer& stage = *file.mutable_draft()->mutable_stage();
  stage.set_number(last ? 2 : 1);
  if (!last) *stage.mutable_escalate_by() = ToMessage(absl::CivilDay(2027, 3, 3));
}

void AskForStageTwo(CaseFile& file) {
  file.set_procedure("CODE-2024");
  ledger::v1::Stage& stage = *file.mutable_periods()->add_stages();
  stage.set_number(2);
  *stage.mutable_requested_at() = At(absl::CivilDay(2027, 2, 22));
}

// The case when the notice of that code is owed.
CaseFile FileFor(const std::string& code) {
  CaseFile file = Investigated();
  if (code == "N-05" || code == "N-07P") Share(file);
  if (code == "N-05R" || code == "N-06") {
    file.mutable_authority()->set_obligation_id(ObligationId(1));
    file.mutable_authority()->set_refusal_ground(ledger::v1::REFUSAL_GROUND_NO_AUTHORITY);
    file.mutable_authority()->set_refusal_reason(
        "Mr Ashworth can decide this for himself. He told us that he does not want to complain.");
  }
  if (code == "N-07") Exclude(file);
  if (code == "N-07T") RefuseForTime(file);
  if (code == "N-07J") JoinHospital(file);
  if (code == "N-07X") Transfer(file);
  if (code == "N-08") TakeSteps(file);
  if (code == "N-10C") {
    ledger::v1::LongerPeriod& agreed = *file.mutable_periods()->add_longer_periods();
    *agreed.mutable_agreed_at() = At(absl::CivilDay(2027, 6, 11));
    *agreed.mutable_until() = ToMessage(absl::CivilDay(2027, 8, 13));
  }
  if (code == "N-12") SignAnswer(file);
  if (code == "N-13" || code == "N-16" || code == "N-17" || code == "N-19") Answer(file);
  if (code == "N-14") *file.mutable_withdrawn_at() = At(absl::CivilDay(2027, 1, 7));
  if (code == "N-15") AddNewPoint(file);
  if (code == "N-18") Decide(file);
  if (code == "N-21") ResolveEarly(file);
  if (code == "N-22") LimitContact(file);
  if (code == "N-23" || code == "N-23F") SignStage(file, code == "N-23F");
  if (code == "N-23A") AskForStageTwo(file);
  if (code == "N-S2") AskProvider(file);
  if (code == "N-20") {
    file.mutable_complainant()->clear_name();
    file.set_record_type(ledger::v1::RECORD_TYPE_CPL);
  }
  return file;
}

Duty DutyFor(const std::string& code) {
  const std::string owed = code == "N-05R" ? "N-05" : code == "N-23F" ? "N-23" : code;
  Duty duty = DutyOf(owed);
  duty.due_by = absl::CivilDay(2027, 1, 13);
  if (code != "N-09" && code != "N-10" && code != "N-11") return duty;
  const bool delay = code == "N-09";
  const ledger::v1::RecordedEvent event =
      MovedOn(kReceived + 21, 1, kPromised,
              delay ? absl::CivilDay(2027, 2, 17) : absl::CivilDay(2027, 8, 13), "DR-01");
  duty.moved = event.event().response_date_moved();
  (*duty.moved->mutable_facts())["who"] = "Brightwater Home Care";
  (*duty.moved->mutable_facts())["date"] = "2027-01-14";
  duty.moved->set_explanation("We have asked them again, and we go to see them this week.");
  return duty;
}

}  // namespace

Filling SampleFilling(const std::string& code) {
  const absl::StatusOr<Draft> draft = DraftOf(DutyFor(code), FileFor(code), Book());
  if (!draft.ok()) {
    std::cerr << code << ": " << draft.status() << "\n";
    std::abort();
  }
  Filling filling = draft->filling;
  filling.texts["vehicle"] = "letter";
  filling.texts["phone_needs"] = "Speak slowly: she wears a hearing aid.";
  return filling;
}

std::vector<std::string> SampleCodes() {
  return {"N-01",  "N-02",  "N-03",  "N-04",  "N-05",  "N-05R", "N-06", "N-07",  "N-07T",
          "N-07P", "N-07J", "N-07X", "N-08",  "N-09",  "N-09H", "N-10", "N-10C", "N-11",
          "N-12",  "N-13",  "N-14",  "N-15",  "N-16",  "N-17",  "N-18", "N-19",  "N-20",
          "N-21",  "N-22",  "N-23",  "N-23A", "N-23F", "N-S1",  "N-S2"};
}

std::vector<std::string> EasyReadCodes() {
  return {"N-01", "N-03", "N-04", "N-08", "N-09", "N-09H", "N-14"};
}

std::vector<std::string> ScriptCodes() {
  return {"N-01", "N-03",  "N-04", "N-05", "N-05R", "N-08",
          "N-09", "N-09H", "N-10", "N-11", "N-13",  "N-17"};
}

}  // namespace candour::notification
