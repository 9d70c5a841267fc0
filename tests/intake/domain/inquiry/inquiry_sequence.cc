#include "tests/intake/domain/inquiry/inquiry_sequence.h"

#include <array>
#include <cstdint>

#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "tests/intake/domain/inquiry/inquiry_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::array<const char*, 3> kStaff = {"handler-1", "manager-1", "director-1"};

// A number of a list of so many, now and then one beyond it.
uint32_t NumberIn(std::mt19937_64& random, int size) {
  return static_cast<uint32_t>(random() % (static_cast<uint64_t>(size) + 1)) + 1;
}

absl::CivilDay Soon(std::mt19937_64& random, const ACase& the_case) {
  return LondonDay(the_case.TheContext().now) + static_cast<int>(random() % 60) - 2;
}

v1::Act OnContributions(std::mt19937_64& random, const ACase& the_case) {
  const uint32_t number = NumberIn(random, the_case.File().contributions_size());
  switch (random() % 3) {
    case 0:
      return AskTheProvider();
    case 1:
      return ReceiveFrom(number);
    default: {
      v1::Act act;
      act.mutable_withdraw_contribution()->set_contribution_id(number);
      act.mutable_withdraw_contribution()->set_reason("It is not needed.");
      return act;
    }
  }
}

v1::Act OnAnswer(std::mt19937_64& random, const ACase& the_case) {
  const uint32_t version = the_case.File().draft().draft_version();
  switch (random() % 4) {
    case 0: {
      v1::Act act = WriteAnswer();
      v1::Answer& answer = *act.mutable_write_draft()->mutable_answer();
      const v1::PointConclusion one = answer.points(0);
      answer.clear_points();
      for (const v1::Point& point : the_case.File().points()) {
        v1::PointConclusion& conclusion = *answer.add_points() = one;
        conclusion.set_point_id(point.point_id());
      }
      if (random() % 2 == 0) return act;
      answer.set_action("proposed");
      answer.add_actions()->set_words("We train the team.");
      *answer.mutable_actions(0)->mutable_due_by() = ToMessage(Soon(random, the_case));
      return act;
    }
    case 1:
      return CheckVersion(version);
    case 2:
      return SignVersion(version);
    default:
      return SendSigned();
  }
}

v1::Act Afterwards(std::mt19937_64& random, const ACase& the_case) {
  const v1::CaseFile& file = the_case.File();
  v1::Act act;
  switch (random() % 5) {
    case 0:
      act.mutable_correct_response()->set_wrong("We wrote 4 May.");
      act.mutable_correct_response()->set_right("It was 5 May.");
      return act;
    case 1:
      act.mutable_complete_action()->set_action_id(NumberIn(random, file.actions_size()));
      act.mutable_complete_action()->set_evidence("It was done.");
      return act;
    case 2:
      act.mutable_decline_survey();
      return act;
    case 3:
      act.mutable_record_further_contact()->set_words("I do not agree.");
      return act;
    default:
      act.mutable_answer_further_contact()->set_contact_id(
          NumberIn(random, file.further_contacts_size()));
      act.mutable_answer_further_contact()->set_disposition("signposted");
      return act;
  }
}

v1::Act OnOmbudsman(std::mt19937_64& random, const ACase& the_case) {
  const absl::CivilDay today = LondonDay(the_case.TheContext().now);
  v1::Act act;
  switch (random() % 4) {
    case 0:
      return OmbudsmanAsks(today, Soon(random, the_case));
    case 1: {
      act = OmbudsmanDecides(today, "UPH-FI");
      v1::NewRecommendation& each = *act.mutable_record_ombudsman_decision()->add_recommendations();
      each.set_words("Apologise.");
      *each.mutable_due_by() = ToMessage(Soon(random, the_case));
      return act;
    }
    case 2:
      act.mutable_comply_with_recommendation()->set_recommendation_id(NumberIn(random, 1));
      act.mutable_comply_with_recommendation()->set_evidence("The letter.");
      return act;
    default:
      act.mutable_sign_off_recommendation()->set_recommendation_id(NumberIn(random, 1));
      return act;
  }
}

v1::Act OnLearning(std::mt19937_64& random, const ACase& the_case) {
  const uint32_t number = NumberIn(random, the_case.File().learning_size());
  v1::Act act;
  switch (random() % 4) {
    case 0:
      return LearnBy(Soon(random, the_case));
    case 1:
      act.mutable_complete_learning()->set_learning_id(number);
      act.mutable_complete_learning()->set_evidence("It was done.");
      return act;
    case 2:
      act.mutable_drop_learning()->set_learning_id(number);
      act.mutable_drop_learning()->set_reason("It is not needed.");
      return act;
    default:
      act.mutable_record_impact()->set_learning_id(number);
      act.mutable_record_impact()->set_impact("better");
      act.mutable_record_impact()->set_note("No complaint since.");
      return act;
  }
}

}  // namespace

v1::Act SomeInquiryAct(std::mt19937_64& random, ACase& the_case) {
  the_case.By(kStaff.at(random() % kStaff.size()));
  switch (random() % 5) {
    case 0:
      return OnContributions(random, the_case);
    case 1:
      return OnAnswer(random, the_case);
    case 2:
      return Afterwards(random, the_case);
    case 3:
      return OnOmbudsman(random, the_case);
    default:
      return OnLearning(random, the_case);
  }
}

}  // namespace candour::intake
