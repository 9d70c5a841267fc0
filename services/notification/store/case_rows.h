// Rows of notification.case_view and notification.duty.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_CASE_ROWS_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_CASE_ROWS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "services/notification/domain/judgement.h"

namespace candour::notification {

// The view of the case; an empty one when there is none.
ledger::v1::CaseFile ReadView(pqxx::transaction_base& tx, const std::string& authority_id,
                              const std::string& complaint_id);

// The views of the cases that have one, by the case.
std::map<std::string, ledger::v1::CaseFile> ReadViews(
    pqxx::transaction_base& tx, const std::string& authority_id,
    const std::vector<std::string>& complaint_ids);

// Keeps the view, facts and personal parts apart.
void WriteView(pqxx::transaction_base& tx, const std::string& authority_id,
               const ledger::v1::CaseFile& view);

// A duty as its row says.
struct DutyRow {
  Duty duty;
  std::string complaint_id;
  // Who gets it (RecipientOf); as its record says, where it has one.
  std::string recipient;
  bool open = false;
  // Nothing while its time has not come.
  std::optional<std::int64_t> ready_seq;
  // Of its record; empty or nothing while there is none.
  std::string record_state;
  int attempt = 1;
  // What a person approved.
  std::string approved_digest;
};

// Nothing when there is no such duty.
std::optional<DutyRow> ReadDuty(pqxx::transaction_base& tx, const std::string& authority_id,
                                const std::string& obligation_id);

// What may be taken by Outbox::Take, earliest last day first and by notice within a day: locked for
// this transaction, and passed over where another holds it.
std::vector<DutyRow> LockReady(pqxx::transaction_base& tx, const std::string& authority_id,
                               absl::Time business_now, absl::Time machine_now,
                               const std::optional<absl::CivilDay>& only_due_by, int most);

// Keeps the change of date that the duty of its obligation tells.
void WriteMoved(pqxx::transaction_base& tx, const std::string& authority_id,
                const ledger::v1::ResponseDateMoved& moved);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_CASE_ROWS_H_
