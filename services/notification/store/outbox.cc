#include "services/notification/store/outbox.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "services/common/follower/command.h"
#include "services/common/postgres/transact.h"
#include "services/notification/store/attempt_log.h"
#include "services/notification/store/case_rows.h"
#include "services/notification/store/columns.h"

namespace candour::notification {
namespace {

// Longer than any channel tries.
constexpr absl::Duration kClaim = absl::Minutes(2);
// After so many tries a person must look.
constexpr int kMostTries = 10;

constexpr const char* kReady = R"sql(
    SELECT d.obligation_id FROM notification.duty d
    LEFT JOIN notification.notice n ON n.authority_id = d.authority_id
        AND n.obligation_id = d.obligation_id AND n.recipient = 'complainant'
    WHERE d.authority_id = $1 AND d.state = 'open' AND d.ready_seq IS NOT NULL
      AND (n.state IS NULL
           OR (n.state = 'awaiting_person' AND n.judged_seq < d.ready_seq)
           OR (n.state = 'queued' AND coalesce(n.next_try_at, '-infinity') <= $2::timestamptz))
    ORDER BY d.due_by NULLS LAST, d.obligation_id
    LIMIT $3
)sql";

// Under the key of G-1: whoever comes second changes nothing and gets no row.
constexpr const char* kRecord = R"sql(
    INSERT INTO notification.notice AS n
        (authority_id, obligation_id, recipient, complaint_id, notice, state, reason, judged_seq,
         text_version, channel, subject, body, digest, message_id, dated_at, claimed_until)
    VALUES ($1, $2::uuid, 'complainant', $3::uuid, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
            $14::timestamptz, $15::timestamptz)
    ON CONFLICT (authority_id, obligation_id, recipient) DO UPDATE
    SET state = $5, reason = $6, judged_seq = $7, text_version = $8, channel = $9, subject = $10,
        body = $11, digest = $12, message_id = $13, dated_at = $14::timestamptz,
        claimed_until = $15::timestamptz
    WHERE n.state IN ('awaiting_person', 'queued')
    RETURNING 1
)sql";

std::string StateOf(Decision decision) {
  switch (decision) {
    case Decision::kSend:
      return "sending";
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

std::string Digest(const std::string& text) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  return {digest.begin(), digest.end()};
}

bool Record(pqxx::work& tx, const DutyRow& row, const Judgement& judgement, const Claim& claim,
            const Clocks& clocks) {
  const bool goes = judgement.decision == Decision::kSend;
  const Message& message = claim.message;
  const std::optional<std::string> dated_at =
      goes ? std::optional(InstantText(clocks.business_now)) : std::nullopt;
  const std::optional<std::string> claimed_until =
      goes ? std::optional(InstantText(clocks.machine_now + kClaim)) : std::nullopt;
  const std::string digest = goes ? Digest(message.body) : "";
  return !Query(tx, kRecord, claim.authority_id, claim.obligation_id, claim.complaint_id,
                claim.notice, StateOf(judgement.decision), judgement.reason, *row.ready_seq,
                judgement.text.version, claim.channel, message.subject, message.body, Bytes(digest),
                message.message_id, dated_at, claimed_until)
              .empty();
}

// Whether the follower stands at `seq` or beyond, and keeps it there until the transaction ends.
bool StandsAt(pqxx::work& tx, const std::string& authority_id, std::int64_t seq) {
  return !Query(tx,
                "SELECT 1 FROM notification.cursor WHERE authority_id = $1 AND seq >= $2 FOR SHARE",
                authority_id, seq)
              .empty();
}

ledger::v1::Act RecordNoticeAct(const Claim& claim, absl::Time sent_at) {
  ledger::v1::Act act;
  act.set_complaint_id(claim.complaint_id);
  ledger::v1::RecordNotice& record = *act.mutable_record_notice();
  record.set_obligation_id(claim.obligation_id);
  record.set_notice(claim.notice);
  record.set_channel(claim.channel);
  const std::int64_t seconds = absl::ToUnixSeconds(sent_at);
  record.mutable_sent_at()->set_seconds(seconds);
  record.mutable_sent_at()->set_nanos(static_cast<std::int32_t>(
      absl::ToInt64Nanoseconds(sent_at - absl::FromUnixSeconds(seconds))));
  record.set_rendered_digest(Digest(claim.message.body));
  return act;
}

// Where the record stands after `report`, at the try numbered `tries`.
std::string StateAfter(HandOver outcome, int tries) {
  switch (outcome) {
    case HandOver::kDone:
      return "sent";
    case HandOver::kNotNow:
      return tries < kMostTries ? "queued" : "failed";
    case HandOver::kRefused:
      return "failed";
    case HandOver::kUnknown:
      break;
  }
  return "unconfirmed";
}

absl::Duration RestAfter(int tries) {
  return std::min(absl::Seconds(1) * (1 << std::min(tries, 12)), absl::Hours(1));
}

}  // namespace

Channel* Channels::Named(const std::string& name) const {
  if (mail->Name() == name) return mail;
  if (letter->Name() == name) return letter;
  return nullptr;
}

