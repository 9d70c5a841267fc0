#include "services/notification/store/attempt_log.h"

#include <gtest/gtest.h>

#include "services/common/postgres/transact.h"
#include "tests/notification/office.h"

namespace candour::notification {
namespace {

const absl::Time kNow = TenOClock(absl::CivilDay(2027, 1, 4));

TEST(AttemptLogTest, NumbersEveryTryAndCountsOnlyThoseOfChannels) {
  Office office;
  const Claim claim = {"milford", kCase, ObligationId(1), "N-01", "smtp", {}};
  int tries = 0;
  const absl::Status done = TransactFor(office.database, "milford", [&](pqxx::work& tx) {
    LogAttempt(tx, claim, {HandOver::kRefused, "550"}, kNow);
    LogDecision(tx, "milford", ObligationId(1), "retry", "imran: again", kNow);
    tries = LogAttempt(tx, claim, {HandOver::kDone, ""}, kNow);
    return absl::OkStatus();
  });

  EXPECT_TRUE(done.ok()) << done;
  EXPECT_EQ(tries, 2);
  EXPECT_EQ(office.tables.Value("SELECT string_agg(number || outcome, ' ' ORDER BY number) "
                                "FROM notification.attempt"),
            "1refused 2retry 3done");
}

}  // namespace
}  // namespace candour::notification
