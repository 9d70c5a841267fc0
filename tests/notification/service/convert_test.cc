#include "services/notification/service/convert.h"

#include <gtest/gtest.h>

namespace candour::notification {
namespace {

TEST(ConvertTest, NamesEachStateBothWays) {
  EXPECT_EQ(StateFrom("held_for_protection"), v1::NOTICE_STATE_HELD_FOR_PROTECTION);
  EXPECT_EQ(NameOf(v1::NOTICE_STATE_HELD_FOR_PROTECTION), "held_for_protection");
  EXPECT_EQ(NameOf(v1::NOTICE_STATE_UNSPECIFIED), "");
  EXPECT_EQ(StateFrom("lost"), v1::NOTICE_STATE_UNSPECIFIED);
}

TEST(ConvertTest, ShowsALineAsItIs) {
  NoticeLine line;
  line.notice = "N-09";
  line.due_by = absl::CivilDay(2027, 2, 3);
  line.state = "sent";
  line.sent_at = absl::FromUnixSeconds(1'800'000'000);

  const v1::Notice message = ToMessage(line);

  EXPECT_EQ(message.notice(), "N-09");
  EXPECT_EQ(message.due_by().day(), 3);
  EXPECT_EQ(message.state(), v1::NOTICE_STATE_SENT);
  EXPECT_EQ(message.sent_at().seconds(), 1'800'000'000);
}

TEST(ConvertTest, PreviewsNoTextThatWouldNotGo) {
  Judgement judgement;
  judgement.decision = Decision::kHold;
  judgement.reason = "Nobody may contact this person.";
  judgement.text.body = "never";

  const v1::PreviewResponse message = ToMessage(judgement);

  EXPECT_EQ(message.state(), v1::NOTICE_STATE_HELD_FOR_PROTECTION);
  EXPECT_EQ(message.body(), "");
}

TEST(ConvertTest, PreviewsTheTextAndItsWay) {
  Judgement judgement;
  judgement.decision = Decision::kSend;
  judgement.way = Way::kEmail;
  judgement.text = {"Subject", "Body", 1};

  const v1::PreviewResponse message = ToMessage(judgement);

  EXPECT_EQ(message.state(), v1::NOTICE_STATE_QUEUED);
  EXPECT_EQ(message.way(), "email");
  EXPECT_EQ(message.body(), "Body");
}

}  // namespace
}  // namespace candour::notification