absl::StatusOr<std::vector<std::string>> Outbox::Ready(const std::string& authority_id, int most,
                                                       absl::Time machine_now) {
  std::vector<std::string> ready;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    for (const pqxx::row& row : Query(tx, kReady, authority_id, InstantText(machine_now), most)) {
      ready.push_back(row[0].as<std::string>());
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return ready;
}

absl::StatusOr<std::optional<Claim>> Outbox::Take(const std::string& authority_id,
                                                  const std::string& obligation_id,
                                                  std::int64_t seq, const Clocks& clocks) {
  std::optional<Claim> taken;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    if (!StandsAt(tx, authority_id, seq)) return absl::OkStatus();
    const std::optional<DutyRow> row = ReadDuty(tx, authority_id, obligation_id);
    if (!row || !row->open || !row->ready_seq) return absl::OkStatus();
    const ledger::v1::CaseFile view = ReadView(tx, authority_id, row->complaint_id);
    const Judgement judgement = Judge(row->duty, view, book_, clocks.business_now);
    Claim claim = {authority_id, row->complaint_id, obligation_id, row->duty.notice, "", {}};
    const bool goes = judgement.decision == Decision::kSend;
    if (goes) {
      claim.channel = channels_.For(judgement.way).Name();
      claim.message = Compose(row->duty, judgement, view, *book_.FindAuthority(authority_id),
                              clocks.business_now);
    }
    if (Record(tx, *row, judgement, claim, clocks) && goes) taken = std::move(claim);
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return taken;
}

absl::Status Outbox::Settle(const Claim& claim, const HandOverReport& report,
                            const Clocks& clocks) {
  return TransactFor(database_, claim.authority_id, [&](pqxx::work& tx) -> absl::Status {
    const int tries = LogAttempt(tx, claim, report, clocks.business_now);
    const std::string state = StateAfter(report.outcome, tries);
    const std::optional<std::string> sent_at =
        state == "sent" ? std::optional(InstantText(clocks.business_now)) : std::nullopt;
    Query(tx,
          "UPDATE notification.notice SET state = $3, reason = $4, tries = $5, "
          "claimed_until = NULL, next_try_at = $6::timestamptz, sent_at = $7::timestamptz "
          "WHERE authority_id = $1 AND obligation_id = $2::uuid AND recipient = 'complainant' "
          "AND state IN ('sending', 'queued', 'unconfirmed')",
          claim.authority_id, claim.obligation_id, state, state == "sent" ? "" : report.detail,
          tries, InstantText(clocks.machine_now + RestAfter(tries)), sent_at);
    if (state != "sent") return absl::OkStatus();
    return follower::QueueCommand(
        tx, "notification", claim.authority_id,
        follower::NamedId(absl::StrCat("notification/", claim.authority_id, "/",
                                       claim.obligation_id, "/record_notice")),
        RecordNoticeAct(claim, clocks.business_now));
  });
}

absl::StatusOr<int> Outbox::Recover(const std::string& authority_id, absl::Time machine_now,
                                    bool starting) {
  int unconfirmed = 0;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    const pqxx::result rows =
        Query(tx,
              "SELECT obligation_id, channel, claimed_until < $2::timestamptz "
              "FROM notification.notice WHERE authority_id = $1 AND state = 'sending' "
              "FOR UPDATE SKIP LOCKED",
              authority_id, InstantText(machine_now));
    for (const pqxx::row& row : rows) {
      const Channel* channel = channels_.Named(row[1].as<std::string>());
      const bool again = channel != nullptr && channel->IsRepeatable();
      if (!row[2].as<bool>() && !(again && starting)) continue;
      const std::string state = again ? "queued" : "unconfirmed";
      const std::string reason =
          again ? ""
                : "The service stopped while it was handing over: find out whether it arrived.";
      if (!again) ++unconfirmed;
      Query(tx,
            "UPDATE notification.notice SET state = $3, reason = $4, claimed_until = NULL "
            "WHERE authority_id = $1 AND obligation_id = $2::uuid AND state = 'sending'",
            authority_id, row[0].as<std::string>(), state, reason);
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return unconfirmed;
}

absl::Status Outbox::Count(const std::string& authority_id, std::map<std::string, double>& counts) {
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    for (const pqxx::row& row : Query(tx,
                                      "SELECT state, count(*) FROM notification.notice "
                                      "WHERE authority_id = $1 GROUP BY state",
                                      authority_id)) {
      counts[row[0].as<std::string>()] += row[1].as<double>();
    }
    return absl::OkStatus();
  });
}

std::int64_t CountPending(pqxx::transaction_base& tx) {
  return Query(tx, R"sql(
      SELECT count(*) FROM notification.duty d
      LEFT JOIN notification.notice n ON n.authority_id = d.authority_id
          AND n.obligation_id = d.obligation_id AND n.recipient = 'complainant'
      WHERE d.authority_id = current_setting('candour.authority_id', true)
        AND d.state = 'open' AND d.ready_seq IS NOT NULL
        AND (n.state IS NULL OR n.state IN ('queued', 'sending')
             OR (n.state = 'awaiting_person' AND n.judged_seq < d.ready_seq))
  )sql")
      .front()[0]
      .as<std::int64_t>();
}

}  // namespace candour::notification
