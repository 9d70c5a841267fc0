#include "services/notification/store/case_rows.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/fields/personal.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"
#include "services/notification/store/columns.h"

namespace candour::notification {
namespace {

// The same message always gives the same bytes, maps included, so that a rebuild comes to the same
// table.
std::string Stored(const google::protobuf::Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

// Duties with what their records say; a condition follows.
constexpr const char* kDuties = R"sql(
    SELECT d.obligation_id, d.complaint_id, coalesce(n.recipient, d.recipient) AS recipient,
           d.notice, d.due_by, d.state, d.ready_seq, d.moved_facts,
           d.moved_personal, coalesce(n.state, '') AS record_state,
           coalesce(n.attempt, 1) AS attempt, coalesce(n.email_failed, false) AS email_failed,
           coalesce(n.letter_failed, false) AS letter_failed, n.approved_digest
    FROM notification.duty d
    LEFT JOIN notification.notice n ON n.authority_id = d.authority_id
        AND n.obligation_id = d.obligation_id
    WHERE d.authority_id = $1)sql";

DutyRow DutyFrom(const pqxx::row& row) {
  DutyRow duty;
  duty.duty.obligation_id = row["obligation_id"].as<std::string>();
  duty.duty.notice = row["notice"].as<std::string>();
  duty.complaint_id = row["complaint_id"].as<std::string>();
  duty.recipient = row["recipient"].as<std::string>();
  duty.open = row["state"].as<std::string>() == "open";
  absl::CivilDay due_by;
  if (!row["due_by"].is_null() && absl::ParseCivilTime(row["due_by"].c_str(), &due_by)) {
    duty.duty.due_by = due_by;
  }
  if (!row["ready_seq"].is_null()) duty.ready_seq = row["ready_seq"].as<std::int64_t>();
  duty.record_state = row["record_state"].as<std::string>();
  duty.attempt = row["attempt"].as<int>();
  duty.duty.email_failed = row["email_failed"].as<bool>();
  duty.duty.letter_failed = row["letter_failed"].as<bool>();
  duty.approved_digest = BytesFrom(row["approved_digest"]);
  if (row["moved_facts"].is_null()) return duty;
  ledger::v1::ResponseDateMoved moved;
  ledger::v1::ResponseDateMoved personal;
  moved.ParseFromString(BytesFrom(row["moved_facts"]));
  personal.ParseFromString(BytesFrom(row["moved_personal"]));
  JoinPersonal(moved, personal);
  duty.duty.moved = std::move(moved);
  return duty;
}

}  // namespace

ledger::v1::CaseFile ReadView(pqxx::transaction_base& tx, const std::string& authority_id,
                              const std::string& complaint_id) {
  std::map<std::string, ledger::v1::CaseFile> views = ReadViews(tx, authority_id, {complaint_id});
  return views.empty() ? ledger::v1::CaseFile() : std::move(views.begin()->second);
}

std::map<std::string, ledger::v1::CaseFile> ReadViews(
    pqxx::transaction_base& tx, const std::string& authority_id,
    const std::vector<std::string>& complaint_ids) {
  ArrayLiteral ids;
  for (const std::string& complaint_id : complaint_ids) ids.Text(complaint_id);
  std::map<std::string, ledger::v1::CaseFile> views;
  for (const pqxx::row& row :
       Query(tx,
             "SELECT complaint_id, facts, personal FROM notification.case_view "
             "WHERE authority_id = $1 AND complaint_id = ANY ($2::uuid[])",
             authority_id, ids.Take())) {
    ledger::v1::CaseFile& view = views[row[0].as<std::string>()];
    ledger::v1::CaseFile personal;
    view.ParseFromString(BytesFrom(row[1]));
    personal.ParseFromString(BytesFrom(row[2]));
    JoinPersonal(view, personal);
  }
  return views;
}

void WriteView(pqxx::transaction_base& tx, const std::string& authority_id,
               const ledger::v1::CaseFile& view) {
  ledger::v1::CaseFile facts;
  ledger::v1::CaseFile personal;
  SplitPersonal(view, facts, personal);
  Query(tx,
        "INSERT INTO notification.case_view (authority_id, complaint_id, facts, personal) "
        "VALUES ($1, $2::uuid, $3, $4) ON CONFLICT (authority_id, complaint_id) "
        "DO UPDATE SET facts = $3, personal = $4",
        authority_id, view.complaint_id(), Bytes(Stored(facts)), Bytes(Stored(personal)));
}

std::optional<DutyRow> ReadDuty(pqxx::transaction_base& tx, const std::string& authority_id,
                                const std::string& obligation_id) {
  const std::string sql = absl::StrCat(kDuties, " AND d.obligation_id = $2::uuid");
  const pqxx::result rows = Query(tx, sql.c_str(), authority_id, obligation_id);
  if (rows.empty()) return std::nullopt;
  return DutyFrom(rows.front());
}

std::vector<DutyRow> LockReady(pqxx::transaction_base& tx, const std::string& authority_id,
                               absl::Time business_now, absl::Time machine_now,
                               const std::optional<absl::CivilDay>& only_due_by, int most) {
  const std::string sql = absl::StrCat(kDuties, R"sql(
      AND d.pending AND d.state = 'open' AND d.ready_seq IS NOT NULL
      AND (n.state IS DISTINCT FROM 'queued'
           OR (coalesce(n.next_try_at, '-infinity') <= $2::timestamptz
               AND coalesce(n.not_before, '-infinity') <= $3::timestamptz))
      AND ($4::date IS NULL OR d.due_by <= $4::date)
      ORDER BY d.due_by NULLS LAST, d.obligation_id LIMIT $5 FOR UPDATE OF d SKIP LOCKED)sql");
  const std::optional<std::string> only =
      only_due_by ? std::optional(absl::FormatCivilTime(*only_due_by)) : std::nullopt;
  std::vector<DutyRow> duties;
  for (const pqxx::row& row : Query(tx, sql.c_str(), authority_id, InstantText(machine_now),
                                    InstantText(business_now), only, most)) {
    duties.push_back(DutyFrom(row));
  }
  // What lies in one envelope begins with the acknowledgement.
  std::stable_sort(duties.begin(), duties.end(), [](const DutyRow& one, const DutyRow& other) {
    const auto place = [](const DutyRow& row) {
      return std::pair(row.duty.due_by.value_or(absl::CivilDay::max()), row.duty.notice);
    };
    return place(one) < place(other);
  });
  return duties;
}

void WriteMoved(pqxx::transaction_base& tx, const std::string& authority_id,
                const ledger::v1::ResponseDateMoved& moved) {
  ledger::v1::ResponseDateMoved facts;
  ledger::v1::ResponseDateMoved personal;
  SplitPersonal(moved, facts, personal);
  Query(tx,
        "UPDATE notification.duty SET moved_facts = $3, moved_personal = $4 "
        "WHERE authority_id = $1 AND obligation_id = $2::uuid",
        authority_id, moved.amendment().obligation_id(), Bytes(Stored(facts)),
        Bytes(Stored(personal)));
}

}  // namespace candour::notification
