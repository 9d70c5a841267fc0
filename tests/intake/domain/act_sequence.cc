#include "tests/intake/domain/act_sequence.h"

#include <array>
#include <string>
#include <vector>

#include "services/common/day/london.h"
#include "services/intake/domain/instant.h"
#include "tests/intake/domain/inquiry/inquiry_sequence.h"
#include "tests/intake/domain/matter/matter_sequence.h"
#include "tests/intake/domain/people/people_sequence.h"
#include "tests/intake/domain/period/period_sequence.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::array<const char*, 5> kOutcomes = {"UPH", "PUP", "NUP", "NOF", "RES"};
constexpr std::array<const char*, 4> kThemes = {"CHG-01", "FIN-02", "CHG-99", "none"};
constexpr std::array<type::v1::Role, 3> kRoles = {
    type::v1::ROLE_HANDLER, type::v1::ROLE_COMPLAINTS_MANAGER, type::v1::ROLE_SAFEGUARDING_LEAD};

// The instants of the case's obligations; with `only_due` those that the alarm worker would send.
std::vector<v1::TimeReached> Instants(const ACase& the_case, bool only_due) {
  std::vector<v1::TimeReached> instants;
  for (const v1::Obligation& obligation : the_case.File().obligations()) {
    for (const v1::AlarmInstant& alarm : obligation.alarms()) {
      const bool due = obligation.state() == v1::OBLIGATION_STATE_OPEN && !alarm.reached() &&
                       InstantFrom(alarm.at()) <= the_case.TheContext().now;
      if (only_due && !due) continue;
      v1::TimeReached& instant = instants.emplace_back();
      instant.set_obligation_id(obligation.obligation_id());
      instant.set_alarm(alarm.alarm());
      *instant.mutable_at() = alarm.at();
    }
  }
  return instants;
}

}  // namespace

int ActSequence::Pick(size_t count) { return static_cast<int>(random_() % count); }

v1::Submit ActSequence::Contact() {
  v1::Submit submit = AComplaint();
  const int type = Chance(66) ? v1::RECORD_TYPE_CMP : 1 + Pick(v1::RecordType_MAX);
  submit.set_record_type(static_cast<v1::RecordType>(type));
  if (submit.record_type() == v1::RECORD_TYPE_ERO) submit.set_channel(v1::CHANNEL_PHONE);
  if (Chance(30)) submit.mutable_complainant()->set_email_consent(false);
  if (Chance(10)) {
    submit.clear_complainant();
    submit.set_anonymous(true);
  }
  if (Chance(30)) submit.add_points()->set_text("And nobody answered the telephone.");
  submit.set_scope_checked(Chance(50));
  SomePeople(random_, submit);
  return submit;
}

absl::CivilDay ActSequence::SomeDay(const ACase& the_case) {
  return LondonDay(the_case.TheContext().now) + Pick(120) - 5;
}

v1::Act ActSequence::Notice(const ACase& the_case) {
  const v1::CaseFile& file = the_case.File();
  v1::Act act;
  v1::RecordNotice& notice = *act.mutable_record_notice();
  if (file.obligations().empty()) return act;
  const v1::Obligation& obligation =
      file.obligations(Pick(static_cast<size_t>(file.obligations_size())));
  notice.set_obligation_id(obligation.obligation_id());
  notice.set_notice(obligation.notice());
  notice.set_channel("folder");
  *notice.mutable_sent_at() = ToTimestamp(the_case.TheContext().now);
  notice.set_rendered_digest(std::string(32, 'd'));
  return act;
}

v1::Act ActSequence::Alarm(const ACase& the_case) {
  const std::vector<v1::TimeReached> instants = Instants(the_case, /*only_due=*/!Chance(20));
  v1::Act act;
  act.mutable_time_reached();
  if (instants.empty()) return act;
  *act.mutable_time_reached() = instants.at(static_cast<size_t>(Pick(instants.size())));
  return act;
}

v1::Act ActSequence::Answer(const ACase& the_case) {
  v1::Act act = RespondUpheld();
  act.mutable_respond()->clear_points();
  for (const v1::Point& point : the_case.File().points()) {
    if (Chance(10)) continue;
    v1::PointOutcome& outcome = *act.mutable_respond()->add_points();
    outcome.set_point_id(point.point_id());
    outcome.set_outcome(kOutcomes.at(static_cast<size_t>(Pick(kOutcomes.size()))));
  }
  return act;
}

v1::Act ActSequence::Themes(const ACase& the_case) {
  const char* theme = kThemes.at(static_cast<size_t>(Pick(kThemes.size())));
  const auto point_id =
      static_cast<uint32_t>(Pick(static_cast<size_t>(the_case.File().points_size()) + 1));
  v1::Act act;
  if (Chance(50)) {
    v1::PointSuggestions& point = *act.mutable_suggest_themes()->add_points();
    point.set_point_id(point_id);
    point.add_suggestions()->set_theme(theme);
    point.mutable_suggestions(0)->set_probability(Pick(100) / 100.0);
    point.mutable_suggestions(0)->add_evidence("two hours late");
    act.mutable_suggest_themes()->set_model("nb-1");
    return act;
  }
  v1::PointTheme& point = *act.mutable_confirm_themes()->add_points();
  point.set_point_id(point_id);
  point.set_theme(theme);
  if (point_id == 0) point.set_text("Her visits were cut short as well.");
  return act;
}

v1::Act ActSequence::Step() {
  v1::Act act;
  act.mutable_record_step()->set_step("records_read");
  act.mutable_record_step()->set_date_reaffirmed(Chance(50));
  return act;
}

v1::Act ActSequence::Plan(const ACase& the_case) {
  if (Chance(50)) return AgreeOn(SomeDay(the_case));
  v1::Act act = DetermineOn(SomeDay(the_case));
  if (Chance(50)) return act;
  act.mutable_determine_plan()->clear_response_by();
  act.mutable_determine_plan()->set_band(static_cast<uint32_t>(1 + Pick(4)));
  return act;
}

v1::Act ActSequence::Next(ACase& the_case) {
  the_case.At(the_case.TheContext().now + absl::Hours(Chance(50) ? 1 : Pick(600)));
  the_case.As(kRoles.at(static_cast<size_t>(Pick(kRoles.size()))));
  if (Chance(15)) return SomeInquiryAct(random_, the_case);
  if (Chance(15)) return SomePeopleAct(random_, the_case);
  if (Chance(20)) return SomeMatterAct(random_, the_case);
  if (Chance(12)) return SomePeriodAct(random_, the_case);
  switch (Pick(100) / 4) {
    case 0:
    case 1:
    case 2:
      return AcknowledgeByPhone();
    case 3:
    case 4:
    case 5:
      return Plan(the_case);
    case 6:
    case 7:
    case 8:
      return ExtendTo(SomeDay(the_case));
    case 9:
      return Step();
    case 10:
      return Answer(the_case);
    case 11: {
      return Chance(20) ? Withdraw() : Close();
    }
    case 12:
    case 13:
      return Themes(the_case);
    case 14: {
      v1::Act act;
      act.mutable_erase_personal()->set_rule("retention-6y");
      return act;
    }
    case 15:
    case 16:
    case 17:
    case 18:
    case 19:
      return Notice(the_case);
    default:
      return Alarm(the_case);
  }
}

}  // namespace candour::intake
