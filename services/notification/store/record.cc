#include "services/notification/store/record.h"

#include <openssl/sha.h>

#include <array>

#include "services/common/postgres/array_literal.h"
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
    SELECT $1, one.obligation_id, one.recipient, one.complaint_id, one.notice, one.state, one.reason,
           one.judged_seq, one.text_version, one.channel, one.subject, one.body, one.digest,
           one.message_id, one.dated_at, one.claimed_until, one.not_before, one.reference
    FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[],
                $8::bigint[], $9::integer[], $10::text[], $11::text[], $12::text[], $13::bytea[],
                $14::text[], $15::timestamptz[], $16::timestamptz[], $17::timestamptz[],
                $18::text[])
        AS one (obligation_id, recipient, complaint_id, notice, state, reason, judged_seq,
                text_version, channel, subject, body, digest, message_id, dated_at, claimed_until,
                not_before, reference)
    ON CONFLICT (authority_id, obligation_id, recipient) DO UPDATE
    SET state = excluded.state, reason = excluded.reason, judged_seq = excluded.judged_seq,
        text_version = excluded.text_version, channel = excluded.channel,
        subject = excluded.subject, body = excluded.body, digest = excluded.digest,
        message_id = excluded.message_id, dated_at = excluded.dated_at,
        claimed_until = excluded.claimed_until, not_before = excluded.not_before,
        reference = excluded.reference, next_try_at = NULL, enclosed_with = NULL, begun = false
    WHERE n.state IN ('awaiting_person', 'awaiting_approval', 'queued', 'failed',
                      'held_for_protection')
    RETURNING n.obligation_id
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
    kept.claimed_until = decision.claim->claimed_until;
  }
  if (judgement.decision == Decision::kAwaitApproval) {
    kept.subject = judgement.text.subject;
    kept.body = judgement.text.body;
    kept.dated_at = InstantText(clocks.business_now);
  }
  if (judgement.decision == Decision::kLater) kept.not_before = InstantText(judgement.not_before);
  return kept;
}

// One row for each decision.
class Rows {
 public:
  void Add(const RecordedDecision& decision, const Clocks& clocks) {
    const Kept kept = KeptOf(decision, clocks);
    const DutyRow& row = decision.row;
    obligations_.Text(row.duty.obligation_id);
    recipients_.Text(row.recipient);
    complaints_.Text(row.complaint_id);
    notices_.Text(row.duty.notice);
    states_.Text(StateOf(decision.judgement.decision));
    reasons_.Text(decision.judgement.reason);
    seqs_.Number(*row.ready_seq);
    versions_.Number(decision.judgement.text.version);
    channels_.Text(kept.channel);
    subjects_.Text(kept.subject);
    bodies_.Text(kept.body);
    digests_.Bytes(kept.body.empty() ? "" : DigestOf(kept.body));
    message_ids_.Text(kept.message_id);
    dated_.OptionalText(kept.dated_at);
    claimed_.OptionalText(kept.claimed_until);
    not_before_.OptionalText(kept.not_before);
    references_.Text(kept.reference);
  }

  // The obligations whose records took it.
  std::set<std::string> Write(pqxx::transaction_base& tx, const std::string& authority_id) {
    std::set<std::string> taken;
    for (const pqxx::row& row :
         Query(tx, kRecord, authority_id, obligations_.Take(), recipients_.Take(),
               complaints_.Take(), notices_.Take(), states_.Take(), reasons_.Take(), seqs_.Take(),
               versions_.Take(), channels_.Take(), subjects_.Take(), bodies_.Take(),
               digests_.Take(), message_ids_.Take(), dated_.Take(), claimed_.Take(),
               not_before_.Take(), references_.Take())) {
      taken.insert(row[0].as<std::string>());
    }
    return taken;
  }

 private:
  ArrayLiteral obligations_, recipients_, complaints_, notices_, states_, reasons_, seqs_,
      versions_, channels_, subjects_, bodies_, digests_, message_ids_, dated_, claimed_,
      not_before_, references_;
};

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
  Rows rows;
  rows.Add(decision, clocks);
  const bool recorded = !rows.Write(tx, decision.authority_id).empty();
  if (recorded) KeepTaskOf(tx, decision, clocks.business_now);
  return recorded;
}

std::set<std::string> KeepSending(pqxx::transaction_base& tx,
                                  const std::vector<RecordedDecision>& decisions,
                                  const Clocks& clocks) {
  if (decisions.empty()) return {};
  Rows rows;
  for (const RecordedDecision& decision : decisions) rows.Add(decision, clocks);
  const std::string& authority_id = decisions.front().authority_id;
  std::set<std::string> recorded = rows.Write(tx, authority_id);
  EndEveryTask(tx, authority_id, recorded, clocks.business_now);
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
