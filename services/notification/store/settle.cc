#include "services/notification/store/settle.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"
#include "services/notification/store/attempt_log.h"
#include "services/notification/store/columns.h"
#include "services/notification/store/outbox.h"
#include "services/notification/store/record.h"
#include "services/notification/store/task_log.h"

namespace candour::notification {
namespace {

// After so many tries another way is looked for, or a person.
constexpr int kMostTries = 10;
// On the last day after so many: the legal date wins.
constexpr int kMostTriesOnTheLastDay = 3;
// How often the same message is handed over again when nobody knows how it ended.
constexpr int kMostRepeats = 1;
// After so many tries, or at once when the channel wants so long a rest, a person is told of it.
constexpr int kTriesBeforeTelling = 3;
constexpr absl::Duration kLongRest = absl::Minutes(15);

absl::Duration RestAfter(int tries) {
  return std::min(absl::Seconds(1) * (1 << std::min(tries, 12)), absl::Hours(1));
}

// How often this attempt was tried before.
int TriesOf(pqxx::transaction_base& tx, const Claim& claim) {
  return Query(tx,
               "SELECT coalesce(max(tries), 0) FROM notification.notice "
               "WHERE authority_id = $1 AND obligation_id = $2::uuid",
               claim.authority_id, claim.obligation_id)
      .front()[0]
      .as<int>();
}

}  // namespace

void MakePending(pqxx::transaction_base& tx, const Claim& claim) {
  Query(tx,
        "UPDATE notification.duty SET pending = true "
        "WHERE authority_id = $1 AND obligation_id = $2::uuid",
        claim.authority_id, claim.obligation_id);
}

void SettleLater(pqxx::work& tx, const Claim& claim, const HandOverReport& report, int tries,
                 const Clocks& clocks) {
  const absl::Duration rest =
      std::max(RestAfter(tries), report.retry_after.value_or(absl::ZeroDuration()));
  Query(tx,
        "UPDATE notification.notice SET state = 'queued', reason = $3, tries = $4, "
        "claimed_until = NULL, next_try_at = $5::timestamptz "
        "WHERE authority_id = $1 AND obligation_id = $2::uuid "
        "AND state = 'sending'",
        claim.authority_id, claim.obligation_id, report.detail, tries,
        InstantText(clocks.machine_now + rest));
  MakePending(tx, claim);
}

namespace {

// A channel that takes nothing for longer than a moment is somebody's task, once a day.
void TellOfChannel(pqxx::work& tx, const Claim& claim, const HandOverReport& report, int tries,
                   const Clocks& clocks) {
  const bool long_wait = report.retry_after.value_or(absl::ZeroDuration()) >= kLongRest;
  if (!report.channel_down || (tries < kTriesBeforeTelling && !long_wait)) return;
  TaskPlace place;
  place.authority_id = claim.authority_id;
  place.due_by = LondonDay(clocks.business_now);
  KeepTaskOnce(tx, place,
               {TaskKind::kClarify,
                absl::StrCat("Nothing leaves by ", claim.channel, ": ", report.detail,
                             ". Check its settings, its key and this machine's clock. What is for "
                             "it waits in the queue.")},
               clocks.business_now);
}

// Another attempt by another way, if there is one that is safe (G-5).
void SettleFailed(pqxx::work& tx, const Claim& claim, const std::string& detail) {
  const bool email = claim.message.way == Way::kEmail;
  Query(tx,
        "UPDATE notification.notice SET state = 'failed', reason = $3, tries = 0, repeats = 0, "
        "attempt = attempt + 1, claimed_until = NULL, email_failed = email_failed OR $4, "
        "letter_failed = letter_failed OR NOT $4 "
        "WHERE authority_id = $1 AND obligation_id = $2::uuid "
        "AND state = 'sending'",
        claim.authority_id, claim.obligation_id, detail, email);
  MakePending(tx, claim);
}

// Nobody knows, but the channel can be asked once it has had time to know.
void SettleByAsking(pqxx::work& tx, const Claim& claim, const std::string& detail,
                    const Clocks& clocks) {
  Query(tx,
        "UPDATE notification.notice SET reason = $3, claimed_until = $4::timestamptz "
        "WHERE authority_id = $1 AND obligation_id = $2::uuid "
        "AND state = 'sending'",
        claim.authority_id, claim.obligation_id, detail,
        InstantText(clocks.machine_now + kClaimLasts));
}

}  // namespace

bool SettleUnknown(pqxx::work& tx, const Claim& claim, const std::string& detail,
                   const Clocks& clocks) {
  const pqxx::result again =
      Query(tx,
            "UPDATE notification.notice SET "
            "state = CASE WHEN repeats < $3 THEN 'queued' ELSE 'unconfirmed' END, "
            "reason = $4, repeats = repeats + 1, claimed_until = NULL "
            "WHERE authority_id = $1 AND obligation_id = $2::uuid "
            "AND state = 'sending' RETURNING state = 'queued'",
            claim.authority_id, claim.obligation_id, kMostRepeats, detail);
  if (again.empty()) return false;
  if (again.front()[0].as<bool>()) {
    MakePending(tx, claim);
    return false;
  }
  TaskPlace place;
  place.authority_id = claim.authority_id;
  place.complaint_id = claim.complaint_id;
  place.obligation_id = claim.obligation_id;
  place.notice = claim.notice;
  place.due_by = claim.due_by;
  KeepTask(tx, place,
           {TaskKind::kClarify,
            "Find out whether the notice arrived; then try it again, or record that it did."},
           true, clocks.business_now);
  return true;
}

namespace {

// Of any outcome but kDone.
void SettleOne(pqxx::work& tx, const Claim& claim, const HandOverReport& report,
               const Clocks& clocks) {
  LogAttempt(tx, claim, report, clocks.business_now);
  const int tries = TriesOf(tx, claim) + 1;
  const bool last_day = claim.due_by && LondonDay(clocks.business_now) >= *claim.due_by;
  const int most = last_day ? kMostTriesOnTheLastDay : kMostTries;
  switch (report.outcome) {
    case HandOver::kDone:
      break;
    case HandOver::kNotNow:
      TellOfChannel(tx, claim, report, tries, clocks);
      if (tries < most) {
        SettleLater(tx, claim, report, tries, clocks);
      } else {
        SettleFailed(tx, claim, report.detail);
      }
      break;
    case HandOver::kRefused:
      SettleFailed(tx, claim, report.detail);
      break;
    case HandOver::kUnknown:
      if (claim.can_tell) {
        SettleByAsking(tx, claim, report.detail, clocks);
      } else {
        SettleUnknown(tx, claim, report.detail, clocks);
      }
      break;
  }
}

std::string IdsOf(const std::vector<Claim>& claims) {
  ArrayLiteral ids;
  for (const Claim& claim : WithEnclosed(claims)) ids.Text(claim.obligation_id);
  return ids.Take();
}

}  // namespace

std::vector<Claim> WithEnclosed(const std::vector<Claim>& claims) {
  std::vector<Claim> all;
  for (const Claim& claim : claims) {
    all.push_back(claim);
    all.insert(all.end(), claim.enclosed.begin(), claim.enclosed.end());
  }
  return all;
}

void BeginHandOvers(pqxx::transaction_base& tx, const std::vector<Claim>& claims) {
  if (claims.empty()) return;
  Query(tx,
        "UPDATE notification.notice SET begun = true WHERE authority_id = $1 "
        "AND obligation_id = ANY ($2::uuid[]) AND state = 'sending'",
        claims.front().authority_id, IdsOf(claims));
}

absl::Status Outbox::Begin(const Claim& claim) { return Settle({}, {}, {claim}); }

absl::Status Outbox::Settle(const std::vector<Settlement>& settlements, const Clocks& clocks,
                            const std::vector<Claim>& next) {
  if (settlements.empty() && next.empty()) return absl::OkStatus();
  const std::string& authority_id =
      settlements.empty() ? next.front().authority_id : settlements.front().claim.authority_id;
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) -> absl::Status {
    std::vector<Settlement> done;
    std::vector<Claim> sent;
    for (const Settlement& settlement : settlements) {
      for (const Claim& claim : WithEnclosed({settlement.claim})) {
        if (settlement.report.outcome == HandOver::kDone) {
          done.push_back({claim, settlement.report});
          sent.push_back(claim);
        } else {
          SettleOne(tx, claim, settlement.report, clocks);
        }
      }
    }
    LogDone(tx, done, clocks.business_now);
    BeginHandOvers(tx, next);
    return SettleDone(tx, sent, clocks);
  });
}

