#include <gtest/gtest.h>

#include <string>

#include "absl/time/time.h"
#include "services/common/day/london.h"
#include "services/intake/domain/clock.h"
#include "tests/support/law.h"

namespace candour::intake {
namespace {

using reference::v1::MILESTONE_RECEIVED;
using tests::Day;
using tests::England;
using tests::Procedure;

struct Vector {
  const char* id;
  const char* received_at;
  const char* received_on;
  const char* oral_by;
  const char* ack_by;
  const char* six_month_last_day;
  const char* send_by;
  const char* code_ack_by;
  const char* code_stage1_by;
  const char* code_stage1_extended_by;
};

// Each row was computed twice by other programs and partly counted by hand.
constexpr Vector kVectors[] = {
    // Leap year, week crosses 29 Feb.
    {"D01", "2024-02-26T10:00:00Z", "2024-02-26", "2024-02-27", "2024-02-29", "2024-08-25",
     "2024-08-23", "2024-03-04", "2024-03-18", "2024-04-03"},
    // Wednesday before Easter 2024.
    {"D03", "2024-03-27T09:00:00Z", "2024-03-27", "2024-03-28", "2024-04-03", "2024-09-26",
     "2024-09-26", "2024-04-05", "2024-04-19", "2024-05-03"},
    // 30 Aug: end month (Feb 2025) has no 30th.
    {"D05", "2024-08-30T11:00:00Z", "2024-08-30", "2024-09-02", "2024-09-04", "2025-02-28",
     "2025-02-27", "2024-09-06", "2024-09-20", "2024-10-04"},
    // Friday before Christmas 2024.
    {"D07", "2024-12-20T14:00:00Z", "2024-12-20", "2024-12-23", "2024-12-27", "2025-06-19",
     "2025-06-19", "2024-12-31", "2025-01-15", "2025-01-29"},
    // Web form on Christmas Day 2024.
    {"D09", "2024-12-25T12:00:00Z", "2024-12-25", "2024-12-27", "2024-12-31", "2025-06-24",
     "2025-06-24", "2025-01-03", "2025-01-17", "2025-01-31"},
    // One second before clocks go forward, Sunday.
    {"D11", "2025-03-30T00:59:59Z", "2025-03-30", "2025-03-31", "2025-04-02", "2025-09-29",
     "2025-09-29", "2025-04-04", "2025-04-22", "2025-05-07"},
    // Maundy Thursday 2025.
    {"D13", "2025-04-17T15:00:00Z", "2025-04-17", "2025-04-22", "2025-04-24", "2025-10-16",
     "2025-10-16", "2025-04-28", "2025-05-13", "2025-05-28"},
    // Friday before early May bank holiday.
    {"D15", "2025-05-02T16:59:00Z", "2025-05-02", "2025-05-06", "2025-05-08", "2025-11-01",
     "2025-10-31", "2025-05-12", "2025-05-27", "2025-06-10"},
    // 23:59:59 BST on 30 June (still 30 June).
    {"D17", "2025-06-30T22:59:59Z", "2025-06-30", "2025-07-01", "2025-07-03", "2025-12-29",
     "2025-12-29", "2025-07-07", "2025-07-21", "2025-08-04"},
    // Friday before August bank holiday 2025.
    {"D19", "2025-08-22T12:00:00Z", "2025-08-22", "2025-08-26", "2025-08-28", "2026-02-21",
     "2026-02-20", "2025-09-01", "2025-09-15", "2025-09-29"},
    // 01:30 GMT (second 01:30 that day), Sunday 26 Oct.
    {"D21", "2025-10-26T01:30:00Z", "2025-10-26", "2025-10-27", "2025-10-29", "2026-04-25",
     "2026-04-24", "2025-10-31", "2025-11-14", "2025-11-28"},
    // Christmas Eve 2025, Wednesday.
    {"D23", "2025-12-24T17:30:00Z", "2025-12-24", "2025-12-29", "2025-12-31", "2026-06-23",
     "2026-06-23", "2026-01-05", "2026-01-19", "2026-02-02"},
    // 28 Feb, Saturday, non-leap.
    {"D25", "2026-02-28T10:00:00Z", "2026-02-28", "2026-03-02", "2026-03-04", "2026-08-27",
     "2026-08-27", "2026-03-06", "2026-03-20", "2026-04-07"},
    // 00:00 BST 1 Apr 2026: first instant of new reporting year.
    {"D27", "2026-03-31T23:00:00Z", "2026-04-01", "2026-04-02", "2026-04-08", "2026-09-30",
     "2026-09-30", "2026-04-10", "2026-04-24", "2026-05-11"},
    // Easter Monday 2026.
    {"D29", "2026-04-06T10:00:00Z", "2026-04-06", "2026-04-07", "2026-04-09", "2026-10-05",
     "2026-10-05", "2026-04-13", "2026-04-27", "2026-05-12"},
    // Friday before spring bank holiday 2026.
    {"D31", "2026-05-22T09:00:00Z", "2026-05-22", "2026-05-26", "2026-05-28", "2026-11-21",
     "2026-11-20", "2026-06-01", "2026-06-15", "2026-06-29"},
    // Received on August bank holiday, 31st of month.
    {"D33", "2026-08-31T09:00:00Z", "2026-08-31", "2026-09-01", "2026-09-03", "2027-02-28",
     "2027-02-26", "2026-09-07", "2026-09-21", "2026-10-05"},
    // Wednesday before Christmas 2026.
    {"D35", "2026-12-23T10:00:00Z", "2026-12-23", "2026-12-24", "2026-12-30", "2027-06-22",
     "2027-06-22", "2027-01-04", "2027-01-18", "2027-02-01"},
    // Sat 26 Dec 2026 (substitute is Mon 28th).
    {"D37", "2026-12-26T10:00:00Z", "2026-12-26", "2026-12-29", "2026-12-31", "2027-06-25",
     "2027-06-25", "2027-01-05", "2027-01-19", "2027-02-02"},
    // 1 March: six whole months.
    {"D39", "2027-03-01T10:00:00Z", "2027-03-01", "2027-03-02", "2027-03-04", "2027-08-31",
     "2027-08-31", "2027-03-08", "2027-03-22", "2027-04-07"},
    // Easter Sunday 2027, first instant of BST (02:00 local).
    {"D41", "2027-03-28T01:00:00Z", "2027-03-28", "2027-03-30", "2027-04-01", "2027-09-27",
     "2027-09-27", "2027-04-05", "2027-04-19", "2027-05-04"},
    // 30 Aug 2027 bank holiday: no 30 Feb 2028.
    {"D43", "2027-08-30T10:00:00Z", "2027-08-30", "2027-08-31", "2027-09-02", "2028-02-29",
     "2028-02-28", "2027-09-06", "2027-09-20", "2027-10-04"},
    // Fri 24 Dec 2027: 25-28 Dec all non-working.
    {"D45", "2027-12-24T10:00:00Z", "2027-12-24", "2027-12-29", "2027-12-31", "2028-06-23",
     "2028-06-23", "2028-01-05", "2028-01-19", "2028-02-02"},
    // Leap day 2028.
    {"D47", "2028-02-29T10:00:00Z", "2028-02-29", "2028-03-01", "2028-03-03", "2028-08-28",
     "2028-08-25", "2028-03-07", "2028-03-21", "2028-04-04"},
    // Friday before early May bank holiday 2028.
    {"D49", "2028-04-28T10:00:00Z", "2028-04-28", "2028-05-02", "2028-05-04", "2028-10-27",
     "2028-10-27", "2028-05-08", "2028-05-22", "2028-06-06"},
};

class ClockVectorsTest : public ::testing::TestWithParam<Vector> {
 protected:
  Milestones Received() const {
    absl::Time instant;
    std::string error;
    EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, GetParam().received_at, &instant, &error));
    return {{MILESTONE_RECEIVED, LondonDay(instant)}};
  }

