#include "services/common/fields/check.h"

#include <gtest/gtest.h>

#include <string>

#include "candour/intake/v1/intake.pb.h"
#include "tests/support/status.h"

namespace candour {
namespace {

using intake::v1::ExtendRequest;
using intake::v1::SubmitRequest;
using testing::NamesField;

SubmitRequest Good() {
  SubmitRequest request;
  request.set_authority_id("milford");
  request.set_request_id("0b8b6ee1-6f5c-4f0e-9d7a-2f1f6a3c9e10");
  request.mutable_submit()->set_record_type(ledger::v1::RECORD_TYPE_CMP);
  request.mutable_submit()->set_channel(ledger::v1::CHANNEL_PHONE);
  request.mutable_submit()->add_points()->set_text("The carer came late.");
  return request;
}

TEST(CheckFieldsTest, LetsAGoodRequestPass) { EXPECT_EQ(CheckFields(Good()), absl::OkStatus()); }

TEST(CheckFieldsTest, RefusesABlankText) {
  SubmitRequest request = Good();
  request.mutable_submit()->mutable_points(0)->set_text(" \n\t");

  EXPECT_THAT(CheckFields(request), NamesField("submit.points[0].text", "must not be empty"));
}

TEST(CheckFieldsTest, TakesATextOfTheGreatestLength) {
  SubmitRequest request = Good();
  std::string text;
  text.reserve(200000);
  while (text.size() < 200000) text += "é";
  request.mutable_submit()->mutable_points(0)->set_text(text);

  EXPECT_EQ(CheckFields(request), absl::OkStatus());
}

TEST(CheckFieldsTest, RefusesATextOfAMegabyte) {
  SubmitRequest request = Good();
  request.mutable_submit()->mutable_points(0)->set_text(std::string(1 << 20, 'a'));

  EXPECT_THAT(CheckFields(request), NamesField("submit.points[0].text", "at most 100000"));
}

TEST(CheckFieldsTest, RefusesNul) {
  SubmitRequest request = Good();
  request.mutable_submit()->mutable_points(0)->set_text(std::string("a\0b", 3));

  EXPECT_THAT(CheckFields(request), NamesField("submit.points[0].text", "NUL"));
}

TEST(CheckFieldsTest, RefusesWhatIsNotUtf8) {
  SubmitRequest request = Good();
  request.mutable_submit()->mutable_points(0)->set_text("caf\xE9");

  EXPECT_THAT(CheckFields(request), NamesField("submit.points[0].text", "UTF-8"));
}

TEST(CheckFieldsTest, NeverRepeatsTheCallersText) {
  SubmitRequest request = Good();
  request.set_request_id("Mrs Smith");

  EXPECT_EQ(CheckFields(request).ToString().find("Smith"), std::string::npos);
}

TEST(CheckFieldsTest, RefusesAnUnknownChannel) {
  SubmitRequest request = Good();
  request.mutable_submit()->set_channel(static_cast<ledger::v1::Channel>(77));

  EXPECT_THAT(CheckFields(request), NamesField("submit.channel", "one of the known values"));
}

TEST(CheckFieldsTest, RefusesAChannelNotChosen) {
  SubmitRequest request = Good();
  request.mutable_submit()->clear_channel();

  EXPECT_THAT(CheckFields(request), NamesField("submit.channel", "must be chosen"));
}

TEST(CheckFieldsTest, RefusesAMissingMessage) {
  SubmitRequest request = Good();
  request.clear_submit();

  EXPECT_THAT(CheckFields(request), NamesField("submit", "must be given"));
}

TEST(CheckFieldsTest, RefusesAnEmptyList) {
  SubmitRequest request = Good();
  request.mutable_submit()->clear_points();

  EXPECT_THAT(CheckFields(request), NamesField("submit.points", "at least one"));
}

TEST(CheckFieldsTest, RefusesTooManyEntries) {
  SubmitRequest request = Good();
  for (int i = 0; i < 50; ++i) request.mutable_submit()->add_points()->set_text("more");

  EXPECT_THAT(CheckFields(request), NamesField("submit.points", "at most 50 entries, and has 51"));
}

TEST(CheckFieldsTest, RefusesAnInstantOfTheYear5000) {
  SubmitRequest request = Good();
  request.mutable_submit()->mutable_received_at()->set_seconds(95617584000);

  EXPECT_THAT(CheckFields(request), NamesField("submit.received_at", "1900 and 2199"));
}

TEST(CheckFieldsTest, RefusesADayThatDoesNotExist) {
  ExtendRequest request;
  request.mutable_act()->mutable_response_by()->set_year(2026);
  request.mutable_act()->mutable_response_by()->set_month(2);
  request.mutable_act()->mutable_response_by()->set_day(30);

  EXPECT_THAT(CheckFields(request), NamesField("act.response_by", "a day that exists"));
}

TEST(CheckFieldsTest, HoldsTheRuleOfAMapAgainstItsValues) {
  ExtendRequest request;
  (*request.mutable_act()->mutable_facts())["who"] = std::string(501, 'a');

  EXPECT_THAT(CheckFields(request), NamesField("act.facts", "at most 500"));
}

TEST(CheckFieldsTest, RefusesAStatementThatIsNotConfirmed) {
  intake::v1::AcknowledgeRequest request;
  request.mutable_act()->set_method("letter");

  EXPECT_THAT(CheckFields(request), NamesField("act.discussion_offered", "must be confirmed"));
}

TEST(CheckFieldsTest, NamesEveryFault) {
  SubmitRequest request = Good();
  request.set_authority_id("M");
  request.set_request_id("1");

  EXPECT_EQ(FieldViolationsOf(CheckFields(request)).size(), 2U);
}

TEST(CheckFieldsTest, NamesAtMostTwentyFaults) {
  SubmitRequest request = Good();
  for (int i = 0; i < 40; ++i) request.mutable_submit()->add_points();

  EXPECT_EQ(FieldViolationsOf(CheckFields(request)).size(), 20U);
}

}  // namespace
}  // namespace candour
