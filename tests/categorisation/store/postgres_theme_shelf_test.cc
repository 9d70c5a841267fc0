#include "services/categorisation/store/postgres_theme_shelf.h"

#include <gtest/gtest.h>

#include "tests/categorisation/store/texts.h"

namespace candour::categorisation {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'793'000'000);

std::string BestOf(const absl::StatusOr<CurrentModel>& model, const std::string& text) {
  const Probabilities scores = model->categoriser->Score(text);
  return Ranked(scores).front().first;
}

TEST(PostgresThemeShelfTest, LearnsWhatStaffConfirmAndUsesItFromThenOn) {
  Texts texts;
  texts.Learn();
  const Probabilities before = texts.shelf.Current("milford")->categoriser->Score("sour marmalade");

  const absl::StatusOr<TrainedModel> trained = texts.shelf.Retrain("milford", kNow);

  ASSERT_TRUE(trained.ok()) << trained.status();
  EXPECT_EQ(trained->name, "cues-1/learnt-1");
  EXPECT_EQ(trained->points, 6);
  const absl::StatusOr<CurrentModel> current = texts.shelf.Current("milford");
  EXPECT_EQ(current->name, "cues-1/learnt-1");
  EXPECT_FALSE(before.contains("DAY-02"));
  EXPECT_GT(current->categoriser->Score("sour marmalade").at("DAY-02"), 0);
}

TEST(PostgresThemeShelfTest, KeepsEveryModelAsARecord) {
  Texts texts;
  texts.Learn();
  ASSERT_TRUE(texts.shelf.Retrain("milford", kNow).ok());
  ASSERT_TRUE(texts.shelf.Retrain("milford", kNow).ok());

  EXPECT_EQ(texts.tables.Value("SELECT string_agg(version || ' ' || points || ' ' || through_seq "
                               "|| ' ' || (length(bytes) > 0) || ' ' || "
                               "extract(epoch FROM trained_at)::bigint, ', ' ORDER BY version) "
                               "FROM categorisation.model"),
            "1 6 12 true 1793000000, 2 6 12 true 1793000000");
  EXPECT_EQ(texts.shelf.Current("milford")->name, "cues-1/learnt-2");
}

TEST(PostgresThemeShelfTest, GivesNoAuthorityWhatAnothersTextsTaught) {
  Texts texts;
  texts.Learn("ashby");
  texts.Learn();
  texts.Happen(Confirmed(11, "EQP-05"));
  ASSERT_TRUE(texts.shelf.Retrain("ashby", kNow).ok());

  EXPECT_EQ(texts.shelf.Current("ashby")->name, "cues-1/learnt-1");
  EXPECT_EQ(texts.shelf.Current("milford")->name, "cues-1");
  EXPECT_EQ(texts.tables.Value("SELECT string_agg(authority_id, ',') FROM categorisation.model"),
            "ashby");
}

TEST(PostgresThemeShelfTest, HasNothingToLearnBeforeAConfirmation) {
  Texts texts;
  texts.Happen(Received(1, "My invoice is wrong."));

  EXPECT_TRUE(absl::IsFailedPrecondition(texts.shelf.Retrain("milford", kNow).status()));
  EXPECT_EQ(BestOf(texts.shelf.Current("milford"), "My invoice is wrong.").substr(0, 3), "CHG");
}

TEST(PostgresThemeShelfTest, LearnsNothingFromAnErasedText) {
  Texts texts;
  texts.Learn();
  texts.Happen(Erased(11));

  const absl::StatusOr<TrainedModel> trained = texts.shelf.Retrain("milford", kNow);

  ASSERT_TRUE(trained.ok()) << trained.status();
  EXPECT_EQ(trained->points, 5);
}

}  // namespace
}  // namespace candour::categorisation
