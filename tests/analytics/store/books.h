// Analytics' tables with a ledger that a test writes event by event.
#ifndef CANDOUR_TESTS_ANALYTICS_STORE_BOOKS_H_
#define CANDOUR_TESTS_ANALYTICS_STORE_BOOKS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/analytics/store/fact_projection.h"
#include "services/common/follower/batch.h"
#include "services/common/postgres/database.h"
#include "tests/support/postgres.h"

namespace candour::analytics {

// The id of a case by its number, from 1 to 99.
std::string CaseId(int number);

// An event of milford's case `number`, at noon of that day.
ledger::v1::RecordedEvent EventOf(int number, absl::CivilDay day);
// A complaint with one point, received and logged on that day.
ledger::v1::RecordedEvent Received(int number, absl::CivilDay day, const std::string& text = "");
// The theme of point 1 and so of the case.
ledger::v1::RecordedEvent Suggested(int number, absl::CivilDay day, const std::string& theme);
ledger::v1::RecordedEvent Confirmed(int number, absl::CivilDay day, const std::string& theme);
ledger::v1::RecordedEvent Erased(int number, absl::CivilDay day);
ledger::v1::RecordedEvent PlanSetOn(int number, absl::CivilDay day, absl::CivilDay response_by,
                                    bool in_effect);
ledger::v1::RecordedEvent MovedOn(int number, absl::CivilDay day, absl::CivilDay old_by,
                                  absl::CivilDay new_by, const std::string& obligation_id);
ledger::v1::RecordedEvent SentOn(int number, absl::CivilDay day, const std::string& notice,
                                 const std::string& obligation_id);

// Noon in London on that day.
google::protobuf::Timestamp Noon(absl::CivilDay day);

class Books {
 public:
  Books() : database(tables.Conninfo("candour_analytics")), taker_("analytics", {&facts_}, 1) {}

  // Adds the event to the ledger and takes it in; fails the test when it cannot.
  void Happen(ledger::v1::RecordedEvent event);
  // Offers the last event once more, as a process would that did not see it was taken in.
  absl::Status OfferAgain();
  // Drops every table's rows and reads the ledger from the beginning.
  void Rebuild();
  // The ledger loses the personal parts of the case.
  void LosePersonalParts(int number);

  // Every row of every table of analytics that follows from events.
  std::string Rows() const;
  // A column of the case's fact.
  std::string Fact(int number, const std::string& column) const;

  TestDatabase tables;
  Database database;

 private:
  absl::Status Take(const ledger::v1::RecordedEvent& event);

  FactProjection facts_;
  follower::EventTaker taker_;
  std::vector<ledger::v1::RecordedEvent> ledger_;
};

}  // namespace candour::analytics

#endif  // CANDOUR_TESTS_ANALYTICS_STORE_BOOKS_H_
