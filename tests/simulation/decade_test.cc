#include "tests/simulation/decade.h"

#include <gmock/gmock.h>

#include "services/common/day/day.h"
#include "tests/support/law.h"
#include "tests/support/rule_calendar.h"

namespace candour::simulation {
namespace {

using ::testing::HasSubstr;

std::vector<absl::CivilDay> DaysOf(const reference::v1::Calendar& calendar) {
  std::vector<absl::CivilDay> days;
  for (const reference::v1::Holiday& holiday : calendar.holidays()) {
    days.push_back(*DayFrom(holiday.day()));
  }
  return days;
}

TEST(RuleMadeCalendarTest, AgreesWithTheProclaimedYears) {
  EXPECT_EQ(DaysOf(tests::RuleMadeCalendar(2024, 2028)),
            DaysOf(*CalendarVersion(tests::Law(), "england-and-wales", 1)));
}

// Proves I-1, I-2, I-3, I-4, I-5, I-6, I-7, I-8.
TEST(DecadeTest, KeepsEveryInvariantAfterEveryAct) {
  const intake::ReferenceData reference_data = DecadeReference();
  Settings settings;
  settings.acts = 20'000;

  const Figures figures = RunDecade(settings, reference_data);

  EXPECT_FALSE(figures.failure.has_value())
      << figures.failure->fault << "\nseed " << figures.failure->seed << "\n"
      << InWords(Shrink(figures.failure->script, [&](const std::vector<Try>& script) {
           return PlayOn(*figures.failure, script, reference_data);
         }));
  EXPECT_GE(figures.tried, settings.acts);
  EXPECT_GT(figures.done, settings.acts / 4);
}

TEST(DecadeTest, IsTheSameForTheSameSeed) {
  const intake::ReferenceData reference_data = DecadeReference();
  Settings settings;
  settings.acts = 500;

  const Figures once = RunDecade(settings, reference_data);
  const Figures again = RunDecade(settings, reference_data);

  EXPECT_EQ(once.by_type, again.by_type);
}

Try AnAct(const char* subject) {
  Try attempt;
  attempt.subject = subject;
  return attempt;
}

TEST(ShrinkTest, LeavesOutWhatTheFaultDoesNotNeed) {
  const std::vector<Try> script = {AnAct("a"), AnAct("b"), AnAct("c"), AnAct("d"), AnAct("e")};
  const Play needs_b_before_d = [](const std::vector<Try>& played) {
    std::string order;
    for (const Try& attempt : played) order += attempt.subject;
    const std::size_t b = order.find('b');
    return b != std::string::npos && order.find('d', b) != std::string::npos ? "fault" : "";
  };

  const std::vector<Try> shortest = Shrink(script, needs_b_before_d);

  ASSERT_EQ(shortest.size(), 2U);
  EXPECT_EQ(shortest[0].subject, "b");
  EXPECT_EQ(shortest[1].subject, "d");
}

TEST(InWordsTest, SaysWhenAndWhoAndWhat) {
  Try attempt = AnAct("handler-1");
  attempt.at = absl::FromUnixSeconds(1'795'255'200);
  attempt.act = intake::Close();

  EXPECT_THAT(InWords({attempt}), HasSubstr("2026-11-21 10:00 handler-1"));
  EXPECT_THAT(InWords({attempt}), HasSubstr("All done."));
}

}  // namespace
}  // namespace candour::simulation
