// Themes and outcomes of cases and points, and the daily sums that follow from them.
#ifndef CANDOUR_SERVICES_ANALYTICS_STORE_THEME_ROWS_H_
#define CANDOUR_SERVICES_ANALYTICS_STORE_THEME_ROWS_H_

#include "candour/ledger/v1/event.pb.h"
#include "services/common/follower/projection.h"

namespace candour::analytics {

// The points of a new case. Its fact is there already.
void WriteNewPoints(follower::Transaction& tx, const ledger::v1::RecordedEvent& event);

// The outcomes that a response or a closing gave to points.
void WriteOutcomes(follower::Transaction& tx, const ledger::v1::RecordedEvent& event,
                   const google::protobuf::RepeatedPtrField<ledger::v1::PointOutcome>& outcomes);

// One outcome for every point of the case that is not excluded or sent on; an empty one for all of
// them.
void WriteOutcomeOfAll(follower::Transaction& tx, const ledger::v1::RecordedEvent& event,
                       const std::string& outcome);

// Themes that were suggested: of points that are not confirmed.
void WriteSuggested(follower::Transaction& tx, const ledger::v1::RecordedEvent& event);

// Themes that were confirmed, of new points too.
void WriteConfirmed(follower::Transaction& tx, const ledger::v1::RecordedEvent& event);

// Adds `times` the case, as its fact now stands, to the sum of its day; -1 takes it out.
void AddToDay(follower::Transaction& tx, const ledger::v1::RecordedEvent& event, int times);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_STORE_THEME_ROWS_H_
