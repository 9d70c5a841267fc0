#include "services/notification/store/record.h"

#include <openssl/sha.h>

#include <array>

#include "services/common/postgres/transact.h"
#include "services/notification/store/columns.h"
#include "services/notification/store/task_log.h"

namespace candour::notification {
namespace {

// Under the key of G-1: whoever comes second changes nothing and gets no row.
constexpr const char* kRecord = R"sql(
    INSERT INTO notification.notice AS n
        (authority_id, obligation_id, recipient, complaint_id, notice, state, reason, judged_seq,
         text_version, channel, subject, body, digest, message_id, dated_at, claimed_until,
         not_before, reference)
    VALUES ($1, $2::uuid, $18, $3::uuid, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
            $14::timestamptz, $15::timestamptz, $16::timestamptz, $17)
    ON CONFLICT (authority_id, obligation_id, recipient) DO UPDATE
    SET state = $5, reason = $6, judged_seq = $7, text_version = $8, channel = $9, subject = $10,
        body = $11, digest = $12, message_id = $13, dated_at = $14::timestamptz,
        claimed_until = $15::timestamptz, not_before = $16::timestamptz, reference = $17,
        next_try_at = NULL, enclosed_with = NULL, begun = false
    WHERE n.state IN ('awaiting_person', 'awaiting_approval', 'queued', 'failed',
                      'held_for_protection')
    RETURNING 1
)sql";

std::string StateOf(Decision decision) {
  switch (decision) {
    case Decision::kSend:
      return "sending";
    case Decision::kLater:
      return "queued";
    case Decision::kAwaitApproval:
      return "awaiting_approval";
    case Decision::kHold:
      return "held_for_protection";
    case Decision::kNotApplicable:
      return "not_applicable";
    case Decision::kNotYet:
    case Decision::kAwaitPerson:
      break;
  }
  return "awaiting_person";
}

// What is kept of the text: what is handed over, or the draft that a person is to read.
struct Kept {
  std::string channel;
  std::string subject;
  std::string body;
  std::string message_id;
  std::string reference;
  std::optional<std::string> dated_at;
  std::optional<std::string> claimed_until;
  std::optional<std::string> not_before;
};

Kept KeptOf(const RecordedDecision& decision, const Clocks& clocks) {
  Kept kept;
  const Judgement& judgement = decision.judgement;
  if (decision.claim) {
    const Message& message = decision.claim->message;
    kept.channel = decision.claim->channel;
    kept.subject = message.subject;
    kept.body = message.body;
    kept.message_id = message.message_id;
    kept.reference = message.reference;
    kept.dated_at = InstantText(clocks.business_now);
    kept.claimed_until = InstantText(clocks.machine_now + kClaimLasts);
  }
  if (judgement.decision == Decision::kAwaitApproval) {
    kept.subject = judgement.text.subject;
    kept.body = judgement.text.body;
    kept.dated_at = InstantText(clocks.business_now);
  }
  if (judgement.decision == Decision::kLater) kept.not_before = InstantText(judgement.not_before);
  return kept;
}

void KeepTaskOf(pqxx::transaction_base& tx, const RecordedDecision& decision,
                absl::Time business_now) {
  const std::optional<TaskDraft>& task = decision.judgement.task;
  const std::string& obligation_id = decision.row.duty.obligation_id;
  EndTasks(tx, decision.authority_id, obligation_id,
           task ? std::optional(task->kind) : std::nullopt, business_now);
  if (!task) return;
  TaskPlace place;
  place.authority_id = decision.authority_id;
  place.complaint_id = decision.row.complaint_id;
  place.obligation_id = obligation_id;
  place.notice = decision.row.duty.notice;
  place.due_by = decision.row.duty.due_by;
  place.holder = decision.holder;
  KeepTask(tx, place, *task, true, business_now);
}

}  // namespace

std::string DigestOf(const std::string& text) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  return {digest.begin(), digest.end()};
}

std::string HolderOf(const ledger::v1::CaseFile& view, const reference::v1::Authority* authority) {
  const ledger::v1::Worker& handler = view.assignment().handler();
  if (!handler.name().empty()) return handler.name();
  if (!handler.subject().empty()) return handler.subject();
  return authority == nullptr ? "" : authority->contact_name();
}

bool KeepDecision(pqxx::transaction_base& tx, const RecordedDecision& decision,
                  const Clocks& clocks) {
  const Kept kept = KeptOf(decision, clocks);
  const DutyRow& row = decision.row;
  const std::string digest = kept.body.empty() ? "" : DigestOf(kept.body);
  const bool recorded =
      !Query(tx, kRecord, decision.authority_id, row.duty.obligation_id, row.complaint_id,
             row.duty.notice, StateOf(decision.judgement.decision), decision.judgement.reason,
             *row.ready_seq, decision.judgement.text.version, kept.channel, kept.subject, kept.body,
             Bytes(digest), kept.message_id, kept.dated_at, kept.claimed_until, kept.not_before,
             kept.reference, row.recipient)
           .empty();
  if (recorded) KeepTaskOf(tx, decision, clocks.business_now);
  return recorded;
}

void KeepEnvelope(pqxx::transaction_base& tx, const Claim& claim) {
  for (const Claim& enclosed : claim.enclosed) {
    Query(tx,
          "UPDATE notification.notice SET enclosed_with = $3::uuid WHERE authority_id = $1 "
          "AND obligation_id = $2::uuid",
          enclosed.authority_id, enclosed.obligation_id, claim.obligation_id);
  }
}

}  // namespace candour::notification
