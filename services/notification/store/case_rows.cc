#include "services/notification/store/case_rows.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include "services/common/fields/personal.h"
#include "services/common/postgres/transact.h"

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

}  // namespace

ledger::v1::CaseFile ReadView(pqxx::transaction_base& tx, const std::string& authority_id,
                              const std::string& complaint_id) {
  const pqxx::result rows = Query(tx,
                                  "SELECT facts, personal FROM notification.case_view "
                                  "WHERE authority_id = $1 AND complaint_id = $2::uuid",
                                  authority_id, complaint_id);
  ledger::v1::CaseFile view;
  if (rows.empty()) return view;
  ledger::v1::CaseFile personal;
  view.ParseFromString(BytesFrom(rows.front()[0]));
  personal.ParseFromString(BytesFrom(rows.front()[1]));
  JoinPersonal(view, personal);
  return view;
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
  const pqxx::result rows =
      Query(tx,
            "SELECT complaint_id, notice, state, ready_seq, moved_facts, moved_personal "
            "FROM notification.duty WHERE authority_id = $1 AND obligation_id = $2::uuid",
            authority_id, obligation_id);
  if (rows.empty()) return std::nullopt;
  const pqxx::row row = rows.front();
  DutyRow duty;
  duty.duty.obligation_id = obligation_id;
  duty.duty.notice = row[1].as<std::string>();
  duty.complaint_id = row[0].as<std::string>();
  duty.open = row[2].as<std::string>() == "open";
  if (!row[3].is_null()) duty.ready_seq = row[3].as<std::int64_t>();
  if (!row[4].is_null()) {
    ledger::v1::ResponseDateMoved moved;
    ledger::v1::ResponseDateMoved personal;
    moved.ParseFromString(BytesFrom(row[4]));
    personal.ParseFromString(BytesFrom(row[5]));
    JoinPersonal(moved, personal);
    duty.duty.moved = std::move(moved);
  }
  return duty;
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
