#include "services/intake/store/attachment_store.h"

#include <algorithm>

#include "services/common/digest/digest.h"
#include "services/common/postgres/transact.h"

namespace candour::intake {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20;

constexpr const char* kPut = R"sql(
    INSERT INTO intake.attachment (authority_id, attachment_id, complaint_id, size, digest)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (authority_id, attachment_id) DO NOTHING
    RETURNING 1
)sql";
constexpr const char* kPutChunk = R"sql(
    INSERT INTO intake.attachment_chunk (authority_id, attachment_id, number, content)
    VALUES ($1, $2, $3, $4)
)sql";
constexpr const char* kGet = R"sql(
    SELECT a.digest, c.content
    FROM intake.attachment a
    JOIN intake.attachment_chunk c USING (authority_id, attachment_id)
    WHERE a.authority_id = $1 AND a.attachment_id = $2
    ORDER BY c.number
)sql";
constexpr const char* kDrop =
    "DELETE FROM intake.attachment WHERE authority_id = $1 AND attachment_id = $2";
constexpr const char* kWaiting = R"sql(
    SELECT attachment_id, complaint_id, scans_failed
    FROM intake.attachment
    WHERE authority_id = $1 AND scanned_at IS NULL
      AND stored_at + (power(2, least(scans_failed, 20)) - 1) * interval '1 minute' <= now()
    ORDER BY scans_failed, stored_at
    LIMIT $2
)sql";
constexpr const char* kMarkScanned =
    "UPDATE intake.attachment SET scanned_at = now() "
    "WHERE authority_id = $1 AND attachment_id = $2::uuid";
constexpr const char* kNoteScanFailed =
    "UPDATE intake.attachment SET scans_failed = scans_failed + 1 "
    "WHERE authority_id = $1 AND attachment_id = $2::uuid";
constexpr const char* kNoteMail = R"sql(
    INSERT INTO intake.mail_id (authority_id, mail_digest, complaint_id) VALUES ($1, $2, $3)
    ON CONFLICT (authority_id, mail_digest) DO NOTHING
)sql";
constexpr const char* kCaseOfMail =
    "SELECT complaint_id FROM intake.mail_id WHERE authority_id = $1 AND mail_digest = $2";

}  // namespace

absl::StatusOr<bool> AttachmentStore::Put(const std::string& authority_id,
                                          const std::string& complaint_id,
                                          const std::string& attachment_id,
                                          const std::string& content) {
  bool is_new = false;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    is_new = !Query(tx, kPut, authority_id, attachment_id, complaint_id, content.size(),
                    Bytes(Sha256(content)))
                  .empty();
    for (std::size_t at = 0, number = 0; is_new && at < content.size(); at += kChunk, ++number) {
      Query(tx, kPutChunk, authority_id, attachment_id, number,
            Bytes(std::string_view(content).substr(at, kChunk)));
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return is_new;
}

absl::StatusOr<std::string> AttachmentStore::Get(const std::string& authority_id,
                                                 const std::string& attachment_id) {
  std::string content;
  std::string digest;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    for (const pqxx::row& row : Query(tx, kGet, authority_id, attachment_id)) {
      digest = BytesFrom(row["digest"]);
      content += BytesFrom(row["content"]);
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  if (digest.empty()) return absl::NotFoundError("there is no such attachment");
  if (Sha256(content) != digest) {
    return absl::DataLossError("the attachment is not what was taken in");
  }
  return content;
}

absl::StatusOr<std::vector<WaitingAttachment>> AttachmentStore::Waiting(
    const std::string& authority_id, int most) {
  std::vector<WaitingAttachment> waiting;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    for (const pqxx::row& row : Query(tx, kWaiting, authority_id, most)) {
      waiting.push_back({row[0].as<std::string>(), row[1].as<std::string>(), row[2].as<int>()});
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return waiting;
}

absl::Status AttachmentStore::MarkScanned(const std::string& authority_id,
                                          const std::string& attachment_id) {
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    Query(tx, kMarkScanned, authority_id, attachment_id);
    return absl::OkStatus();
  });
}

absl::Status AttachmentStore::NoteScanFailed(const std::string& authority_id,
                                             const std::string& attachment_id) {
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    Query(tx, kNoteScanFailed, authority_id, attachment_id);
    return absl::OkStatus();
  });
}

absl::Status AttachmentStore::Drop(const std::string& authority_id,
                                   const std::string& attachment_id) {
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    Query(tx, kDrop, authority_id, attachment_id);
    return absl::OkStatus();
  });
}

absl::Status AttachmentStore::NoteMail(const std::string& authority_id,
                                       const std::string& mail_message_id,
                                       const std::string& complaint_id) {
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    Query(tx, kNoteMail, authority_id, Bytes(Sha256(mail_message_id)), complaint_id);
    return absl::OkStatus();
  });
}

absl::StatusOr<std::string> AttachmentStore::CaseOfMail(const std::string& authority_id,
                                                        const std::string& mail_message_id) {
  std::string complaint_id;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    const pqxx::result rows = Query(tx, kCaseOfMail, authority_id, Bytes(Sha256(mail_message_id)));
    if (!rows.empty()) complaint_id = rows.front()[0].as<std::string>();
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return complaint_id;
}

}  // namespace candour::intake
