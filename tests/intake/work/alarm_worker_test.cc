#include "services/intake/work/alarm_worker.h"

#include <gtest/gtest.h>

#include <map>

#include "services/intake/domain/instant.h"
#include "tests/intake/store/arranged_ledger.h"

namespace candour::intake {
namespace {

ledger::v1::Obligation Duty(int number, const std::vector<absl::Time>& alarms) {
  ledger::v1::Obligation duty;
  duty.set_obligation_id(CaseId(number));
  duty.set_state(ledger::v1::OBLIGATION_STATE_OPEN);
  for (const absl::Time at : alarms) {
    ledger::v1::AlarmInstant& alarm = *duty.add_alarms();
    alarm.set_alarm(ledger::v1::ALARM_WARN);
    *alarm.mutable_at() = ToTimestamp(at);
  }
  return duty;
}

// Answers at once with what was arranged, and records the alarm of an act that it takes.
class ArrangedCommitter : public Committer {
 public:
  explicit ArrangedCommitter(ArrangedLedger& ledger) : ledger_(ledger) {}

  void Enqueue(Command command, Done done) override {
    const absl::Status answer = answers[command.case_key];
    commands.push_back(command);
    if (!answer.ok()) return done(answer);
    if (known_.insert(command.request_id).second) Write(command);
    done(Outcome());
  }

  void Drain() override {}

  // What each case's acts are answered with; OK when nothing is arranged.
  std::map<std::string, absl::Status> answers;
  std::vector<Command> commands;

 private:
  void Write(const Command& command) {
    const ledger::v1::TimeReached& act = command.act.time_reached();
    ledger::v1::Event event;
    event.mutable_alarm_reached()->set_obligation_id(act.obligation_id());
    event.mutable_alarm_reached()->set_alarm(act.alarm());
    *event.mutable_alarm_reached()->mutable_at() = act.at();
    ledger_.Record(command.authority_id, command.case_key, event);
  }

  ArrangedLedger& ledger_;
  std::set<std::string> known_;
};

class AlarmWorkerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    clock_ = *BusinessClock::Open(ledger_.AsIntake(), [] { return kMarchMorning; });
  }

  void ReceiveOneWith(const std::string& authority_id, int number,
                      const ledger::v1::Obligation& duty) {
    ledger::v1::CaseFile file = ledger_.NewCase(authority_id, number);
    *file.add_obligations() = duty;
    ledger_.Receive(file);
  }

  absl::StatusOr<AlarmTurn> Turn(int cases_at_once = 64) {
    return AlarmWorker(due_, events_, *clock_, committer_, cases_at_once).Turn();
  }

  ArrangedLedger ledger_;
  DueCases due_{ledger_.AsIntake()};
  EventReader events_{ledger_.AsIntake()};
  std::unique_ptr<BusinessClock> clock_;
  ArrangedCommitter committer_{ledger_};
};

TEST_F(AlarmWorkerTest, ActsOnEveryInstantThatHasCome) {
  ReceiveOneWith("avonlea", 1,
                 Duty(91, {kMarchMorning - absl::Hours(2), kMarchMorning - absl::Hours(1),
                           kMarchMorning + absl::Hours(1)}));
  ReceiveOneWith("borset", 2, Duty(92, {kMarchMorning}));

  const absl::StatusOr<AlarmTurn> turn = Turn();
  const absl::StatusOr<AlarmTurn> again = Turn();

  ASSERT_TRUE(turn.ok() && again.ok());
  EXPECT_EQ(turn->acted, 3);
  EXPECT_EQ(again->acted, 0);
  ASSERT_EQ(committer_.commands.size(), 3);
  const Command& first = committer_.commands[0];
  EXPECT_EQ(first.actor.subject, "candour-alarm");
  EXPECT_TRUE(first.actor.Has(type::v1::ROLE_SERVICE));
  EXPECT_EQ(first.lane, Lane::kBulk);
  EXPECT_EQ(first.case_key, CaseId(1));
  EXPECT_EQ(first.expected_version, 0);
  EXPECT_EQ(InstantFrom(first.act.time_reached().at()), kMarchMorning - absl::Hours(2));
  EXPECT_EQ(committer_.commands[2].authority_id, "borset");
}