absl::StatusOr<std::string> Outbox::Renew(const std::vector<Claim>& claims,
                                          absl::Time machine_now) {
  const std::string until = InstantText(machine_now + kClaimLasts);
  if (claims.empty()) return until;
  const absl::Status done =
      TransactFor(database_, claims.front().authority_id, [&](pqxx::work& tx) {
        Query(tx,
              "UPDATE notification.notice SET claimed_until = $3::timestamptz "
              "WHERE authority_id = $1 AND obligation_id = ANY ($2::uuid[]) "
              "AND state = 'sending'",
              claims.front().authority_id, IdsOf(claims), until);
        return absl::OkStatus();
      });
  if (!done.ok()) return done;
  return until;
}

absl::Status Outbox::Return(const std::vector<Claim>& claims, const std::string& reason) {
  if (claims.empty()) return absl::OkStatus();
  return TransactFor(database_, claims.front().authority_id, [&](pqxx::work& tx) {
    for (const Claim& claim : WithEnclosed(claims)) {
      Query(tx,
            "UPDATE notification.notice SET state = 'queued', reason = $3, claimed_until = NULL "
            "WHERE authority_id = $1 AND obligation_id = $2::uuid AND state = 'sending'",
            claim.authority_id, claim.obligation_id, reason);
      MakePending(tx, claim);
    }
    return absl::OkStatus();
  });
}

}  // namespace candour::notification
