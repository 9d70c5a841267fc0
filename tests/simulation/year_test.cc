// Also tests tests/simulation/post.h and promises.h.
#include "tests/simulation/year.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "services/common/day/london.h"
#include "tests/intake/domain/matter/matter_acts.h"
#include "tests/notification/story.h"
#include "tests/simulation/year_case.h"

namespace candour::simulation {
namespace {

namespace v1 = ledger::v1;

using ::testing::IsEmpty;

const absl::CivilDay kMonday(2026, 7, 6);

class YearTest : public testing::Test {
 protected:
  const YearWorld world_ = AYear();
  const notification::Rules& rules_ = notification::HouseRules();
};

// Proves G-1, G-2, G-4, G-5, G-9, NG-1, NG-5, NG-6.
TEST_F(YearTest, NobodyIsPastAPromisedDateWithoutAWord) {
  const YearFigures figures = RunYear({}, world_, rules_);

  EXPECT_THAT(figures.faults, IsEmpty()) << InWords(figures);
  // The year has all that it is there for.
  EXPECT_GT(figures.promises, figures.cases / 2);
  for (const PromiseEnd end : {PromiseEnd::kKept, PromiseEnd::kMoved, PromiseEnd::kToldLate,
                               PromiseEnd::kHeld, PromiseEnd::kSecondMiss}) {
    EXPECT_EQ(figures.ends.count(end), 1U) << NameOf(end);
  }
  EXPECT_EQ(figures.ends.count(PromiseEnd::kSilent), 0U);
  EXPECT_GT(figures.returned, 0);
  EXPECT_GT(figures.by_email, 0);
  EXPECT_GT(figures.by_letter, 0);
}

TEST_F(YearTest, IsTheSameForTheSameSeed) {
  YearSettings settings;
  settings.cases = 6;

  EXPECT_EQ(InWords(RunYear(settings, world_, rules_)), InWords(RunYear(settings, world_, rules_)));
}

// A council whose mail never dies, and a case that a test leads day by day.
class DiligentTest : public YearTest {
 protected:
  DiligentTest() {
    v1::Submit contact = intake::AComplaint();
    contact.mutable_complainant()->add_address_lines("2 Mill Lane");
    contact.mutable_complainant()->set_email_consent(false);
    contact.set_scope_checked(true);
    *contact.add_points() = contact.points(0);
    case_.Begin(contact, AtLocalHour(kMonday, 9));
  }

  void Do(const v1::Act& act) { EXPECT_TRUE(case_.Do(act, "handler-1", type::v1::ROLE_HANDLER)); }

  // Every working day at ten something that may be told happens, and the handler stands by the
  // date.
  void WorkUntil(absl::CivilDay last) {
    for (absl::CivilDay day = kMonday; day <= last; ++day) {
      case_.Come(AtLocalHour(day, 9));
      case_.TheCase().At(AtLocalHour(day, 10));
      v1::Act step;
      step.mutable_record_step()->set_step("draft_begun");
      step.mutable_record_step()->set_date_reaffirmed(true);
      if (rules_.calendar.IsWorkingDay(day).value_or(false)) Do(step);
      case_.Come(AtLocalHour(day, 10));
      case_.Come(EndOfDay(day));
    }
  }

  std::vector<Departure> Left(const std::string& notice) const {
    std::vector<Departure> left;
    for (const Departure& each : case_.ThePost().Departures()) {
      if (each.notice == notice) left.push_back(each);
    }
    return left;
  }

  const MailServer mail_{0, absl::CivilDay(1990, 1, 1)};
  YearCase case_{world_, rules_, mail_, "milford", 17};
};

// Proves G-1, G-2, R-37.
TEST_F(DiligentTest, ACaseOfTwelveWeeksGetsEveryProgressNotice) {
  case_.TheCase().At(AtLocalHour(kMonday, 10));
  Do(intake::AcknowledgeByPhone());
  Do(intake::AgreeOn(kMonday + 7L * 12));

  WorkUntil(kMonday + 7L * 12 - 3);

  const std::vector<Departure> told = Left("N-08");
  // Each goes when its handler is warned, two working days before its last day.
  ASSERT_EQ(told.size(), 7U);
  for (std::size_t i = 1; i < told.size(); ++i) {
    EXPECT_NE(told[i].obligation_id, told[i - 1].obligation_id);
    EXPECT_LE(*rules_.calendar.WorkingDaysBetween(LondonDay(told[i - 1].at), LondonDay(told[i].at)),
              10);
  }
}

// Proves G-1.
TEST_F(DiligentTest, EachOfTwoProvidersIsAskedAboutByItself) {
  case_.TheCase().At(AtLocalHour(kMonday, 10));
  Do(intake::OwnServiceOf(1, "1-101"));
  Do(intake::OwnServiceOf(2, "1-202"));
  for (const char* provider : {"1-101", "1-202"}) {
    v1::Act act;
    act.mutable_ask_provider_consent()->mutable_share()->set_provider(provider);
    act.mutable_ask_provider_consent()->mutable_share()->set_what("The days of the visits.");
    Do(act);
  }

  std::vector<std::string> asked;
  for (const auto& [id, owed] : case_.ThePost().Owed()) {
    if (owed.duty.notice == "N-05") asked.push_back(id);
  }

  ASSERT_EQ(asked.size(), 2U);
  EXPECT_NE(asked[0], asked[1]);
}

// Proves G-1, I-7.
TEST_F(DiligentTest, ANewBankHolidaySendsNothingAgain) {
  case_.TheCase().At(AtLocalHour(kMonday, 10));
  Do(intake::AcknowledgeByPhone());
  Do(intake::AgreeOn(kMonday + 7L * 20));
  WorkUntil(world_.adopted_on);
  const std::size_t before = case_.ThePost().Departures().size();
  ASSERT_GT(before, 0U);

  case_.TheCase().Of(world_.after);
  v1::Act act;
  act.mutable_rederive();
  ASSERT_TRUE(case_.Do(act, "candour-adoption", type::v1::ROLE_SERVICE));
  case_.Come(AtLocalHour(world_.adopted_on + 1, 0));

  EXPECT_EQ(case_.TheCase().File().calendar_version(), "2");
  EXPECT_EQ(case_.ThePost().Departures().size(), before);
}

}  // namespace
}  // namespace candour::simulation
