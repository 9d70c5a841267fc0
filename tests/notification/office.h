// Notification without its server: a database, intake, a follower and channels that remember.
#ifndef CANDOUR_TESTS_NOTIFICATION_OFFICE_H_
#define CANDOUR_TESTS_NOTIFICATION_OFFICE_H_

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "services/common/follower/follower.h"
#include "services/notification/channel/channel_plan.h"
#include "services/notification/dispatch/dispatcher.h"
#include "services/notification/store/delivery_book.h"
#include "services/notification/store/duty_projection.h"
#include "services/notification/store/heads_up.h"
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
  bool CanTell() const override;
  HandOverReport Take(const Message& message) override;
  absl::StatusOr<std::optional<DeliveryReport>> Ask(const std::string& reference) override;

  // What the next hand-overs come to.
  void Answer(HandOver outcome);
  void Answer(HandOverReport report);
  // From now on it can be asked, and says this of every message.
  void Tell(absl::StatusOr<std::optional<DeliveryReport>> told);
  std::vector<Message> Taken();
  std::vector<std::string> Asked();

 private:
  const std::string name_;
  const bool repeatable_;
  mutable std::mutex mutex_;
  HandOverReport report_ = {HandOver::kDone, "as arranged"};
  std::optional<absl::StatusOr<std::optional<DeliveryReport>>> told_;
  std::vector<Message> taken_;
  std::vector<std::string> asked_;
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
  TrialChannel sms{"notify_sms", false};
  ChannelPlan channels{Channels{&mail, &letter, &sms}};
  Database database;
  DutyProjection duties;
  follower::Follower follower;
  Outbox outbox;
  HeadsUps texts;
  DeliveryBook deliveries;
  PostgresNoticeShelf shelf;
  PostgresNoticeDesk desk;
  PostgresTaskShelf tasks;
  std::unique_ptr<Dispatcher> dispatcher;
};

// The complaint is received and its acknowledgement, obligation 1, is owed.
ledger::v1::RecordedEvent ReceivedWithDuty(const ledger::v1::CaseFile& file);

}  // namespace candour::notification

#endif  // CANDOUR_TESTS_NOTIFICATION_OFFICE_H_
