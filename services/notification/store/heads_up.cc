#include "services/notification/store/heads_up.h"

#include "absl/strings/match.h"
#include "services/common/postgres/transact.h"
#include "services/notification/store/case_rows.h"
#include "services/notification/store/columns.h"

namespace candour::notification {
namespace {

constexpr int kMostTextTries = 3;

struct QueuedText {
  std::string complaint_id;
  Departure departure;
};

// The next in the queue; nothing when there is none.
std::optional<QueuedText> NextText(pqxx::work& tx, const std::string& authority_id,
                                   absl::Time now) {
  const pqxx::result rows =
      Query(tx,
            "SELECT h.complaint_id, h.obligation_id, n.notice, h.vehicle, "
            "(extract(epoch FROM h.announced_at) * 1000000)::bigint "
            "FROM notification.heads_up h JOIN notification.notice n "
            "ON n.authority_id = h.authority_id AND n.obligation_id = h.obligation_id "
            "WHERE h.authority_id = $1 AND h.state = 'queued' AND h.not_before <= $2::timestamptz "
            "ORDER BY h.not_before, h.obligation_id LIMIT 1 FOR UPDATE OF h SKIP LOCKED",
            authority_id, InstantText(now));
  if (rows.empty()) return std::nullopt;
  const pqxx::row row = rows.front();
  return QueuedText{row[0].as<std::string>(),
                    {row[1].as<std::string>(), row[2].as<std::string>(), row[3].as<std::string>(),
                     InstantOf(row[4].as<std::int64_t>())}};
}

void MoveText(pqxx::work& tx, const std::string& authority_id, const std::string& obligation_id,
              const std::string& state, const std::string& reason, absl::Time not_before) {
  Query(tx,
        "UPDATE notification.heads_up SET state = $3, reason = $4, "
        "not_before = greatest(not_before, $5::timestamptz) "
        "WHERE authority_id = $1 AND obligation_id = $2::uuid",
        authority_id, obligation_id, state, reason, InstantText(not_before));
}

}  // namespace

void QueueHeadsUp(pqxx::transaction_base& tx, const Claim& claim, absl::Time business_now) {
  const ledger::v1::CaseFile view = ReadView(tx, claim.authority_id, claim.complaint_id);
  if (TextNumber(view.complainant()).empty()) return;
  const std::string vehicle = absl::StrContains(claim.channel, "letter") ? "letter" : "e-mail";
  Query(tx, R"sql(
      INSERT INTO notification.heads_up
          (authority_id, obligation_id, complaint_id, vehicle, announced_at, not_before)
      SELECT $1, $2::uuid, $3::uuid, $4, $5::timestamptz, $5::timestamptz
      WHERE NOT EXISTS (SELECT 1 FROM notification.heads_up
                        WHERE authority_id = $1 AND complaint_id = $3::uuid AND state <> 'dropped'
                          AND announced_at > $5::timestamptz - interval '12 hours')
      ON CONFLICT DO NOTHING
  )sql",
        claim.authority_id, claim.obligation_id, claim.complaint_id, vehicle,
        InstantText(business_now));
}

absl::StatusOr<std::optional<HeadsUpClaim>> HeadsUps::Take(const std::string& authority_id,
                                                           absl::Time now) {
  std::optional<HeadsUpClaim> claim;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    if (PausedWhy(tx, authority_id)) return absl::OkStatus();
    while (const std::optional<QueuedText> next = NextText(tx, authority_id, now)) {
      const std::string& obligation_id = next->departure.obligation_id;
      const HeadsUp about = HeadsUpAbout(
          next->departure, ReadView(tx, authority_id, next->complaint_id), rules_, now);
      if (!about.reason.empty()) {
        MoveText(tx, authority_id, obligation_id, "dropped", about.reason, now);
      } else if (about.not_before > now) {
        MoveText(tx, authority_id, obligation_id, "queued",
                 "It waits for the hours in which it may leave.", about.not_before);
      } else {
        MoveText(tx, authority_id, obligation_id, "sending", "", now);
        claim = HeadsUpClaim{obligation_id, about.message};
        break;
      }
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return claim;
}

absl::Status HeadsUps::Settle(const std::string& authority_id, const HeadsUpClaim& claim,
                              const HandOverReport& report, absl::Time now) {
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    const bool again = report.outcome == HandOver::kNotNow;
    const std::string state = report.outcome == HandOver::kDone      ? "sent"
                              : report.outcome == HandOver::kUnknown ? "unconfirmed"
                                                                     : "dropped";
    Query(tx,
          "UPDATE notification.heads_up SET tries = tries + 1, reason = $4, "
          "state = CASE WHEN $5 AND tries + 1 < $6 THEN 'queued' ELSE $3 END, "
          "not_before = CASE WHEN $5 THEN $7::timestamptz + interval '1 hour' ELSE not_before END, "
          "sent_at = CASE WHEN $3 = 'sent' THEN $7::timestamptz END "
          "WHERE authority_id = $1 AND obligation_id = $2::uuid AND state = 'sending'",
          authority_id, claim.obligation_id, state, report.detail, again, kMostTextTries,
          InstantText(now));
    return absl::OkStatus();
  });
}

}  // namespace candour::notification