TEST_F(AlarmWorkerTest, GoesOnBehindACaseThatIsRefused) {
  ReceiveOneWith("avonlea", 1, Duty(91, {kMarchMorning - absl::Hours(2)}));
  ReceiveOneWith("avonlea", 2, Duty(92, {kMarchMorning - absl::Hours(1)}));
  committer_.answers[CaseId(1)] = absl::FailedPreconditionError("the rules say no");

  const absl::StatusOr<AlarmTurn> turn = Turn(1);

  ASSERT_TRUE(turn.ok()) << turn.status();
  EXPECT_EQ(turn->acted, 1);
  EXPECT_EQ(turn->refused, 1);
  EXPECT_EQ(turn->refusal, "the rules say no");
}

TEST_F(AlarmWorkerTest, LeavesTheRestToTheNextTurnWhenTheLaneIsFull) {
  ReceiveOneWith("avonlea", 1, Duty(91, {kMarchMorning - absl::Hours(2)}));
  ReceiveOneWith("avonlea", 2, Duty(92, {kMarchMorning - absl::Hours(1)}));
  committer_.answers[CaseId(1)] = absl::ResourceExhaustedError("the lane is full");

  EXPECT_EQ(Turn(1).status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(committer_.commands.size(), 1);
  committer_.answers.clear();
  const absl::StatusOr<AlarmTurn> next = Turn(1);

  ASSERT_TRUE(next.ok()) << next.status();
  EXPECT_EQ(next->acted, 2);
}

TEST(DueCommandsTest, GiveTheSameRequestToWhoeverAsks) {
  ledger::v1::CaseFile file;
  *file.add_obligations() = Duty(91, {kMarchMorning, kMarchMorning + absl::Microseconds(1)});

  const std::vector<Command> one = DueCommands(file, kMarchMorning + absl::Hours(1));
  const std::vector<Command> other = DueCommands(file, kMarchMorning + absl::Hours(2));

  ASSERT_EQ(one.size(), 2);
  EXPECT_EQ(one[0].request_id, other[0].request_id);
  EXPECT_NE(one[0].request_id, one[1].request_id);
  EXPECT_EQ(one[0].request_id.size(), 36);
}

// A date that moved from A to B and back to A has an instant again that was acted on before: the
// request must be another one, or the alarm would stay due for ever.
TEST(DueCommandsTest, GiveAnotherRequestOnceTheFileHasMovedOn) {
  ledger::v1::CaseFile file;
  file.set_version(4);
  *file.add_obligations() = Duty(91, {kMarchMorning});
  const std::vector<Command> before = DueCommands(file, kMarchMorning);
  file.set_version(6);
  const std::vector<Command> after = DueCommands(file, kMarchMorning);

  ASSERT_EQ(before.size(), 1);
  ASSERT_EQ(after.size(), 1);
  EXPECT_NE(before[0].request_id, after[0].request_id);
}

TEST(DueCommandsTest, TakeTheEarliestOfSeveralObligationsFirst) {
  ledger::v1::CaseFile file;
  *file.add_obligations() = Duty(91, {kMarchMorning});
  *file.add_obligations() = Duty(92, {kMarchMorning - absl::Hours(1)});

  const std::vector<Command> commands = DueCommands(file, kMarchMorning);

  ASSERT_EQ(commands.size(), 2);
  EXPECT_EQ(commands[0].act.time_reached().obligation_id(), CaseId(92));
}

TEST(DueCommandsTest, LeaveOutWhatIsReachedClosedOrStillToCome) {
  ledger::v1::CaseFile file;
  *file.add_obligations() = Duty(91, {kMarchMorning});
  file.mutable_obligations(0)->mutable_alarms(0)->set_reached(true);
  *file.add_obligations() = Duty(92, {kMarchMorning});
  file.mutable_obligations(1)->set_state(ledger::v1::OBLIGATION_STATE_MET);
  *file.add_obligations() = Duty(93, {kMarchMorning + absl::Microseconds(1)});

  EXPECT_TRUE(DueCommands(file, kMarchMorning).empty());
}

}  // namespace
}  // namespace candour::intake
