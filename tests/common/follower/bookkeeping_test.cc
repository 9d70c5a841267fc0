#include "services/common/follower/bookkeeping.h"

#include <gtest/gtest.h>

#include "services/common/postgres/transact.h"
#include "tests/common/follower/trial.h"

namespace candour::follower {
namespace {

TEST(BookkeepingTest, StandsAtTheBeginningUntilItMoves) {
  Trial trial;
  Database database(trial.tables.Conninfo("candour_categorisation"));
  const Bookkeeping books("trial");
  Place before;
  Place after;
  const absl::Status done = TransactFor(database, "ashby", [&](pqxx::work& tx) {
    before = books.Lock(tx, "ashby");
    books.Move(tx, "ashby", {7, std::string("\0\xff", 2)});
    after = books.Read(tx, "ashby");
    return absl::OkStatus();
  });

  EXPECT_TRUE(done.ok()) << done;
  EXPECT_EQ(before.seq, 0);
  EXPECT_EQ(before.hash, "");
  EXPECT_EQ(after.seq, 7);
  EXPECT_EQ(after.hash, std::string("\0\xff", 2));
}

TEST(BookkeepingTest, ShowsAnotherAuthorityNothing) {
  Trial trial;
  Database database(trial.tables.Conninfo("candour_categorisation"));
  const Bookkeeping books("trial");
  trial.tables.Execute("INSERT INTO trial.cursor VALUES ('ashby', 7, 'x')");
  Place seen;
  const absl::Status done = TransactFor(database, "milford", [&](pqxx::work& tx) {
    seen = books.Read(tx, "ashby");
    return absl::OkStatus();
  });

  EXPECT_TRUE(done.ok()) << done;
  EXPECT_EQ(seen.seq, 0);
}

}  // namespace
}  // namespace candour::follower
