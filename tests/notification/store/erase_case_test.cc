#include "services/notification/store/erase_case.h"

#include <gmock/gmock.h>

#include "services/common/follower/command.h"
#include "services/common/postgres/transact.h"
#include "tests/notification/office.h"

namespace candour::notification {
namespace {

using ::testing::ElementsAre;

class EraseCaseTest : public ::testing::Test {
 protected:
  EraseCaseTest() {
    office_.Happen(ReceivedWithDuty(JeansCase()));
    office_.Dispatch();
    office_.tables.Execute(
        "UPDATE notification.attempt SET detail = 'Mrs Ashworth rang';"
        "INSERT INTO notification.task (authority_id, task_id, kind, complaint_id, notice, holder, "
        "role, what, tied, script, phone, opened_at, note) SELECT authority_id, gen_random_uuid(), "
        "'call', complaint_id, 'N-01', '', 'handler', 'Call.', false, 'Say', '01632', now(), "
        "'She was out' FROM notification.case_view");
  }

  absl::Status Erase(const DutyProjection::Forget& forget) {
    ledger::v1::RecordedEvent erasure = ErasedOn(kMonday + 40);
    erasure.set_seq(99);
    return TransactFor(office_.database, "milford", [&](pqxx::work& tx) {
      absl::Status erased = EraseCase(tx, erasure, JeansCase().reference(), forget);
      if (erased.ok()) {
        for (const auto& each : follower::QueuedCommands(tx, "notification", "milford", 10)) {
          if (each.act.has_confirm_erasure()) confirmed_ = each.act.confirm_erasure();
        }
      }
      return erased;
    });
  }

  Office office_;
  ledger::v1::ConfirmErasure confirmed_;
};

// Proves A-07.
TEST_F(EraseCaseTest, LeavesThatANoticeWentAndNothingOfWhatItSaid) {
  ASSERT_TRUE(Erase([](auto&) { return 0; }).ok());

  EXPECT_EQ(office_.tables.Value("SELECT state || length(subject || body || reason) "
                                 "FROM notification.notice"),
            "sent0");
  EXPECT_EQ(office_.tables.Value("SELECT outcome || length(detail) FROM notification.attempt"),
            "done0");
  EXPECT_EQ(office_.tables.Value("SELECT length(script || phone || note) FROM notification.task"),
            "0");
}

// Proves A-07.
TEST_F(EraseCaseTest, RemovesTheFilesOfEveryAttemptAndSaysHowMany) {
  office_.tables.Execute("UPDATE notification.notice SET attempt = 2");
  std::vector<std::string> stems;

  ASSERT_TRUE(Erase([&stems](const std::string& stem) {
                stems.push_back(stem);
                return 1;
              }).ok());

  ASSERT_EQ(stems.size(), 2U);
  EXPECT_EQ(stems[1], stems[0] + ".2");
  EXPECT_EQ(stems[0].rfind("milford_" + JeansCase().reference() + "_N-01_", 0), 0U) << stems[0];
  EXPECT_EQ(confirmed_.follower(), "notification");
  std::vector<std::string> counts;
  for (const auto& each : confirmed_.cleared()) {
    counts.push_back(each.what() + " " + std::to_string(each.count()));
  }
  EXPECT_THAT(counts, ElementsAre("attempt_notes 1", "files 2", "notice_texts 1", "task_texts 1"));
}

// Proves A-07.
TEST_F(EraseCaseTest, ConfirmsNothingWhileAFileStays) {
  const absl::Status erased =
      Erase([](auto&) -> absl::StatusOr<int> { return absl::UnavailableError("it stays"); });

  EXPECT_EQ(erased.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(office_.tables.Value("SELECT count(*) FROM notification.notice WHERE body <> ''"), "1");
}

}  // namespace
}  // namespace candour::notification
