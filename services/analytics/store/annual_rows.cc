#include "services/analytics/store/annual_rows.h"

#include "services/common/day/day.h"
#include "services/common/day/instant.h"
#include "services/common/day/london.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"

namespace candour::analytics {
namespace {

using follower::Transaction;
using ledger::v1::Event;
using ledger::v1::RecordedEvent;

// The day on which the council was first told stays.
void CopyOmbudsman(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::OmbudsmanMatter& matter = event.event().ombudsman_notified().matter();
  const absl::StatusOr<absl::CivilDay> day = DayFrom(matter.notified_on());
  if (!day.ok()) return;
  Query(tx,
        "INSERT INTO analytics.ombudsman (authority_id, complaint_id, reference, notified_on) "
        "VALUES ($1, $2::uuid, $3, $4::date) ON CONFLICT DO NOTHING",
        event.authority_id(), event.complaint_id(), matter.reference(),
        absl::FormatCivilTime(*day));
}

void AddLearning(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::Learning& learning = event.event().learning_added().learning();
  Query(tx,
        "INSERT INTO analytics.learning "
        "(authority_id, complaint_id, learning_id, type, agreed_on, state) "
        "VALUES ($1, $2::uuid, $3, $4, $5::date, 'open') ON CONFLICT DO NOTHING",
        event.authority_id(), event.complaint_id(),
        static_cast<std::int64_t>(learning.learning_id()), learning.type(),
        absl::FormatCivilTime(LondonDay(InstantFrom(event.occurred_at()))));
}

void EndLearning(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::LearningEnded& ended = event.event().learning_ended();
  Query(tx,
        "UPDATE analytics.learning SET state = $4 "
        "WHERE authority_id = $1 AND complaint_id = $2::uuid AND learning_id = $3",
        event.authority_id(), event.complaint_id(), static_cast<std::int64_t>(ended.learning_id()),
        ended.state() == ledger::v1::LEARNING_STATE_DONE ? "done" : "dropped");
}

std::string SubjectsOf(const google::protobuf::RepeatedPtrField<std::string>& subjects) {
  ArrayLiteral array;
  for (const std::string& subject : subjects) array.Text(subject);
  return array.Take();
}

void RestrictExcerpt(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::Restriction& restriction = event.event().case_restricted().restriction();
  Query(tx,
        "INSERT INTO analytics.restricted (authority_id, complaint_id, seen_only, seen_except) "
        "VALUES ($1, $2::uuid, $3::text[], $4::text[]) ON CONFLICT (authority_id, complaint_id) "
        "DO UPDATE SET seen_only = excluded.seen_only, seen_except = excluded.seen_except",
        event.authority_id(), event.complaint_id(), SubjectsOf(restriction.only()),
        SubjectsOf(restriction.except()));
}

void LiftRestriction(Transaction& tx, const RecordedEvent& event) {
  Query(tx, "DELETE FROM analytics.restricted WHERE authority_id = $1 AND complaint_id = $2::uuid",
        event.authority_id(), event.complaint_id());
}

}  // namespace

std::vector<std::string> AnnualTypes() {
  return {"ombudsman_notified", "learning_added", "learning_ended", "case_restricted",
          "restriction_lifted"};
}

void CopyAnnual(Transaction& tx, const RecordedEvent& event) {
  switch (event.event().kind_case()) {
    case Event::kOmbudsmanNotified:
      return CopyOmbudsman(tx, event);
    case Event::kLearningAdded:
      return AddLearning(tx, event);
    case Event::kLearningEnded:
      return EndLearning(tx, event);
    case Event::kCaseRestricted:
      return RestrictExcerpt(tx, event);
    case Event::kRestrictionLifted:
      return LiftRestriction(tx, event);
    default:
      return;
  }
}

AnnualFigures ReadAnnual(pqxx::transaction_base& tx, const std::string& authority_id,
                         const std::string& first, const std::string& last) {
  AnnualFigures figures;
  figures.referred = Query(tx,
                           "SELECT count(DISTINCT complaint_id) FROM analytics.ombudsman "
                           "WHERE authority_id = $1 AND notified_on BETWEEN $2::date AND $3::date",
                           authority_id, first, last)
                         .front()[0]
                         .as<std::int64_t>();
  for (const pqxx::row& row :
       Query(tx,
             "SELECT type, count(*), count(*) FILTER (WHERE state = 'done') "
             "FROM analytics.learning WHERE authority_id = $1 AND state <> 'dropped' "
             "AND agreed_on BETWEEN $2::date AND $3::date GROUP BY type ORDER BY 2 DESC, type",
             authority_id, first, last)) {
    figures.learning.push_back(
        {row[0].as<std::string>(), row[1].as<std::int64_t>(), row[2].as<std::int64_t>()});
  }
  return figures;
}

}  // namespace candour::analytics
