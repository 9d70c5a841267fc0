#include "services/notification/store/restricted_rows.h"

#include <string>

#include "services/common/day/instant.h"
#include "services/common/day/london.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"
#include "services/notification/domain/task.h"
#include "services/notification/store/columns.h"
#include "services/notification/store/task_log.h"

namespace candour::notification {
namespace {

std::string ArrayOf(const google::protobuf::RepeatedPtrField<std::string>& subjects) {
  ArrayLiteral array;
  for (const std::string& subject : subjects) array.Text(subject);
  return array.Take();
}

void Restrict(follower::Transaction& tx, const ledger::v1::RecordedEvent& event) {
  const ledger::v1::Restriction& restriction = event.event().case_restricted().restriction();
  Query(tx,
        "INSERT INTO notification.restricted (authority_id, complaint_id, seen_only, seen_except) "
        "VALUES ($1, $2::uuid, $3::text[], $4::text[]) ON CONFLICT (authority_id, complaint_id) "
        "DO UPDATE SET seen_only = excluded.seen_only, seen_except = excluded.seen_except",
        event.authority_id(), event.complaint_id(), ArrayOf(restriction.only()),
        ArrayOf(restriction.except()));
}

void Lift(follower::Transaction& tx, const ledger::v1::RecordedEvent& event) {
  Query(tx,
        "DELETE FROM notification.restricted WHERE authority_id = $1 AND complaint_id = $2::uuid",
        event.authority_id(), event.complaint_id());
}

void Alert(follower::Transaction& tx, const ledger::v1::RecordedEvent& event) {
  const absl::Time opened_at = InstantFrom(event.occurred_at());
  TaskPlace place;
  place.authority_id = event.authority_id();
  place.complaint_id = event.complaint_id();
  place.due_by = LondonDay(opened_at) + 1;
  KeepTaskOnce(tx, place,
               {TaskKind::kReviewAccess,
                "Somebody opened this restricted case in an emergency: read why, and say whether "
                "it was right."},
               opened_at);
}

}  // namespace

void CopyRestriction(follower::Transaction& tx, const ledger::v1::RecordedEvent& event) {
  switch (event.event().kind_case()) {
    case ledger::v1::Event::kCaseRestricted:
      return Restrict(tx, event);
    case ledger::v1::Event::kRestrictionLifted:
      return Lift(tx, event);
    case ledger::v1::Event::kRestrictedOpened:
      return Alert(tx, event);
    default:
      return;
  }
}

}  // namespace candour::notification
