#include "services/analytics/store/matter_rows.h"

#include <gtest/gtest.h>

#include "services/common/day/day.h"
#include "tests/analytics/store/books.h"

namespace candour::analytics {
namespace {

const absl::CivilDay kMatterMay(2026, 5, 4);

ledger::v1::RecordedEvent AddedOn(absl::CivilDay day, std::uint32_t point_id) {
  ledger::v1::RecordedEvent event = EventOf(1, day);
  event.mutable_event()->mutable_point_added()->set_point_id(point_id);
  return event;
}

ledger::v1::RecordedEvent ExcludedOn(absl::CivilDay day, std::uint32_t point_id) {
  ledger::v1::RecordedEvent event = EventOf(1, day);
  event.mutable_event()->mutable_points_excluded()->add_points()->set_point_id(point_id);
  event.mutable_event()->mutable_points_excluded()->set_point_outcome("EXC");
  return event;
}

ledger::v1::RecordedEvent ConvertedOn(absl::CivilDay day, const std::string& to, bool reopened) {
  ledger::v1::RecordedEvent event = EventOf(1, day);
  event.mutable_event()->mutable_record_converted()->mutable_conversion()->set_to(to);
  event.mutable_event()->mutable_record_converted()->set_reopened(reopened);
  return event;
}

std::string Points(Books& books) {
  return books.tables.Value(
      "SELECT string_agg(point_id || ' ' || outcome, ', ' ORDER BY point_id) "
      "FROM analytics.point");
}

TEST(MatterRowsTest, CountsAPointThatJoined) {
  Books books;
  books.Happen(Received(1, kMatterMay));

  books.Happen(AddedOn(kMatterMay + 3, 2));

  EXPECT_EQ(Points(books), "1 , 2 ");
}

TEST(MatterRowsTest, ForgetsAPointThatBelongsToAnotherCase) {
  Books books;
  books.Happen(Received(1, kMatterMay));
  books.Happen(AddedOn(kMatterMay + 3, 2));
  ledger::v1::RecordedEvent removed = EventOf(1, kMatterMay + 4);
  removed.mutable_event()->mutable_misfiled_removed()->set_point_id(2);

  books.Happen(removed);

  EXPECT_EQ(Points(books), "1 ");
}

TEST(MatterRowsTest, KeepsAnExclusionWhenTheComplainantWithdraws) {
  Books books;
  books.Happen(Received(1, kMatterMay));
  books.Happen(AddedOn(kMatterMay + 3, 2));
  books.Happen(ExcludedOn(kMatterMay + 4, 2));
  ledger::v1::RecordedEvent withdrawn = EventOf(1, kMatterMay + 5);
  *withdrawn.mutable_event()->mutable_withdrawn()->mutable_withdrawn_at() = Noon(kMatterMay + 5);
  withdrawn.mutable_event()->mutable_withdrawn()->set_outcome("WDN");

  books.Happen(withdrawn);

  EXPECT_EQ(Points(books), "1 WDN, 2 EXC");
}

TEST(MatterRowsTest, TakesAPointBackThatWasOutOfTimeAtFirst) {
  Books books;
  books.Happen(Received(1, kMatterMay));
  ledger::v1::RecordedEvent considered = EventOf(1, kMatterMay + 2);
  considered.mutable_event()->mutable_out_of_time_considered()->set_point_id(1);
  considered.mutable_event()->mutable_out_of_time_considered()->set_point_outcome("EXC");
  books.Happen(considered);
  EXPECT_EQ(Points(books), "1 EXC");
  considered.mutable_event()->mutable_out_of_time_considered()->clear_point_outcome();

  books.Happen(considered);

  EXPECT_EQ(Points(books), "1 ");
}

TEST(MatterRowsTest, CountsAnEarlyResolutionBesideTheComplaints) {
  Books books;
  books.Happen(Received(1, kMatterMay));
  ledger::v1::RecordedEvent resolved = EventOf(1, kMatterMay + 1);
  ledger::v1::OrallyResolved& event = *resolved.mutable_event()->mutable_orally_resolved();
  *event.mutable_resolution()->mutable_resolved_at() = Noon(kMatterMay + 1);
  event.set_early_resolution(true);
  event.set_outcome("RES");

  books.Happen(resolved);

  EXPECT_EQ(books.Fact(1, "record_type || outcome || closed_on"), "ERORES2026-05-05");
  EXPECT_EQ(books.tables.Value("SELECT string_agg(record_type || cases, ' ' ORDER BY record_type) "
                               "FROM analytics.daily"),
            "CMP0 ERO1");
}

TEST(MatterRowsTest, LeavesAComplaintOneWhoseResolutionCameTooLate) {
  Books books;
  books.Happen(Received(1, kMatterMay));
  ledger::v1::RecordedEvent resolved = EventOf(1, kMatterMay + 9);
  resolved.mutable_event()->mutable_orally_resolved()->set_early_resolution(false);

  books.Happen(resolved);

  EXPECT_EQ(books.Fact(1, "record_type"), "CMP");
}

// Proves C-05.
TEST(MatterRowsTest, CountsAConcernThatBecameAComplaintOnTheDayOfItsReceipt) {
  Books books;
  ledger::v1::RecordedEvent received = Received(1, kMatterMay);
  received.mutable_event()->mutable_complaint_received()->mutable_file()->set_record_type(
      ledger::v1::RECORD_TYPE_CNC);
  books.Happen(received);

  books.Happen(ConvertedOn(kMatterMay + 9, "CMP", false));

  EXPECT_EQ(books.tables.Value("SELECT received_on || record_type FROM analytics.daily "
                               "WHERE cases = 1"),
            "2026-05-04CMP");
}

TEST(MatterRowsTest, ForgetsTheEndOfARecordThatIsOpenAgain) {
  Books books;
  books.Happen(Received(1, kMatterMay));
  ledger::v1::RecordedEvent closed = EventOf(1, kMatterMay + 5);
  *closed.mutable_event()->mutable_closed()->mutable_closed_at() = Noon(kMatterMay + 5);
  closed.mutable_event()->mutable_closed()->set_outcome("RES");
  books.Happen(closed);

  books.Happen(ConvertedOn(kMatterMay + 9, "CMP", true));

  EXPECT_EQ(books.Fact(1, "closed_on"), "null");
  EXPECT_EQ(books.Fact(1, "outcome"), "");
}

}  // namespace
}  // namespace candour::analytics
