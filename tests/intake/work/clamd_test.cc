#include "services/intake/work/clamd.h"

#include <gtest/gtest.h>

#include "tests/support/fake_clamd.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::ClamdMood;
using candour::testing::FakeClamd;
using candour::testing::StatusIs;

constexpr absl::Duration kClamdPatience = absl::Seconds(10);

TEST(ClamdTest, SaysThatAFileIsClean) {
  FakeClamd fake;

  const auto result = Clamd(fake.Address(), kClamdPatience).Scan("a bill");

  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_FALSE(result->infected);
  EXPECT_EQ(fake.Scanned(), std::vector<std::string>{"a bill"});
}

TEST(ClamdTest, NamesWhatItFound) {
  FakeClamd fake;

  const auto result = Clamd(fake.Address(), kClamdPatience).Scan("X5O! EICAR-TEST H+H*");

  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_TRUE(result->infected);
  EXPECT_EQ(result->signature, "Eicar-Test-Signature");
}

TEST(ClamdTest, StreamsMoreThanOneChunk) {
  FakeClamd fake;
  const std::string content = std::string(300'000, 'a') + "end";

  ASSERT_TRUE(Clamd(fake.Address(), kClamdPatience).Scan(content).ok());

  EXPECT_EQ(fake.Scanned().front(), content);
}

TEST(ClamdTest, UnderstandsThatItIsTooLargeEvenWhenItIsCutOffWhileItSpeaks) {
  FakeClamd fake(1000);

  EXPECT_THAT(Clamd(fake.Address(), kClamdPatience).Scan(std::string(900'000, 'a')),
              StatusIs(absl::StatusCode::kOutOfRange));
}

TEST(ClamdTest, IsAwayWhenNobodyListens) {
  std::string address;
  { address = FakeClamd().Address(); }

  EXPECT_THAT(Clamd(address, kClamdPatience).Scan("a"), StatusIs(absl::StatusCode::kUnavailable));
}

TEST(ClamdTest, IsAwayWhenItBreaksOff) {
  FakeClamd fake;
  fake.SetMood(ClamdMood::kCutsOff);

  EXPECT_THAT(Clamd(fake.Address(), kClamdPatience).Scan("a"),
              StatusIs(absl::StatusCode::kUnavailable));
}

TEST(ClamdTest, IsAwayWhenItDoesNotAnswerInTime) {
  FakeClamd fake;
  fake.SetMood(ClamdMood::kSilent);

  EXPECT_THAT(Clamd(fake.Address(), absl::Milliseconds(50)).Scan("a"),
              StatusIs(absl::StatusCode::kUnavailable));
}

TEST(ClamdTest, CannotSayWhenItMeetsAnError) {
  FakeClamd fake;
  fake.SetMood(ClamdMood::kStrange);

  EXPECT_THAT(Clamd(fake.Address(), kClamdPatience).Scan("a"),
              StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST(ClamdTest, ListensOnThisMachineOnly) {
  EXPECT_TRUE(CheckClamdAddress("unix:/run/clamav/clamd.ctl").ok());
  EXPECT_TRUE(CheckClamdAddress("127.0.0.1:3310").ok());
  EXPECT_FALSE(CheckClamdAddress("scanner.example:3310").ok());
  EXPECT_FALSE(CheckClamdAddress("unix:").ok());
  EXPECT_FALSE(CheckClamdAddress("unix:" + std::string(200, 'a')).ok());
}

TEST(ClamdTest, ReadsNothingElseAsClean) {
  EXPECT_TRUE(ReadClamdAnswer(std::string("stream: OK\0", 11)).ok());
  EXPECT_FALSE(ReadClamdAnswer("stream: OK and more").ok());
  EXPECT_FALSE(ReadClamdAnswer("PONG").ok());
}

}  // namespace
}  // namespace candour::intake
