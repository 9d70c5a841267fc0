#include "services/categorisation/store/theme_projection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/postgres/transact.h"
#include "tests/categorisation/store/texts.h"

namespace candour::categorisation {
namespace {

constexpr const char* kBill = "My invoice never came.";

std::string Points(const Texts& texts) {
  return texts.tables.Value(
      "SELECT string_agg(right(complaint_id::text, 2) || ' ' || point_id || ' ' || theme || ' ' "
      "|| text, ', ' ORDER BY complaint_id, point_id) FROM categorisation.point");
}

TEST(ThemeProjectionTest, SuggestsThemesForEachPointWithItsEvidence) {
  Texts texts;
  ledger::v1::RecordedEvent received = Received(1, kBill);
  ledger::v1::Point& second =
      *received.mutable_event()->mutable_complaint_received()->mutable_file()->add_points();
  second.set_point_id(2);
  second.set_text("My invoice again.");
  texts.Happen(received);

  const std::vector<ledger::v1::Act> commands = texts.Commands();

  ASSERT_EQ(commands.size(), 1);
  EXPECT_EQ(commands[0].complaint_id(), CaseId(1));
  const ledger::v1::SuggestThemes& suggested = commands[0].suggest_themes();
  EXPECT_EQ(suggested.model(), "cues-1");
  ASSERT_EQ(suggested.points_size(), 2);
  EXPECT_EQ(suggested.points(1).point_id(), 2);
  ASSERT_GE(suggested.points(0).suggestions_size(), 1);
  EXPECT_EQ(suggested.points(0).suggestions(0).theme(), "CHG-02");
  EXPECT_THAT(suggested.points(0).suggestions(0).evidence(),
              testing::ElementsAre("invoice", "never came"));
}

TEST(ThemeProjectionTest, SuggestsForHistoryToo) {
  Texts texts;
  ledger::v1::RecordedEvent received = Received(1, kBill);
  received.mutable_event()->mutable_complaint_received()->mutable_file()->set_historic(true);
  texts.Happen(received);

  EXPECT_EQ(texts.Commands().size(), 1);
}

TEST(ThemeProjectionTest, SuggestsNothingForATextWithoutAWord) {
  Texts texts;
  texts.Happen(Received(1, " ... "));

  EXPECT_TRUE(texts.Commands().empty());
}

TEST(ThemeProjectionTest, KeepsTheConfirmedPointsMaskedText) {
  Texts texts;
  texts.Happen(Received(1, "Jean's invoice is wrong, ring 01632 960301."));
  texts.Happen(Confirmed(1, "CHG-01"));

  EXPECT_EQ(Points(texts), "01 1 CHG-01 [name]'s invoice is wrong, ring [phone].");
}

TEST(ThemeProjectionTest, KeepsTheTextOfAPointThatAConfirmationAdds) {
  Texts texts;
  texts.Happen(Received(1, kBill));
  ledger::v1::RecordedEvent confirmed = Confirmed(1, "CHG-01");
  ledger::v1::PointTheme& added =
      *confirmed.mutable_event()->mutable_themes_confirmed()->add_points();
  added.set_point_id(2);
  added.set_theme("DOM-01");
  added.set_text("The carer was late.");
  texts.Happen(confirmed);

  EXPECT_EQ(Points(texts), "01 1 CHG-01 My invoice never came., 01 2 DOM-01 The carer was late.");
}

TEST(ThemeProjectionTest, ARebuildComesToTheSameTablesAndSendsNothingAgain) {
  Texts texts;
  texts.Happen(Received(1, kBill));
  texts.Happen(Received(2, "The carer was late."));
  texts.Happen(Confirmed(1, "CHG-01"));
  texts.tables.Execute("UPDATE categorisation.command SET state = 'done', body = ''");
  const std::string rows = texts.Rows();

  texts.Rebuild();

  EXPECT_EQ(texts.Rows(), rows);
  EXPECT_TRUE(texts.Commands().empty());
}

TEST(ThemeProjectionTest, ErasureEmptiesTheTextsAndKeepsTheThemes) {
  Texts texts;
  texts.Happen(Received(1, kBill));
  texts.Happen(Received(2, "The carer was late."));
  texts.Happen(Confirmed(1, "CHG-01"));

  texts.Happen(Erased(1));

  EXPECT_EQ(Points(texts), "01 1 CHG-01 , 02 1  The carer was late.");
}

TEST(ThemeProjectionTest, ComesToTheSameTablesWhenRebuiltAfterAnErasure) {
  Texts texts;
  texts.Happen(Received(1, kBill));
  texts.Happen(Confirmed(1, "CHG-01"));
  texts.Happen(Erased(1));
  const std::string rows = texts.Rows();
  texts.LosePersonalParts(1);

  texts.Rebuild();

  EXPECT_EQ(texts.Rows(), rows);
}

TEST(ThemeProjectionTest, ErasureEmptiesTheModelsThatLearntFromTheCase) {
  Texts texts;
  texts.Learn();
  ASSERT_TRUE(texts.shelf.Retrain("milford", absl::UnixEpoch()).ok());

  texts.Happen(Erased(11));

  EXPECT_EQ(texts.tables.Value("SELECT length(bytes) FROM categorisation.model"), "0");
  EXPECT_EQ(texts.shelf.Current("milford")->name, "cues-1");
}

TEST(ThemeProjectionTest, ErasureOfAnUnconfirmedCaseLeavesTheModel) {
  Texts texts;
  texts.Learn();
  texts.Happen(Received(1, kBill));
  ASSERT_TRUE(texts.shelf.Retrain("milford", absl::UnixEpoch()).ok());

  texts.Happen(Erased(1));

  EXPECT_EQ(texts.shelf.Current("milford")->name, "cues-1/learnt-1");
}

TEST(ThemeProjectionTest, ARebuildLeavesAModelThatWasTrainedAfterTheErasure) {
  Texts texts;
  texts.Learn();
  texts.Happen(Erased(11));
  ASSERT_TRUE(texts.shelf.Retrain("milford", absl::UnixEpoch()).ok());

  texts.Rebuild();

  EXPECT_EQ(texts.shelf.Current("milford")->name, "cues-1/learnt-1");
}

TEST(ThemeProjectionTest, ShowsAnotherAuthorityNothingAndTakesNothingFromIt) {
  Texts texts;
  texts.Learn();
  ASSERT_TRUE(texts.shelf.Retrain("milford", absl::UnixEpoch()).ok());
  std::string seen;

  const absl::Status read = TransactFor(texts.database, "ashby", [&seen](pqxx::work& tx) {
    for (const char* table : {"cursor", "command", "point", "model"}) {
      seen += Query(tx, ("SELECT count(*) FROM categorisation." + std::string(table)).c_str())
                  .front()[0]
                  .as<std::string>();
    }
    return absl::OkStatus();
  });
  const absl::Status written = TransactFor(texts.database, "ashby", [](pqxx::work& tx) {
    Query(tx, "INSERT INTO categorisation.point VALUES ('milford', gen_random_uuid(), 1, '', '')");
    return absl::OkStatus();
  });

  EXPECT_TRUE(read.ok()) << read;
  EXPECT_EQ(seen, "0000");
  EXPECT_FALSE(written.ok());
}

}  // namespace
}  // namespace candour::categorisation
