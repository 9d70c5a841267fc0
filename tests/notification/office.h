// Notification without its server: a database, intake, a follower and channels that remember.
#ifndef CANDOUR_TESTS_NOTIFICATION_OFFICE_H_
#define CANDOUR_TESTS_NOTIFICATION_OFFICE_H_

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "services/common/follower/follower.h"
#include "services/notification/channel/channel.h"
#include "services/notification/dispatch/dispatcher.h"
#include "services/notification/store/duty_projection.h"
#include "services/notification/store/outbox.h"
#include "services/notification/store/postgres_notice_desk.h"
#include "services/notification/store/postgres_notice_shelf.h"
#include "services/notification/store/postgres_task_shelf.h"
#include "tests/notification/story.h"
#include "tests/support/fake_intake.h"
#include "tests/support/postgres.h"

namespace candour::notification {

// Takes every message and remembers it, or answers as it is told.
class TrialChannel : public Channel {
 public:
  TrialChannel(std::string name, bool repeatable)
      : name_(std::move(name)), repeatable_(repeatable) {}

  std::string Name() const override { return name_; }
  bool IsRepeatable() const override { return repeatable_; }
  HandOverReport Take(const Message& message) override;

  // What the next hand-overs come to.
  void Answer(HandOver outcome);
  std::vector<Message> Taken();

 private:
  const std::string name_;
  const bool repeatable_;
  std::mutex mutex_;
  HandOver outcome_ = HandOver::kDone;
  std::vector<Message> taken_;
};

class Office {
 public:
  Office();
  ~Office();
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  // Adds to milford's ledger and to business time.
  void Happen(const ledger::v1::RecordedEvent& event);
  // Waits until everything that happened is taken in.
  void CatchUp();
  // Catches up and hands over what is ready.
  void Dispatch();
  // Every record as "N-01 sent, …" in the order of obligations.
  std::string Notices() const;
  // Every open task as "call N-08, …" in the order of kinds.
  std::string Tasks() const;
  // A fresh dispatcher, as after a restart.
  std::unique_ptr<Dispatcher> AnotherDispatcher(const DispatchSettings& settings = {});
  // Commands that intake took, once none is queued any more.
  std::vector<SentCommand> Commands();

  TestDatabase tables;
  FakeIntake intake;
  TrialChannel mail{"smtp", false};
  TrialChannel letter{"letter", true};
  Channels channels{&mail, &letter};
  Database database;
  DutyProjection duties;
  follower::Follower follower;
  Outbox outbox;
  PostgresNoticeShelf shelf;
  PostgresNoticeDesk desk;
  PostgresTaskShelf tasks;
  std::unique_ptr<Dispatcher> dispatcher;
};

// The complaint is received and its acknowledgement, obligation 1, is owed.
ledger::v1::RecordedEvent ReceivedWithDuty(const ledger::v1::CaseFile& file);

}  // namespace candour::notification

#endif  // CANDOUR_TESTS_NOTIFICATION_OFFICE_H_
