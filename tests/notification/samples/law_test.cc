#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "absl/strings/str_join.h"
#include "tests/notification/samples/sample.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

// What a notice must say by domain 6.2. The table stands here too, so that nobody takes a duty away
// by changing a text.
struct Duties {
  std::string code;
  std::string parts;
};

class LawTest : public ::testing::TestWithParam<Duties> {};

// Proves, C-07.
TEST_P(LawTest, IsInTheText) {
  const reference::v1::Notice* notice = Book().Find(GetParam().code);

  ASSERT_NE(notice, nullptr);
  const std::string parts = absl::StrJoin(notice->must_say(), " ", [](std::string* out, int part) {
    *out += reference::v1::Part_Name(static_cast<reference::v1::Part>(part)).substr(5);
  });
  EXPECT_EQ(parts, GetParam().parts);
}

INSTANTIATE_TEST_SUITE_P(
    Notices, LawTest,
    ::testing::Values(
        Duties{"N-01", "RECEIVED_ON OFFER_TO_DISCUSS CONTACT ADVOCACY NEXT"},
        Duties{"N-02", "RECEIVED_ON WRITTEN_RECORD TELL_US_IF_WRONG NEXT"},
        Duties{"N-03", "POINTS OUTCOMES_WANTED METHOD RESPONSE_DATE UPDATES NEXT"},
        Duties{"N-04", "RESPONSE_DATE STILL_WELCOME METHOD UPDATES NEXT"},
        Duties{"N-05", "WHAT_IS_SHARED SHARED_WITH WHY MAY_REFUSE IF_REFUSED CLOCK_RUNS NEXT"},
        Duties{"N-05R", "WHAT_IS_SHARED SHARED_WITH WHY MAY_REFUSE IF_REFUSED CLOCK_RUNS NEXT"},
        Duties{"N-06", "DECISION REASON WHO_ELSE OMBUDSMAN NEXT"},
        Duties{"N-07", "DECISION REASON OTHER_ROUTE OMBUDSMAN NEXT"},
        Duties{"N-07J", "LEAD_BODY ONE_REPLY CONSENT_POSITION HEALTH_OMBUDSMAN NEXT"},
        Duties{"N-07P", "COUNCIL_PART PROVIDER_PART NEXT"},
        Duties{"N-07T", "DECISION DATES_USED BOTH_TESTS MORE_REASONS OMBUDSMAN NEXT"},
        Duties{"N-07X", "TRANSFERRED_TO TRANSFERRED_ON THEIR_CONTACT THEIR_ACKNOWLEDGEMENT NEXT"},
        Duties{"N-08", "DONE_SO_FAR DATE_EXPECTED NEXT"},
        Duties{"N-09", "OLD_DATE REASON NEW_DATE APOLOGY OMBUDSMAN HOW_TO_OBJECT NEXT"},
        Duties{"N-09H", "DATE_WILL_BE_MISSED APOLOGY REASON_BY OLD_DATE OMBUDSMAN NEXT"},
        Duties{"N-10",
               "APOLOGY SIX_MONTHS REASON NEW_DATE NEED_NOT_AGREE IF_NOT_AGREED REPLY_BY OMBUDSMAN "
               "NEXT"},
        Duties{"N-10C", "AGREEMENT NEW_DATE NEXT"},
        Duties{"N-11",
               "NO_RESPONSE REASON RESPONSE_FOLLOWS DATE_EXPECTED OMBUDSMAN_NOW OMBUDSMAN APOLOGY "
               "NEXT"},
        Duties{
            "N-12",
            "HOW_CONSIDERED CONCLUSIONS ACTION SATISFIED OMBUDSMAN HEALTH_OMBUDSMAN SIGNED NEXT"},
        Duties{"N-13", "DONE_SO_FAR NEXT"},
        Duties{"N-14", "UNDERSTOOD COME_BACK TWELVE_MONTHS NEXT"},
        Duties{"N-15", "ADDED_OR_NEW RESPONSE_DATE NEXT"},
        Duties{"N-16", "CLOSED ACTIONS_TRACKED NEXT"},
        Duties{"N-17", "WHAT_WAS_WRONG RIGHT_FACT APOLOGY NEXT"},
        Duties{"N-18", "APOLOGY DECISION ACTION NEXT"},
        Duties{"N-19", "OPTIONAL CONFIDENTIAL NO_EFFECT_ON_CARE NEXT"},
        Duties{"N-20", "PASSED_TO NEXT"}, Duties{"N-21", "AGREED_ACTION CAN_STILL_COMPLAIN NEXT"},
        Duties{"N-22", "RESTRICTION REASON REVIEW APPEAL NEXT"},
        Duties{"N-23", "CONCLUSIONS ACTION ESCALATE OMBUDSMAN NEXT"},
        Duties{"N-23A", "UNDERSTOOD WHO_INVESTIGATES NEXT"},
        Duties{"N-23F", "CONCLUSIONS ACTION OMBUDSMAN NEXT"}, Duties{"N-S1", "SIX_MONTHS NEXT"},
        Duties{"N-S2", "QUESTIONS DUE WHY NEXT"}));

TEST(LawTest, HasARowForEveryNotice) { EXPECT_EQ(SampleCodes().size(), 34U); }

std::vector<std::string> CodesWhere(bool (*holds)(const reference::v1::Notice&)) {
  std::vector<std::string> codes;
  for (const std::string& code : SampleCodes()) {
    if (holds(*Book().Find(code))) codes.push_back(code);
  }
  return codes;
}

// Proves NG-9.
TEST(LawTest, LetsNothingWithAReasonOrAFindingGoByItself) {
  EXPECT_THAT(CodesWhere([](const reference::v1::Notice& notice) {
                return notice.approver() == reference::v1::APPROVER_NONE;
              }),
              ElementsAre("N-01", "N-08", "N-09H", "N-19", "N-20", "N-S1"));
}

// Proves G-15.
TEST(LawTest, KnowsWhichNoticesCarryTheMatter) {
  const std::vector<std::string> codes =
      CodesWhere([](const reference::v1::Notice& notice) { return notice.carries_matter(); });

  EXPECT_THAT(codes, Contains("N-02"));
  EXPECT_THAT(codes, Contains("N-12"));
  EXPECT_EQ(std::count(codes.begin(), codes.end(), "N-01"), 0);
}

// Proves NG-1.
TEST(LawTest, LetsEveryNoticeToAComplainantGoByLetter) {
  const std::vector<std::string> others = CodesWhere([](const reference::v1::Notice& notice) {
    return notice.audience() == reference::v1::AUDIENCE_COMPLAINANT &&
           std::count(notice.media().begin(), notice.media().end(), reference::v1::MEDIUM_LETTER) ==
               0;
  });

  EXPECT_THAT(others, testing::IsEmpty());
}

}  // namespace
}  // namespace candour::notification
