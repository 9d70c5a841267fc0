#include "services/intake/service/command.h"

#include <gtest/gtest.h>

#include "tests/intake/service/desk.h"

namespace candour::intake {
namespace {

const absl::Time kTenOClock = absl::FromUnixSeconds(1795255200);

Caller Somebody() {
  Caller caller;
  caller.subject = "somebody";
  caller.roles = {type::v1::ROLE_HANDLER};
  return caller;
}

Command View(absl::Time now, const std::string& complaint_id = kComplaintId) {
  return ViewCommand(Somebody(), "milford", complaint_id, now);
}

TEST(ViewCommandTest, IsTheSameWithinAQuarterOfAnHour) {
  EXPECT_EQ(View(kTenOClock).request_id, View(kTenOClock + absl::Seconds(899)).request_id);
  EXPECT_EQ(View(kTenOClock).act.SerializeAsString(),
            View(kTenOClock + absl::Seconds(899)).act.SerializeAsString());
}

TEST(ViewCommandTest, IsAnotherOneInTheNext) {
  EXPECT_NE(View(kTenOClock).request_id, View(kTenOClock + absl::Seconds(900)).request_id);
}

TEST(ViewCommandTest, IsAnotherOneForAnotherCase) {
  EXPECT_NE(View(kTenOClock).request_id, View(kTenOClock, kRequestId).request_id);
}

TEST(ActCommandTest, CarriesTheActAsItsKind) {
  ledger::v1::Extend extend;
  extend.set_reason("DR-07");

  const Command command = ActCommand(Somebody(), GoodTarget(), extend);

  EXPECT_EQ(command.act.extend().reason(), "DR-07");
  EXPECT_TRUE(command.actor.Has(type::v1::ROLE_HANDLER));
}

TEST(ListingCommandTest, IsNeverTheSameTwice) {
  EXPECT_NE(ListingCommand(Somebody(), "milford", "list", "", 1).request_id,
            ListingCommand(Somebody(), "milford", "list", "", 1).request_id);
}

}  // namespace
}  // namespace candour::intake
