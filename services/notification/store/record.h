// Rows of notification.notice.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_RECORD_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_RECORD_H_

#include <optional>
#include <pqxx/pqxx>
#include <set>
#include <string>
#include <vector>

#include "services/notification/store/case_rows.h"
#include "services/notification/store/outbox.h"

namespace candour::notification {

// SHA-256.
std::string DigestOf(const std::string& text);

// What was decided about a duty, and whose task it becomes.
struct RecordedDecision {
  std::string authority_id;
  DutyRow row;
  Judgement judgement;
  // For kSend.
  std::optional<Claim> claim;
  std::string holder;
};

// Who answers for the case by name: its handler, else the council's contact.
std::string HolderOf(const ledger::v1::CaseFile& view, const reference::v1::Authority* authority);

// Records the decision under the key of G-1, with the task that follows from it; what was a task
// before and is none now ends. False when the record stands where no decision changes it: sent,
// being sent by another worker, held or cancelled by a person.
bool KeepDecision(pqxx::transaction_base& tx, const RecordedDecision& decision,
                  const Clocks& clocks);

// KeepDecision for many that are kSend and of one authority, at the cost of one. The obligations of
// those that were recorded.
std::set<std::string> KeepSending(pqxx::transaction_base& tx,
                                  const std::vector<RecordedDecision>& decisions,
                                  const Clocks& clocks);

// Notes of the enclosed notices in whose envelope they lie.
void KeepEnvelope(pqxx::transaction_base& tx, const Claim& claim);

// How long a claim lasts unless it is renewed.
inline constexpr absl::Duration kClaimLasts = absl::Seconds(40);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_RECORD_H_
