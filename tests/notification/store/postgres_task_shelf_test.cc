// Also tests services/notification/store/task_log.cc.
#include "services/notification/store/postgres_task_shelf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notification/office.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const absl::Time kTaskNow = TenOClock(kMonday);

// Somebody without an address: the acknowledgement is a call.
ledger::v1::CaseFile OnlyByPhone() {
  ledger::v1::CaseFile file = JeansCase();
  file.mutable_complainant()->clear_email();
  file.mutable_complainant()->clear_address_lines();
  file.mutable_complainant()->set_phone("01632 960 100");
  return file;
}

class PostgresTaskShelfTest : public ::testing::Test {
 protected:
  PostgresTaskShelfTest() {
    office.Happen(ReceivedWithDuty(OnlyByPhone()));
    office.Dispatch();
  }

  TaskLine OnlyTask(absl::Time now = kTaskNow) {
    const absl::StatusOr<TaskPage> page = office.tasks.List("milford", {}, now);
    EXPECT_TRUE(page.ok() && page->tasks.size() == 1U) << page.status();
    return page->tasks.at(0);
  }

  Office office;
};

// Proves G-13.
TEST_F(PostgresTaskShelfTest, AsksForACallWithScriptNumberDayAndNamedPerson) {
  const TaskLine task = OnlyTask();

  EXPECT_EQ(task.kind, "call");
  EXPECT_EQ(task.notice, "N-01");
  EXPECT_EQ(task.reference, "ASC-2027-000123-4");
  EXPECT_EQ(task.due_by, kMonday + 3);
  EXPECT_EQ(task.phone, "01632 960 100");
  EXPECT_THAT(task.script, Not(IsEmpty()));
  EXPECT_EQ(task.holder, Book().FindAuthority("milford")->contact_name());
  EXPECT_EQ(task.role, "handler");
}

TEST_F(PostgresTaskShelfTest, SaysThatItIsTheDirectorsOnceItIsLongOverdue) {
  const TaskLine task = OnlyTask(TenOClock(kMonday + 10));

  EXPECT_EQ(task.role, "director");
  EXPECT_TRUE(task.overdue);
}

// Proves G-13.
TEST_F(PostgresTaskShelfTest, RecordsACallThatReachedThePersonWithTheCase) {
  const absl::StatusOr<TaskLine> done =
      office.tasks.Complete({"milford", OnlyTask().task_id, "imran", true, "Told her.", kTaskNow});

  ASSERT_TRUE(done.ok()) << done.status();
  EXPECT_EQ(done->state, "done");
  const std::vector<SentCommand> commands = office.Commands();
  ASSERT_THAT(commands, SizeIs(1));
  EXPECT_TRUE(commands[0].act.record_call().reached());
  EXPECT_EQ(commands[0].act.record_call().obligation_id(), ObligationId(1));
}

TEST_F(PostgresTaskShelfTest, LeavesACallOpenThatReachedNobody) {
  const std::string id = OnlyTask().task_id;

  ASSERT_TRUE(office.tasks.Complete({"milford", id, "imran", false, "No answer.", kTaskNow}).ok());

  EXPECT_EQ(OnlyTask().state, "open");
}

TEST_F(PostgresTaskShelfTest, EndsNothingTwice) {
  const std::string id = OnlyTask().task_id;
  ASSERT_TRUE(office.tasks.Complete({"milford", id, "imran", true, "Told her.", kTaskNow}).ok());

  EXPECT_EQ(office.tasks.Complete({"milford", id, "imran", true, "", kTaskNow}).status().code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(office.tasks.Complete({"milford", ObligationId(9), "imran", true, "", kTaskNow})
                .status()
                .code(),
            absl::StatusCode::kNotFound);
}

TEST_F(PostgresTaskShelfTest, HoldsNothingPersonalAfterErasure) {
  office.Happen(ErasedOn(kMonday + 1));
  office.CatchUp();

  EXPECT_EQ(office.tables.Value("SELECT string_agg(script || phone, '') FROM notification.task"),
            "");
}

}  // namespace
}  // namespace candour::notification
