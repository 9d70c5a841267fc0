#include "tests/notification/office.h"

#include <gtest/gtest.h>

#include <utility>

#include "services/notification/domain/case_view.h"
#include "services/notification/reference/load.h"

namespace candour::notification {
namespace {

follower::FollowerSettings SettingsFor(FakeIntake& intake) {
  follower::FollowerSettings settings;
  settings.schema = "notification";
  settings.intake = intake.Channel();
  settings.authorise = [](grpc::ClientContext&) { return absl::OkStatus(); };
  settings.pending = [](follower::Transaction& tx) { return CountPending(tx); };
  settings.poll = absl::Milliseconds(20);
  settings.longest_wait = absl::Milliseconds(200);
  return settings;
}

}  // namespace

HandOverReport TrialChannel::Take(const Message& message) {
  const std::lock_guard lock(mutex_);
  taken_.push_back(message);
  return report_;
}

bool TrialChannel::CanTell() const {
  const std::lock_guard lock(mutex_);
  return told_.has_value();
}

absl::StatusOr<std::optional<DeliveryReport>> TrialChannel::Ask(const std::string& reference) {
  const std::lock_guard lock(mutex_);
  asked_.push_back(reference);
  if (!told_) return Channel::Ask(reference);
  absl::StatusOr<std::optional<DeliveryReport>> told = *told_;
  if (told.ok() && told->has_value()) (*told)->reference = reference;
  return told;
}

void TrialChannel::Answer(HandOver outcome) { Answer(HandOverReport{outcome, "as arranged"}); }

void TrialChannel::Answer(HandOverReport report) {
  const std::lock_guard lock(mutex_);
  report_ = std::move(report);
}

void TrialChannel::Tell(absl::StatusOr<std::optional<DeliveryReport>> told) {
  const std::lock_guard lock(mutex_);
  told_ = std::move(told);
}

std::vector<std::string> TrialChannel::Asked() {
  const std::lock_guard lock(mutex_);
  return asked_;
}

std::vector<Message> TrialChannel::Taken() {
  const std::lock_guard lock(mutex_);
  return taken_;
}

Office::Office()
    : database(tables.Conninfo("candour_notification")),
      follower(SettingsFor(intake), database, {&duties}),
      outbox(database, HouseRules(), channels),
      texts(database, HouseRules()),
      deliveries(database, HouseRules().calendar),
      shelf(database, HouseRules()),
      desk(database, HouseRules(),
           [](const std::string& text, std::string& code) {
             return LoadNoticeBookWith("db/reference", text, code);
           }),
      tasks(database, HouseRules().calendar),
      dispatcher(AnotherDispatcher()) {
  follower.Start();
}

Office::~Office() { follower.Stop(); }

std::unique_ptr<Dispatcher> Office::AnotherDispatcher(const DispatchSettings& settings) {
  return std::make_unique<Dispatcher>(
      follower, outbox, texts, channels, [](const std::string&, const std::string&) {},
      [](const std::map<std::string, double>&) {}, settings);
}

void Office::Happen(const ledger::v1::RecordedEvent& event) {
  intake.SetNow(InstantFrom(event.occurred_at()));
  intake.Append(event);
}

void Office::CatchUp() {
  const absl::Status reached = follower.CatchUp("milford", absl::Seconds(20)).status();
  ASSERT_TRUE(reached.ok()) << reached;
}

void Office::Dispatch() {
  CatchUp();
  const absl::Status done = dispatcher->DispatchAll("milford");
  ASSERT_TRUE(done.ok()) << done;
}

std::string Office::Notices() const {
  return tables.Value(
      "SELECT coalesce(string_agg(notice || ' ' || state, ', ' ORDER BY obligation_id), '') "
      "FROM notification.notice");
}

std::string Office::Tasks() const {
  return tables.Value(
      "SELECT coalesce(string_agg(kind || ' ' || notice, ', ' ORDER BY kind), '') "
      "FROM notification.task WHERE state = 'open'");
}

std::vector<SentCommand> Office::Commands() {
  follower.Nudge();
  CatchUp();
  std::int64_t pending = 1;
  for (int i = 0; i < 10000 && pending > 0; ++i) {
    pending = follower.Standings()->front().pending();
  }
  EXPECT_EQ(pending, 0);
  return intake.Commands();
}

ledger::v1::RecordedEvent ReceivedWithDuty(const ledger::v1::CaseFile& file) {
  ledger::v1::RecordedEvent event = Received(file);
  Open(event, Owed(1, "ACK", "N-01", absl::CivilDay(2027, 1, 7)));
  return event;
}

}  // namespace candour::notification
