#include "services/notification/dispatch/departures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "tests/notification/office.h"
#include "tests/support/scratch_folder.h"

namespace candour::notification {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

// Counts how many mails are before their last byte, and how many after it, at the same time.
class CrowdedChannel : public TrialChannel {
 public:
  CrowdedChannel() : TrialChannel("smtp", false) {}

  HandOverReport TakeAsking(const Message& message,
                            const std::function<bool()>& may_leave) override {
    {
      std::unique_lock lock(mutex_);
      most_before_ = std::max(most_before_, ++before_);
      came_.notify_all();
      // The first waits for company.
      came_.wait_for(lock, std::chrono::seconds(10), [this] { return most_before_ > 1; });
    }
    if (!may_leave()) return {HandOver::kNotNow, "it was kept back"};
    {
      const std::lock_guard lock(mutex_);
      --before_;
      most_after_ = std::max(most_after_, ++after_);
    }
    const HandOverReport report = Take(message);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const std::lock_guard lock(mutex_);
    --after_;
    return report;
  }

  int MostBefore() const { return most_before_; }
  int MostAfter() const { return most_after_; }

 private:
  std::mutex mutex_;
  std::condition_variable came_;
  int before_ = 0;
  int after_ = 0;
  int most_before_ = 0;
  int most_after_ = 0;
};

class DeparturesTest : public ::testing::Test {
 protected:
  DeparturesTest() {
    ledger::v1::RecordedEvent event = ReceivedWithDuty(JeansCase());
    for (int i = 2; i <= 40; ++i) Open(event, Owed(i, "THANKS", "N-20", kMonday + 5));
    office.Happen(event);
    office.CatchUp();
  }

  std::vector<Claim> Take() {
    absl::StatusOr<Batch> batch =
        office.outbox.Take("milford", 1, {TenOClock(kMonday), absl::Now()});
    EXPECT_TRUE(batch.ok()) << batch.status();
    return std::move(batch->claims);
  }

  Departures::Means MeansWith(const ChannelPlan& plan) {
    return {office.outbox,
            plan,
            circuits,
            logbook,
            [this] { return stopping; },
            [](const std::string&, const std::string&) {}};
  }

  std::string CountOf(const std::string& state) const {
    return office.tables.Value("SELECT count(*) FROM notification.notice WHERE state = '" + state +
                               "'");
  }

  Office office;
  ScratchFolder folder;
  Logbook logbook{folder.Path()};
  Circuits circuits;
  bool stopping = false;
};

TEST_F(DeparturesTest, HandsOverSideBySideAndLetsOneMailGoAtATime) {
  CrowdedChannel mail;
  const ChannelPlan plan(Channels{&mail, &office.letter});
  Departures departures(MeansWith(plan));

  ASSERT_TRUE(departures.HandOver(Take(), TenOClock(kMonday)).ok());
  ASSERT_TRUE(departures.Finish().ok());

  EXPECT_THAT(mail.Taken(), SizeIs(40));
  EXPECT_EQ(CountOf("sent"), "40");
  EXPECT_THAT(office.Commands(), SizeIs(40));
  EXPECT_GT(mail.MostBefore(), 1);
  EXPECT_EQ(mail.MostAfter(), 1);
}

TEST_F(DeparturesTest, TellsTheDatabaseAfterwardsWhatItCouldNotBeTold) {
  Departures departures(MeansWith(office.channels));
  std::vector<Claim> claims = Take();
  office.tables.Execute("ALTER TABLE notification.attempt RENAME TO away");
  departures.HandOver(std::move(claims), TenOClock(kMonday)).IgnoreError();
  ASSERT_FALSE(departures.Finish().ok());
  const std::size_t left = office.mail.Taken().size();
  ASSERT_GT(left, 0U);
  office.tables.Execute("ALTER TABLE notification.away RENAME TO attempt");

  Untold untold = departures.TakeUntold();
  ASSERT_TRUE(Tell(untold, office.outbox).ok());

  EXPECT_THAT(untold.settlements, IsEmpty());
  EXPECT_EQ(CountOf("sent"), std::to_string(left));
  EXPECT_EQ(CountOf("queued"), std::to_string(40 - left));
}

TEST_F(DeparturesTest, GivesBackWhatHasNotBegunWhenItIsToStop) {
  stopping = true;
  Departures departures(MeansWith(office.channels));

  ASSERT_TRUE(departures.HandOver(Take(), TenOClock(kMonday)).ok());
  ASSERT_TRUE(departures.Finish().ok());

  EXPECT_THAT(office.mail.Taken(), IsEmpty());
  EXPECT_EQ(CountOf("queued"), "40");
}

TEST_F(DeparturesTest, LeavesNothingInTheLogbookThatIsRecorded) {
  {
    Departures departures(MeansWith(office.channels));
    ASSERT_TRUE(departures.HandOver(Take(), TenOClock(kMonday)).ok());
    ASSERT_TRUE(*departures.Finish());
    EXPECT_FALSE(*departures.Finish());
  }

  EXPECT_LT(std::filesystem::file_size(folder.Path() / ".hand-overs"), 64U);
}

}  // namespace
}  // namespace candour::notification
