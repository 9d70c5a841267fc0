#include "services/common/follower/command_sender.h"

#include <gmock/gmock.h>

#include "services/common/postgres/transact.h"
#include "tests/common/follower/trial.h"

namespace candour::follower {
namespace {

using ::testing::ElementsAre;

constexpr const char* kRole = "candour_categorisation";

class CommandSenderTest : public ::testing::Test {
 protected:
  CommandSenderTest() : database_(tables_.Conninfo(kRole)) {
    tables_.Execute(TrialSchema());
    settings_.schema = "trial";
    settings_.alarm = [this](const std::string&, const std::string&) { ++alarms_; };
  }

  // Queues a command about the case, told apart by its model.
  void Queue(const std::string& complaint_id, const std::string& model) {
    ledger::v1::Act act;
    act.set_complaint_id(complaint_id);
    act.mutable_suggest_themes()->set_model(model);
    const absl::Status queued = TransactFor(database_, "milford", [&](pqxx::work& tx) {
      return QueueCommand(tx, "trial", "milford", NamedId(model), act);
    });
    ASSERT_TRUE(queued.ok()) << queued;
  }

  // The models of the commands that intake took of that case, in their order.
  std::vector<std::string> TakenOf(const std::string& complaint_id) const {
    std::vector<std::string> models;
    for (const SentCommand& sent : fake_.Commands()) {
      if (sent.act.complaint_id() == complaint_id) {
        models.push_back(sent.act.suggest_themes().model());
      }
    }
    return models;
  }

  std::string States() {
    return tables_.Value("SELECT string_agg(state, ' ' ORDER BY queued_at) FROM trial.command");
  }

  TestDatabase tables_;
  FakeIntake fake_;
  FollowerSettings settings_;
  int alarms_ = 0;
  Database database_;
  IntakeClient client_{fake_.Channel(), [](grpc::ClientContext&) { return absl::OkStatus(); }};
  CommandSender sender_{settings_, database_, client_, 4};
};

TEST_F(CommandSenderTest, SendsTheCommandsOfACaseInTheirOrder) {
  Queue(kFirstCase, "one");
  Queue(kSecondCase, "other");
  Queue(kFirstCase, "two");
  Queue(kFirstCase, "three");

  sender_.Send("milford");

  EXPECT_THAT(TakenOf(kFirstCase), ElementsAre("one", "two", "three"));
  EXPECT_THAT(TakenOf(kSecondCase), ElementsAre("other"));
  EXPECT_EQ(States(), "done done done done");
}

TEST_F(CommandSenderTest, SaysWhetherThereMayBeMore) {
  for (const char* model : {"one", "two", "three", "four", "five"}) Queue(NamedId(model), model);

  EXPECT_EQ(sender_.Send("milford"), Left::kMore);
  EXPECT_EQ(sender_.Send("milford"), Left::kNothing);
}

TEST_F(CommandSenderTest, LetsNoCommandOvertakeOneThatIsLeft) {
  Queue(kFirstCase, "one");
  Queue(kFirstCase, "two");
  fake_.AnswerCommands(grpc::StatusCode::INTERNAL, 1);

  EXPECT_EQ(sender_.Send("milford"), Left::kLater);
  EXPECT_EQ(fake_.CommandCalls(), 1);

  sender_.Send("milford");
  EXPECT_THAT(TakenOf(kFirstCase), ElementsAre("one", "two"));
}

TEST_F(CommandSenderTest, StopsWhereIntakeHasNoRoom) {
  Queue(kFirstCase, "one");
  Queue(kFirstCase, "two");
  fake_.AnswerCommands(grpc::StatusCode::RESOURCE_EXHAUSTED, 1);

  EXPECT_EQ(sender_.Send("milford"), Left::kNoRoom);
  EXPECT_EQ(States(), "queued queued");
}

TEST_F(CommandSenderTest, RaisesTheAlarmForACommandThatIsRefusedAndGoesOn) {
  Queue(kFirstCase, "one");
  Queue(kFirstCase, "two");
  fake_.AnswerCommands(grpc::StatusCode::NOT_FOUND, 1);

  EXPECT_EQ(sender_.Send("milford"), Left::kNothing);
  EXPECT_EQ(alarms_, 1);
  EXPECT_EQ(States(), "refused done");
}

}  // namespace
}  // namespace candour::follower
