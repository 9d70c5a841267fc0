#include "services/notification/store/restricted_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notification/office.h"

namespace candour::notification {
namespace {

using ::testing::SizeIs;

// Jean's case, about the handler hana, who must not know of it.
class RestrictedRowsTest : public ::testing::Test {
 protected:
  RestrictedRowsTest() {
    office.Happen(ReceivedWithDuty(JeansCase()));
    ledger::v1::RecordedEvent event = EventOn(kMonday);
    ledger::v1::Restriction& restriction =
        *event.mutable_event()->mutable_case_restricted()->mutable_restriction();
    restriction.add_except("hana");
    restriction.set_reason("it is about hana");
    office.Happen(event);
    office.CatchUp();
  }

  std::size_t Listed(const std::string& viewer) {
    return office.shelf.List("milford", {"", "", 0, "", viewer})->lines.size();
  }
  std::size_t Due(const std::string& viewer) {
    return office.desk.ListDue("milford", kMonday + 30, 10, viewer)->lines.size();
  }
  std::size_t Asked(const std::string& viewer) {
    return office.tasks.List("milford", {"", "", "", 0, "", viewer}, TenOClock(kMonday))
        ->tasks.size();
  }

  Office office;
};

TEST_F(RestrictedRowsTest, KeepsItsNoticesFromWhomItIsKept) {
  EXPECT_EQ(Listed("hana"), 0U);
  EXPECT_EQ(Due("hana"), 0U);
  EXPECT_EQ(office.shelf.Shows("milford", ObligationId(1), "hana").code(),
            absl::StatusCode::kNotFound);
}

TEST_F(RestrictedRowsTest, ShowsThemToEverybodyElse) {
  EXPECT_EQ(Listed("imran"), 1U);
  EXPECT_EQ(Due("imran"), 1U);
  EXPECT_TRUE(office.shelf.Shows("milford", ObligationId(1), "imran").ok());
  EXPECT_EQ(Listed(""), 1U);
}

TEST_F(RestrictedRowsTest, ShowsThemToNobodyElseWhenSomeAreNamed) {
  ledger::v1::RecordedEvent event = EventOn(kMonday);
  event.mutable_event()->mutable_case_restricted()->mutable_restriction()->add_only("imran");
  office.Happen(event);
  office.CatchUp();

  EXPECT_EQ(Listed("imran"), 1U);
  EXPECT_EQ(Listed("priya"), 0U);
}

TEST_F(RestrictedRowsTest, ShowsThemAgainWhenTheRestrictionIsLifted) {
  ledger::v1::RecordedEvent event = EventOn(kMonday);
  event.mutable_event()->mutable_restriction_lifted()->set_reason("it was somebody else");
  office.Happen(event);
  office.CatchUp();

  EXPECT_EQ(Listed("hana"), 1U);
}

TEST_F(RestrictedRowsTest, AsksTheManagerToLookAtAnEmergencyAccess) {
  ledger::v1::RecordedEvent event = EventOn(kMonday);
  ledger::v1::RestrictedOpening& opening =
      *event.mutable_event()->mutable_restricted_opened()->mutable_opening();
  opening.set_subject("priya");
  opening.set_reason("she is at the door");
  office.Happen(event);
  office.CatchUp();

  const auto tasks =
      office.tasks.List("milford", {"", "review_access", "", 0, "", "imran"}, TenOClock(kMonday));

  ASSERT_THAT(tasks->tasks, SizeIs(1));
  EXPECT_EQ(tasks->tasks[0].role, "complaints_manager");
  EXPECT_EQ(Asked("hana"), 0U);
}

TEST_F(RestrictedRowsTest, LetsNobodyEndATaskOfACaseTheyMayNotKnow) {
  ledger::v1::RecordedEvent event = EventOn(kMonday);
  event.mutable_event()->mutable_restricted_opened()->mutable_opening()->set_subject("priya");
  office.Happen(event);
  office.CatchUp();
  const std::string task_id =
      office.tasks.List("milford", {}, TenOClock(kMonday))->tasks.front().task_id;

  const auto ended =
      office.tasks.Complete({"milford", task_id, "hana", false, "seen", TenOClock(kMonday)});

  EXPECT_EQ(ended.status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace candour::notification
