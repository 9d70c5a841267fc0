#include "services/common/follower/bookkeeping.h"

#include <pqxx/pqxx>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/transact.h"

namespace candour::follower {
namespace {

Place PlaceFrom(const pqxx::result& rows) {
  if (rows.empty()) return {};
  return {rows.front()[0].as<std::int64_t>(), BytesFrom(rows.front()[1])};
}

}  // namespace

Place Bookkeeping::Read(Transaction& transaction, const std::string& authority_id) const {
  const std::string sql =
      absl::StrCat("SELECT seq, hash FROM ", schema_, ".cursor WHERE authority_id = $1");
  return PlaceFrom(Query(transaction, sql.c_str(), authority_id));
}

Place Bookkeeping::Lock(Transaction& transaction, const std::string& authority_id) const {
  const std::string add =
      absl::StrCat("INSERT INTO ", schema_,
                   ".cursor (authority_id, seq, hash) VALUES ($1, 0, '') ON CONFLICT DO NOTHING");
  Query(transaction, add.c_str(), authority_id);
  const std::string lock =
      absl::StrCat("SELECT seq, hash FROM ", schema_, ".cursor WHERE authority_id = $1 FOR UPDATE");
  return PlaceFrom(Query(transaction, lock.c_str(), authority_id));
}

void Bookkeeping::Move(Transaction& transaction, const std::string& authority_id,
                       const Place& to) const {
  const std::string sql =
      absl::StrCat("UPDATE ", schema_, ".cursor SET seq = $2, hash = $3 WHERE authority_id = $1");
  Query(transaction, sql.c_str(), authority_id, to.seq, Bytes(to.hash));
}

std::vector<Parked> Bookkeeping::ReadParked(Transaction& transaction,
                                            const std::string& authority_id) const {
  const std::string sql = absl::StrCat("SELECT complaint_id, seq, reason FROM ", schema_,
                                       ".parked WHERE authority_id = $1 ORDER BY seq");
  std::vector<Parked> parked;
  for (const pqxx::row& row : Query(transaction, sql.c_str(), authority_id)) {
    parked.push_back(
        {row[0].as<std::string>(), row[1].as<std::int64_t>(), row[2].as<std::string>()});
  }
  return parked;
}

void Bookkeeping::Park(Transaction& transaction, const std::string& authority_id,
                       const Parked& parked) const {
  const std::string sql = absl::StrCat(
      "INSERT INTO ", schema_,
      ".parked (authority_id, complaint_id, seq, reason) VALUES ($1, $2::uuid, $3, $4) "
      "ON CONFLICT (authority_id, complaint_id) DO UPDATE SET seq = $3, reason = $4");
  Query(transaction, sql.c_str(), authority_id, parked.complaint_id, parked.seq, parked.reason);
}

void Bookkeeping::Unpark(Transaction& transaction, const std::string& authority_id,
                         const std::string& complaint_id) const {
  const std::string sql = absl::StrCat(
      "DELETE FROM ", schema_, ".parked WHERE authority_id = $1 AND complaint_id = $2::uuid");
  Query(transaction, sql.c_str(), authority_id, complaint_id);
}

}  // namespace candour::follower
