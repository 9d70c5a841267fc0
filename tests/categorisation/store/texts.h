// Categorisation's tables with a ledger that a test writes event by event.
#ifndef CANDOUR_TESTS_CATEGORISATION_STORE_TEXTS_H_
#define CANDOUR_TESTS_CATEGORISATION_STORE_TEXTS_H_

#include <string>
#include <vector>

#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/categorisation/store/postgres_theme_shelf.h"
#include "services/categorisation/store/theme_projection.h"
#include "services/common/follower/batch.h"
#include "services/common/postgres/database.h"
#include "tests/support/postgres.h"

namespace candour::categorisation {

// The id of a case by its number, from 1 to 99.
std::string CaseId(int number);

// A case of milford with one point.
ledger::v1::RecordedEvent Received(int number, const std::string& text);
ledger::v1::RecordedEvent Confirmed(int number, const std::string& theme);
ledger::v1::RecordedEvent Erased(int number);

class Texts {
 public:
  Texts();

  // Adds the event to its authority's ledger and takes it in; fails the test when it cannot.
  void Happen(ledger::v1::RecordedEvent event);
  // Drops the projection's rows and reads milford's ledger from the beginning.
  void Rebuild();
  // The ledger loses the personal parts of the case.
  void LosePersonalParts(int number);
  // Six confirmed cases, 11 to 16, from which a model can learn two themes, for `authority_id`.
  void Learn(const std::string& authority_id = "milford");

  // Every row of categorisation.point and the state of every command.
  std::string Rows() const;
  // The commands queued for milford, in the order of their cases.
  std::vector<ledger::v1::Act> Commands();

  TestDatabase tables;
  Database database;
  ModelCache models;
  PostgresThemeShelf shelf{database, models};

 private:
  absl::Status Take(const ledger::v1::RecordedEvent& event);

  ThemeProjection projection_{models};
  follower::EventTaker taker_;
  std::map<std::string, std::vector<ledger::v1::RecordedEvent>> ledgers_;
};

}  // namespace candour::categorisation

#endif  // CANDOUR_TESTS_CATEGORISATION_STORE_TEXTS_H_
