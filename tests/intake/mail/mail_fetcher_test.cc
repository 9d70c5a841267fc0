#include "services/intake/mail/mail_fetcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::StatusIs;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A mailbox in memory.
class ArrangedMailbox : public Mailbox {
 public:
  absl::StatusOr<std::vector<std::uint32_t>> Waiting() override {
    std::vector<std::uint32_t> numbers;
    for (const auto& [number, octets] : inbox) numbers.push_back(number);
    return numbers;
  }
  absl::StatusOr<FetchedMail> Fetch(std::uint32_t number) override {
    if (inbox.at(number) == "large") return absl::OutOfRangeError("too large");
    return FetchedMail{inbox.at(number), std::nullopt};
  }
  absl::Status MoveTo(std::uint32_t number, const std::string& folder) override {
    if (!moves.ok()) return moves;
    folders[folder].push_back(inbox.at(number));
    inbox.erase(number);
    return absl::OkStatus();
  }

  std::map<std::uint32_t, std::string> inbox;
  std::map<std::string, std::vector<std::string>> folders;
  absl::Status moves;
};

class MailFetcherTest : public ::testing::Test {
 protected:
  ArrangedMailbox box_;
  std::map<std::string, absl::Status> answers_;
  std::vector<std::string> taken_;
  MailFetcher fetcher_{box_,
                       [this](const FetchedMail& mail) {
                         taken_.push_back(mail.octets);
                         return answers_[mail.octets];
                       },
                       "taken", "aside"};
};

TEST_F(MailFetcherTest, TakesWhatWaitsAndMovesIt) {
  box_.inbox = {{4, "first"}, {9, "second"}};

  const auto turn = fetcher_.Turn();

  EXPECT_EQ(turn->taken, 2);
  EXPECT_THAT(taken_, ElementsAre("first", "second"));
  EXPECT_THAT(box_.folders["taken"], ElementsAre("first", "second"));
  EXPECT_THAT(box_.inbox, IsEmpty());
}

TEST_F(MailFetcherTest, PutsAsideWhatCannotBeTakenAndGoesOn) {
  box_.inbox = {{4, "poison"}, {5, "large"}, {9, "second"}};
  answers_["poison"] = absl::InvalidArgumentError("it is no mail");

  const auto turn = fetcher_.Turn();

  EXPECT_EQ(turn->aside, 2);
  EXPECT_EQ(turn->taken, 1);
  EXPECT_THAT(box_.folders["aside"], ElementsAre("poison", "large"));
  EXPECT_THAT(box_.folders["taken"], ElementsAre("second"));
}

TEST_F(MailFetcherTest, LeavesEverythingWhereItIsWhileIntakeIsAway) {
  box_.inbox = {{4, "first"}, {9, "second"}};
  answers_["first"] = absl::UnavailableError("the database is away");

  EXPECT_THAT(fetcher_.Turn(), StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_EQ(box_.inbox.size(), 2U);
  EXPECT_THAT(box_.folders, IsEmpty());
}

TEST_F(MailFetcherTest, MeetsAMailAgainThatCouldNotBeMoved) {
  box_.inbox = {{4, "first"}};
  box_.moves = absl::UnavailableError("the connection broke");
  EXPECT_FALSE(fetcher_.Turn().ok());
  box_.moves = absl::OkStatus();

  ASSERT_TRUE(fetcher_.Turn().ok());

  EXPECT_THAT(taken_, ElementsAre("first", "first"));
  EXPECT_THAT(box_.folders["taken"], ElementsAre("first"));
}

}  // namespace
}  // namespace candour::intake
