#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/follower/command.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"
#include "services/notification/store/answer_link.h"
#include "services/notification/store/columns.h"
#include "services/notification/store/heads_up.h"
#include "services/notification/store/record.h"
#include "services/notification/store/settle.h"

namespace candour::notification {
namespace {

// All of them at once: a statement for each would cost more than the mail.
constexpr const char* kSent = R"sql(
    WITH one AS (
      SELECT * FROM unnest($2::uuid[], $3::date[], $4::boolean[]) AS o (obligation_id, due_by, told)
    ), ended AS (
      UPDATE notification.task t SET state = 'cancelled', closed_at = $5::timestamptz
      FROM one WHERE t.authority_id = $1 AND t.obligation_id = one.obligation_id
        AND t.state = 'open' AND t.tied
    )
    UPDATE notification.notice n SET state = 'sent',
        reason = CASE WHEN n.channel = 'notify_letter'
                      THEN 'GOV.UK Notify has it and has not printed it yet.' ELSE '' END,
        tries = n.tries + 1,
        claimed_until = NULL, sent_at = $5::timestamptz, late = coalesce($6::date > one.due_by, false),
        delivery = '', asks = 0,
        ask_at = CASE WHEN n.enclosed_with IS NULL AND one.told THEN $7::timestamptz END
    FROM one WHERE n.authority_id = $1 AND n.obligation_id = one.obligation_id
      AND n.state IN ('sending', 'queued', 'unconfirmed')
)sql";

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
  record.set_rendered_digest(DigestOf(KeptBody(claim)));
  return act;
}

std::string CommandId(const Claim& claim) {
  std::string name =
      absl::StrCat("notification/", claim.authority_id, "/", claim.obligation_id, "/record_notice");
  if (claim.attempt > 1) absl::StrAppend(&name, "/", claim.attempt);
  return follower::NamedId(name);
}

}  // namespace

bool SaysWhenItLeft(const std::string& channel) { return channel == "notify_letter"; }

absl::Status TellSent(pqxx::work& tx, const Claim& claim, absl::Time sent_at) {
  return follower::QueueCommand(tx, "notification", claim.authority_id, CommandId(claim),
                                RecordNoticeAct(claim, sent_at));
}

bool WasToldSent(pqxx::transaction_base& tx, const Claim& claim) {
  return !Query(tx,
                "SELECT 1 FROM notification.command WHERE authority_id = $1 "
                "AND request_id = $2::uuid",
                claim.authority_id, CommandId(claim))
              .empty();
}

absl::Status SettleDone(pqxx::work& tx, const std::vector<Claim>& claims, const Clocks& clocks) {
  if (claims.empty()) return absl::OkStatus();
  ArrayLiteral obligations;
  ArrayLiteral due;
  ArrayLiteral told;
  for (const Claim& claim : claims) {
    obligations.Text(claim.obligation_id);
    due.OptionalText(claim.due_by ? std::optional(absl::FormatCivilTime(*claim.due_by))
                                  : std::nullopt);
    told.Text(claim.can_tell ? "t" : "f");
  }
  Query(tx, kSent, claims.front().authority_id, obligations.Take(), due.Take(), told.Take(),
        InstantText(clocks.business_now), absl::FormatCivilTime(LondonDay(clocks.business_now)),
        InstantText(clocks.machine_now + kFirstAskAfter));
  for (const Claim& claim : claims) {
    if (claim.may_announce) QueueHeadsUp(tx, claim, clocks.business_now);
    if (SaysWhenItLeft(claim.channel)) continue;
    const absl::Status queued = TellSent(tx, claim, clocks.business_now);
    if (!queued.ok()) return queued;
  }
  return absl::OkStatus();
}

}  // namespace candour::notification