  std::optional<absl::CivilDay> Statutory(const char* clock) const {
    return Derive(Procedure("ASC-2009"), clock, England(), Received()).day;
  }

  std::optional<absl::CivilDay> Code(const char* clock) const {
    return Derive(Procedure("CODE-2024"), clock, England(), Received()).day;
  }
};

// Proves.
TEST_P(ClockVectorsTest, GivesEveryDayOfTheRow) {
  const Vector& row = GetParam();

  EXPECT_EQ(Received().at(MILESTONE_RECEIVED), Day(row.received_on));
  EXPECT_EQ(Statutory("ORAL"), Day(row.oral_by));
  EXPECT_EQ(Statutory("ACK"), Day(row.ack_by));
  EXPECT_EQ(Statutory("RELEVANT"), Day(row.six_month_last_day));
  EXPECT_EQ(Statutory("SEND_BY"), Day(row.send_by));
  EXPECT_EQ(Code("S1_ACK"), Day(row.code_ack_by));
  EXPECT_EQ(Code("S1"), Day(row.code_stage1_by));
  EXPECT_EQ(DeriveExtended(Procedure("CODE-2024"), "S1", England(), Received()).day,
            Day(row.code_stage1_extended_by));
}

INSTANTIATE_TEST_SUITE_P(Main, ClockVectorsTest, ::testing::ValuesIn(kVectors),
                         [](const auto& row) { return std::string(row.param.id); });

}  // namespace
}  // namespace candour::intake
