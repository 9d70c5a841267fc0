#include "services/notification/store/erase_case.h"

#include "services/common/follower/erasure.h"
#include "services/common/postgres/transact.h"
#include "services/notification/domain/message.h"
#include "services/notification/store/task_log.h"

namespace candour::notification {
namespace {

using follower::Transaction;
using ledger::v1::RecordedEvent;

constexpr const char* kNotices = R"sql(
    SELECT n.obligation_id, n.notice, n.attempt FROM notification.notice n
    WHERE n.authority_id = $1 AND n.complaint_id = $2::uuid
)sql";

constexpr const char* kForgetMoved = R"sql(
    UPDATE notification.duty SET moved_personal = NULL
    WHERE authority_id = $1 AND complaint_id = $2::uuid
)sql";

constexpr const char* kForgetTexts = R"sql(
    UPDATE notification.notice SET subject = '', body = '', reason = ''
    WHERE authority_id = $1 AND complaint_id = $2::uuid
      AND (subject <> '' OR body <> '' OR reason <> '')
)sql";

constexpr const char* kForgetDetails = R"sql(
    UPDATE notification.attempt a SET detail = ''
    FROM notification.duty d
    WHERE d.authority_id = $1 AND d.complaint_id = $2::uuid
      AND a.authority_id = d.authority_id AND a.obligation_id = d.obligation_id AND a.detail <> ''
)sql";

// Every attempt has files of its own.
absl::StatusOr<std::int64_t> ForgetFilesOf(Transaction& tx, const RecordedEvent& erasure,
                                           const std::string& reference,
                                           const DutyProjection::Forget& forget) {
  std::int64_t removed = 0;
  for (const pqxx::row& row : Query(tx, kNotices, erasure.authority_id(), erasure.complaint_id())) {
    const auto attempts = row["attempt"].as<int>();
    for (int number = 1; number <= attempts; ++number) {
      const absl::StatusOr<int> gone =
          forget(FileStem(erasure.authority_id(), reference, row["notice"].as<std::string>(),
                          row["obligation_id"].as<std::string>(), AttemptKey{"", number}));
      if (!gone.ok()) return gone.status();
      removed += *gone;
    }
  }
  return removed;
}

}  // namespace

absl::Status EraseCase(Transaction& transaction, const RecordedEvent& erasure,
                       const std::string& reference, const DutyProjection::Forget& forget) {
  const absl::StatusOr<std::int64_t> files = ForgetFilesOf(transaction, erasure, reference, forget);
  if (!files.ok()) return files.status();
  const std::string& authority_id = erasure.authority_id();
  const std::string& complaint_id = erasure.complaint_id();
  Query(transaction, kForgetMoved, authority_id, complaint_id);
  const pqxx::result texts = Query(transaction, kForgetTexts, authority_id, complaint_id);
  const pqxx::result details = Query(transaction, kForgetDetails, authority_id, complaint_id);
  const std::int64_t tasks = EraseTasks(transaction, authority_id, complaint_id);
  return follower::ConfirmErasure(transaction, "notification", erasure,
                                  {{"files", *files},
                                   {"notice_texts", Affected(texts)},
                                   {"attempt_notes", Affected(details)},
                                   {"task_texts", tasks}});
}

}  // namespace candour::notification
