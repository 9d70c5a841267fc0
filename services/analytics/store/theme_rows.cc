#include "services/analytics/store/theme_rows.h"

#include <string>

#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"

namespace candour::analytics {
namespace {

using follower::Transaction;
using ledger::v1::RecordedEvent;

// Adds `times` the case to the sum of its day, kind and theme.
void Add(Transaction& tx, const RecordedEvent& event, int times) {
  Query(tx,
        "INSERT INTO analytics.daily AS d "
        "(authority_id, received_on, record_type, theme, cases, historic, confirmed) "
        "SELECT authority_id, received_on, record_type, split_part(primary_theme, '-', 1), "
        "$3::bigint, CASE WHEN historic THEN $3::bigint ELSE 0 END, "
        "CASE WHEN theme_confirmed THEN $3::bigint ELSE 0 END "
        "FROM analytics.fact WHERE authority_id = $1 AND complaint_id = $2::uuid "
        "ON CONFLICT (authority_id, received_on, record_type, theme) DO UPDATE SET "
        "cases = d.cases + excluded.cases, historic = d.historic + excluded.historic, "
        "confirmed = d.confirmed + excluded.confirmed",
        event.authority_id(), event.complaint_id(), times);
}

void WritePrimary(Transaction& tx, const RecordedEvent& event, const std::string& theme,
                  bool confirmed) {
  Add(tx, event, -1);
  Query(tx,
        "UPDATE analytics.fact SET primary_theme = $3, "
        "theme_confirmed = theme_confirmed OR $4::boolean "
        "WHERE authority_id = $1 AND complaint_id = $2::uuid",
        event.authority_id(), event.complaint_id(), theme, confirmed);
  Add(tx, event, 1);
}

}  // namespace

void WriteNewPoints(Transaction& tx, const RecordedEvent& event) {
  ArrayLiteral ids;
  ArrayLiteral themes;
  ArrayLiteral outcomes;
  for (const ledger::v1::Point& point : event.event().complaint_received().file().points()) {
    ids.Number(point.point_id());
    themes.Text(point.theme());
    outcomes.Text(point.outcome());
  }
  Query(tx,
        "INSERT INTO analytics.point "
        "(authority_id, complaint_id, point_id, theme, confirmed, outcome) "
        "SELECT $1, $2::uuid, p.id, p.theme, p.theme <> '', p.outcome "
        "FROM unnest($3::integer[], $4::text[], $5::text[]) AS p(id, theme, outcome)",
        event.authority_id(), event.complaint_id(), ids.Take(), themes.Take(), outcomes.Take());
}

void WriteOutcomes(Transaction& tx, const RecordedEvent& event,
                   const google::protobuf::RepeatedPtrField<ledger::v1::PointOutcome>& outcomes) {
  if (outcomes.empty()) return;
  ArrayLiteral ids;
  ArrayLiteral codes;
  for (const ledger::v1::PointOutcome& outcome : outcomes) {
    ids.Number(outcome.point_id());
    codes.Text(outcome.outcome());
  }
  Query(tx,
        "UPDATE analytics.point p SET outcome = o.outcome "
        "FROM unnest($3::integer[], $4::text[]) AS o(id, outcome) "
        "WHERE p.authority_id = $1 AND p.complaint_id = $2::uuid AND p.point_id = o.id",
        event.authority_id(), event.complaint_id(), ids.Take(), codes.Take());
}

void WriteOutcomeOfAll(Transaction& tx, const RecordedEvent& event, const std::string& outcome) {
  Query(tx,
        "UPDATE analytics.point SET outcome = $3 "
        "WHERE authority_id = $1 AND complaint_id = $2::uuid "
        "AND ($3 = '' OR outcome NOT IN ('EXC', 'TRF'))",
        event.authority_id(), event.complaint_id(), outcome);
}

void WriteSuggested(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::ThemesSuggested& suggested = event.event().themes_suggested();
  ArrayLiteral ids;
  ArrayLiteral themes;
  for (const ledger::v1::PointSuggestions& point : suggested.points()) {
    if (point.suggestions().empty()) continue;
    ids.Number(point.point_id());
    themes.Text(point.suggestions(0).theme());
  }
  Query(tx,
        "UPDATE analytics.point p SET theme = s.theme "
        "FROM unnest($3::integer[], $4::text[]) AS s(id, theme) "
        "WHERE p.authority_id = $1 AND p.complaint_id = $2::uuid AND p.point_id = s.id "
        "AND NOT p.confirmed",
        event.authority_id(), event.complaint_id(), ids.Take(), themes.Take());
  WritePrimary(tx, event, suggested.primary_theme(), false);
}

void WriteConfirmed(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::ThemesConfirmed& confirmed = event.event().themes_confirmed();
  ArrayLiteral ids;
  ArrayLiteral themes;
  for (const ledger::v1::PointTheme& point : confirmed.points()) {
    ids.Number(point.point_id());
    themes.Text(point.theme());
  }
  Query(tx,
        "INSERT INTO analytics.point (authority_id, complaint_id, point_id, theme, confirmed) "
        "SELECT $1, $2::uuid, p.id, p.theme, true "
        "FROM unnest($3::integer[], $4::text[]) AS p(id, theme) "
        "ON CONFLICT (authority_id, complaint_id, point_id) "
        "DO UPDATE SET theme = excluded.theme, confirmed = true",
        event.authority_id(), event.complaint_id(), ids.Take(), themes.Take());
  WritePrimary(tx, event, confirmed.primary_theme(), true);
}

void AddToDay(Transaction& tx, const RecordedEvent& event, int times) { Add(tx, event, times); }

}  // namespace candour::analytics
