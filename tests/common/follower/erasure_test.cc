#include "services/common/follower/erasure.h"

#include <gtest/gtest.h>

#include "services/common/follower/command.h"
#include "services/common/follower/name_id.h"
#include "services/common/postgres/transact.h"
#include "tests/common/follower/trial.h"

namespace candour::follower {
namespace {

// Proves A-07.
TEST(ConfirmErasureTest, SaysOnceWhatWasRemoved) {
  TestDatabase tables;
  tables.Execute(TrialSchema());
  Database database(tables.Conninfo("candour_categorisation"), 1);
  ledger::v1::RecordedEvent erasure;
  erasure.set_authority_id("milford");
  erasure.set_seq(9);
  erasure.set_complaint_id(kFirstCase);
  erasure.mutable_event()->mutable_personal_erased()->mutable_erased_at()->set_seconds(1000);
  std::vector<QueuedCommand> queued;

  const absl::Status done = TransactFor(database, "milford", [&](pqxx::work& tx) -> absl::Status {
    for (int times = 0; times < 2; ++times) {
      absl::Status confirmed = ConfirmErasure(tx, "trial", erasure, {{"texts", 3}, {"models", 0}});
      if (!confirmed.ok()) return confirmed;
    }
    queued = QueuedCommands(tx, "trial", "milford", 10);
    return absl::OkStatus();
  });

  ASSERT_TRUE(done.ok()) << done;
  ASSERT_EQ(queued.size(), 1U);
  EXPECT_EQ(queued[0].request_id, RequestId("trial", "milford", 9, "confirm_erasure"));
  EXPECT_EQ(queued[0].act.complaint_id(), kFirstCase);
  const ledger::v1::ConfirmErasure& act = queued[0].act.confirm_erasure();
  EXPECT_EQ(act.follower(), "trial");
  EXPECT_EQ(act.erased_at().seconds(), 1000);
  ASSERT_EQ(act.cleared_size(), 1);
  EXPECT_EQ(act.cleared(0).what(), "texts");
  EXPECT_EQ(act.cleared(0).count(), 3);
}

}  // namespace
}  // namespace candour::follower
