#include "tests/intake/domain/matter/matter_sequence.h"

#include <array>
#include <string>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/intake/domain/decide_checks.h"
#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::array<const char*, 8> kExclusions = {"X-a", "X-b", "X-c", "X-d",
                                                    "X-e", "X-g", "X-h", "X-z"};
constexpr std::array<const char*, 6> kFindings = {"UPH", "PUP", "NUP", "NOF", "RES", "WDN"};
constexpr std::array<const char*, 6> kKinds = {"CMP", "CNC", "ENC", "ENM", "SRQ", "OTH"};
constexpr std::array<const char*, 4> kFlags = {"", "safeguarding", "media", "death"};
constexpr std::array<const char*, 3> kProviders = {"1-101", "1-202", "1-303"};
constexpr std::array<v1::RemedyStep, 4> kRemedySteps = {
    v1::REMEDY_STEP_OFFERED, v1::REMEDY_STEP_ACCEPTED, v1::REMEDY_STEP_PAID,
    v1::REMEDY_STEP_REFUSED};

// Draws numbers and the point they are about.
class Draw {
 public:
  Draw(std::mt19937_64& random, const ACase& the_case) : random_(random), case_(the_case) {}

  size_t Below(size_t count) { return static_cast<size_t>(random_() % count); }
  bool Chance(size_t percent) { return Below(100) < percent; }
  template <typename Value, size_t N>
  Value From(const std::array<Value, N>& values) {
    return values.at(Below(N));
  }
  // A point of the case, or one more.
  uint32_t Point() {
    return static_cast<uint32_t>(Below(static_cast<size_t>(case_.File().points_size()) + 1) + 1);
  }
  absl::CivilDay DayBefore() {
    return StoredDay(case_.File().received_on()) - static_cast<int>(Below(600));
  }
  const ACase& Case() const { return case_; }

 private:
  std::mt19937_64& random_;
  const ACase& case_;
};

v1::Act Describe(Draw& draw) {
  if (draw.Chance(50)) return OccurredOn(draw.Point(), draw.DayBefore());
  v1::Act act = OwnServiceOf(draw.Point(), draw.From(kProviders));
  act.mutable_describe_point()->set_desired_outcome("An apology.");
  return act;
}

v1::Act Remedy(Draw& draw) {
  v1::Act act;
  v1::RecordRemedy& remedy = *act.mutable_record_remedy();
  remedy.set_point_id(draw.Point());
  remedy.set_step(draw.From(kRemedySteps));
  if (remedy.step() == v1::REMEDY_STEP_OFFERED) {
    remedy.set_code("REM-REF");
    remedy.set_amount_pence(41250);
  } else {
    remedy.set_remedy_id(static_cast<uint32_t>(draw.Below(3)) + 1);
  }
  return act;
}

v1::Act Scope(Draw& draw) {
  switch (draw.Below(6)) {
    case 0: {
      v1::Act act = ExcludeAs(draw.From(kExclusions));
      if (draw.Chance(50)) act.mutable_exclude()->add_point_ids(draw.Point());
      return act;
    }
    case 1:
      return ConsiderLate(draw.Point(), draw.Chance(60), draw.Chance(60));
    case 2: {
      v1::Act act;
      act.mutable_resolve_orally()->set_satisfied(draw.Chance(70));
      act.mutable_resolve_orally()->set_formal_wanted(draw.Chance(20));
      act.mutable_resolve_orally()->set_note("The visit was made up.");
      return act;
    }
    case 3: {
      v1::Act act = TransferTo("nhs-trust-1");
      act.mutable_transfer_out()->mutable_transfer()->add_point_ids(draw.Point());
      return act;
    }
    default:
      return ConvertTo(draw.From(kKinds));
  }
}

v1::Act Together(Draw& draw) {
  v1::Act act;
  switch (draw.Below(5)) {
    case 0: {
      v1::JointHandling& joint = *act.mutable_arrange_joint()->mutable_joint();
      joint.add_bodies("nhs-trust-1");
      joint.set_lead(draw.Chance(50) ? "council" : "nhs-trust-1");
      *joint.mutable_agreed_on() = ToMessage(LondonDay(draw.Case().TheContext().now));
      return act;
    }
    case 1:
      act.mutable_request_information()->set_body("nhs-trust-1");
      act.mutable_request_information()->set_text("The discharge summary.");
      return act;
    case 2:
      act.mutable_record_information()->set_request_id(static_cast<uint32_t>(draw.Below(3)) + 1);
      return act;
    case 3:
      act.mutable_ask_provider_consent()->mutable_share()->set_provider(draw.From(kProviders));
      act.mutable_ask_provider_consent()->mutable_share()->set_what("The days of the visits.");
      return act;
    default:
      act.mutable_send_to_provider()->set_provider(draw.From(kProviders));
      return act;
  }
}

v1::Act Risk(Draw& draw) {
  v1::Act act;
  switch (draw.Below(7)) {
    case 0:
      return TriageAs(static_cast<uint32_t>(draw.Below(7)), static_cast<uint32_t>(draw.Below(6)),
                      draw.From(kFlags));
    case 1:
      act.mutable_tell_director()->set_obligation_id(draw.Case().Last("DIRECTOR").obligation_id());
      return act;
    case 2:
      act.mutable_record_safeguarding()->set_reference("SA-2026-0042");
      act.mutable_record_safeguarding()->set_ended(draw.Chance(40));
      return act;
    case 3:
      act.mutable_answer_debt_hold()->set_held(draw.Chance(50));
      act.mutable_answer_debt_hold()->set_reason("The invoices are disputed.");
      return act;
    case 4:
      act.mutable_report_misdirected()->set_disclosed("A letter went next door.");
      return act;
    case 5:
      act.mutable_answer_alert()->set_alert_id(static_cast<uint32_t>(draw.Below(3)) + 1);
      act.mutable_answer_alert()->set_unsafe(draw.Chance(20));
      act.mutable_answer_alert()->set_done("Rang her: she is with her sister.");
      return act;
    default:
      act.mutable_assess_misdirected()->set_decision("It came back unopened.");
      return act;
  }
}

}  // namespace

v1::Act SomeMatterAct(std::mt19937_64& random, const ACase& the_case) {
  Draw draw(random, the_case);
  switch (draw.Below(10)) {
    case 0:
    case 1:
      return AddRelated(draw.Chance(30) ? "The carer slapped her hand." : "She had no lunch.");
    case 2:
      return Describe(draw);
    case 3:
      return Find(draw.Point(), draw.From(kFindings));
    case 4:
      return Remedy(draw);
    case 5: {
      v1::Act act;
      act.mutable_remove_misfiled()->set_point_id(draw.Point());
      return act;
    }
    case 6:
      return Scope(draw);
    case 7:
      return Together(draw);
    default:
      return Risk(draw);
  }
}

}  // namespace candour::intake
