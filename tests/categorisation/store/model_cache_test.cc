#include "services/categorisation/store/model_cache.h"

#include <gtest/gtest.h>

#include "services/common/postgres/transact.h"
#include "tests/categorisation/store/texts.h"
#include "tests/categorisation/support/cues.h"

namespace candour::categorisation {
namespace {

absl::StatusOr<CurrentModel> Newest(Texts& texts, ModelCache& models) {
  absl::StatusOr<CurrentModel> model = absl::InternalError("not read");
  const absl::Status read =
      ReadFor(texts.database, "milford", [&](pqxx::transaction_base& tx) -> absl::Status {
        model = models.Newest(tx, "milford");
        return model.status();
      });
  EXPECT_TRUE(read.ok()) << read;
  return model;
}

TEST(ModelCacheTest, NamesTheCuesAndWhatWasLearnt) {
  const ModelCache models(SmallLexicon(), 4);

  EXPECT_EQ(models.NameOf(0), "cues-4");
  EXPECT_EQ(models.NameOf(2), "cues-4/learnt-2");
}

TEST(ModelCacheTest, ReadsAVersionOnce) {
  Texts texts;
  texts.Learn();
  ASSERT_TRUE(texts.shelf.Retrain("milford", absl::UnixEpoch()).ok());
  ModelCache models(SmallLexicon(), 1);

  const absl::StatusOr<CurrentModel> first = Newest(texts, models);
  const absl::StatusOr<CurrentModel> second = Newest(texts, models);

  EXPECT_EQ(first->categoriser, second->categoriser);
  EXPECT_EQ(first->name, "cues-1/learnt-1");
}

TEST(ModelCacheTest, SeesAModelThatAnotherProcessTrained) {
  Texts texts;
  texts.Learn();
  ModelCache models(SmallLexicon(), 1);
  EXPECT_EQ(Newest(texts, models)->name, "cues-1");

  ASSERT_TRUE(texts.shelf.Retrain("milford", absl::UnixEpoch()).ok());

  EXPECT_EQ(Newest(texts, models)->name, "cues-1/learnt-1");
}

TEST(ModelCacheTest, ForgetsAModelThatWasEmptied) {
  Texts texts;
  texts.Learn();
  ASSERT_TRUE(texts.shelf.Retrain("milford", absl::UnixEpoch()).ok());
  ModelCache models(SmallLexicon(), 1);
  EXPECT_EQ(Newest(texts, models)->name, "cues-1/learnt-1");

  texts.tables.Execute("UPDATE categorisation.model SET bytes = ''");

  EXPECT_EQ(Newest(texts, models)->name, "cues-1");
}

}  // namespace
}  // namespace candour::categorisation
