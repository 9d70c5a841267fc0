#include "services/notification/store/attempt_log.h"

#include <gtest/gtest.h>

#include "services/common/postgres/transact.h"
#include "tests/notification/office.h"

namespace candour::notification {
namespace {

const absl::Time kNow = TenOClock(absl::CivilDay(2027, 1, 4));

TEST(AttemptLogTest, NumbersEveryTryAndEveryDecision) {
  Office office;
  Claim claim;
  claim.authority_id = "milford";
  claim.obligation_id = ObligationId(1);
  claim.channel = "smtp";
  const absl::Status done = TransactFor(office.database, "milford", [&](pqxx::work& tx) {
    LogAttempt(tx, claim, {HandOver::kRefused, "550"}, kNow);
    LogDecision(tx, "milford", ObligationId(1), "retry", "imran: again", kNow);
    LogAttempt(tx, claim, {HandOver::kDone, ""}, kNow);
    return absl::OkStatus();
  });

  EXPECT_TRUE(done.ok()) << done;
  EXPECT_EQ(office.tables.Value("SELECT string_agg(number || outcome, ' ' ORDER BY number) "
                                "FROM notification.attempt"),
            "1refused 2retry 3done");
}

}  // namespace
}  // namespace candour::notification
