#include "services/notification/store/duty_mails.h"

#include <cstdint>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/postgres/transact.h"
#include "services/notification/domain/case_view.h"
#include "services/notification/store/case_rows.h"
#include "services/notification/store/columns.h"

namespace candour::notification {
namespace {

using follower::Transaction;
using ledger::v1::Event;
using ledger::v1::RecordedEvent;

// A hand-over whose outcome is not known is tried so often in all.
constexpr int kMostMailTries = 2;
constexpr absl::Duration kMailAgain = absl::Minutes(1);

void QueueFirst(Transaction& tx, const RecordedEvent& event, const std::string& reference,
                const ledger::v1::SafetyAlert& alert) {
  Query(tx, R"sql(
      INSERT INTO notification.duty_mail
          (authority_id, complaint_id, alert_id, step, reference, kind, raised_at, look_by, not_before)
      VALUES ($1, $2::uuid, $3, 0, $4, $5, $6::timestamptz, $7::timestamptz, $6::timestamptz)
      ON CONFLICT DO NOTHING
  )sql",
        event.authority_id(), event.complaint_id(), alert.alert_id(), reference, alert.kind(),
        InstantText(InstantFrom(alert.raised_at())), InstantText(InstantFrom(alert.look_by())));
}

void EndAll(Transaction& tx, const RecordedEvent& event) {
  Query(tx,
        "UPDATE notification.duty_mail SET state = 'answered' WHERE authority_id = $1 "
        "AND complaint_id = $2::uuid AND alert_id = $3 AND state = 'queued'",
        event.authority_id(), event.complaint_id(),
        event.event().alert_answered().alert().alert_id());
}

struct QueuedMail {
  WaitingAlert alert;
  int step = 0;
  bool again = false;
};

constexpr const char* kNext = R"sql(
    SELECT complaint_id, alert_id, step, reference, kind,
           (extract(epoch FROM raised_at) * 1000000)::bigint,
           (extract(epoch FROM look_by) * 1000000)::bigint, state = 'sending'
    FROM notification.duty_mail
    WHERE authority_id = $1
      AND ((state = 'queued' AND not_before <= $2::timestamptz
            AND coalesce(next_try_at <= $3::timestamptz, true))
           OR (state = 'sending' AND claimed_at <= $3::timestamptz - interval '2 minutes'))
    ORDER BY look_by, complaint_id, alert_id, step LIMIT 1 FOR UPDATE SKIP LOCKED
)sql";

std::optional<QueuedMail> NextMail(pqxx::work& tx, const std::string& authority_id,
                                   const Clocks& clocks) {
  const pqxx::result rows = Query(tx, kNext, authority_id, InstantText(clocks.business_now),
                                  InstantText(clocks.machine_now));
  if (rows.empty()) return std::nullopt;
  const pqxx::row row = rows.front();
  QueuedMail mail;
  mail.alert.authority_id = authority_id;
  mail.alert.complaint_id = row[0].as<std::string>();
  mail.alert.alert_id = row[1].as<std::uint32_t>();
  mail.step = row[2].as<int>();
  mail.alert.reference = row[3].as<std::string>();
  mail.alert.kind = row[4].as<std::string>();
  mail.alert.raised_at = InstantOf(row[5].as<std::int64_t>());
  mail.alert.look_by = InstantOf(row[6].as<std::int64_t>());
  mail.again = row[7].as<bool>();
  return mail;
}

void MoveMail(pqxx::work& tx, const std::string& authority_id, const std::string& complaint_id,
              int alert_id, int step, const std::string& state, const std::string& reason) {
  Query(tx,
        "UPDATE notification.duty_mail SET state = $5, reason = $6 WHERE authority_id = $1 "
        "AND complaint_id = $2::uuid AND alert_id = $3 AND step = $4",
        authority_id, complaint_id, alert_id, step, state, reason);
}

// The desk after `step` waits until `not_before`; one that waits already comes forward to it.
void QueueNext(pqxx::work& tx, const std::string& authority_id, const std::string& complaint_id,
               int alert_id, int step, absl::Time not_before) {
  Query(tx, R"sql(
      INSERT INTO notification.duty_mail
          (authority_id, complaint_id, alert_id, step, reference, kind, raised_at, look_by, not_before)
      SELECT authority_id, complaint_id, alert_id, step + 1, reference, kind, raised_at, look_by,
             $5::timestamptz
      FROM notification.duty_mail
      WHERE authority_id = $1 AND complaint_id = $2::uuid AND alert_id = $3 AND step = $4
      ON CONFLICT (authority_id, complaint_id, alert_id, step)
      DO UPDATE SET not_before = least(duty_mail.not_before, $5::timestamptz)
  )sql",
        authority_id, complaint_id, alert_id, step, InstantText(not_before));
}

void ClaimMail(pqxx::work& tx, const QueuedMail& mail, const Clocks& clocks) {
  Query(tx,
        "UPDATE notification.duty_mail SET state = 'sending', tries = tries + 1, "
        "claimed_at = $5::timestamptz WHERE authority_id = $1 AND complaint_id = $2::uuid "
        "AND alert_id = $3 AND step = $4",
        mail.alert.authority_id, mail.alert.complaint_id, mail.alert.alert_id, mail.step,
        InstantText(clocks.machine_now));
}

bool TriedOften(pqxx::work& tx, const QueuedMail& mail) {
  return Query(tx,
               "SELECT tries FROM notification.duty_mail WHERE authority_id = $1 "
               "AND complaint_id = $2::uuid AND alert_id = $3 AND step = $4",
               mail.alert.authority_id, mail.alert.complaint_id, mail.alert.alert_id, mail.step)
             .front()[0]
             .as<int>() >= kMostMailTries;
}

}  // namespace

std::vector<std::string> AlertProjection::Types() const {
  return {"complaint_received", "alerts_raised", "alert_answered"};
}

absl::Status AlertProjection::Handle(Transaction& transaction, const RecordedEvent& event,
                                     absl::Time) {
  switch (event.event().kind_case()) {
    case Event::kComplaintReceived: {
      const ledger::v1::CaseFile& file = event.event().complaint_received().file();
      for (const auto& alert : file.matter().alerts()) {
        if (!alert.has_answered_at()) QueueFirst(transaction, event, file.reference(), alert);
      }
      break;
    }
    case Event::kAlertsRaised: {
      const std::string reference =
          ReadView(transaction, event.authority_id(), event.complaint_id()).reference();
      for (const auto& alert : event.event().alerts_raised().alerts()) {
        QueueFirst(transaction, event, reference, alert);
      }
      break;
    }
    case Event::kAlertAnswered:
      EndAll(transaction, event);
      break;
    default:
      break;
  }
  return absl::OkStatus();
}

absl::Status AlertProjection::Reset(Transaction&, const std::string&) { return absl::OkStatus(); }

absl::StatusOr<bool> DutyMails::HasAny(const std::string& authority_id) {
  bool any = false;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    any = Query(tx,
                "SELECT EXISTS (SELECT FROM notification.duty_mail WHERE authority_id = $1 "
                "AND state IN ('queued', 'sending'))",
                authority_id)
              .front()[0]
              .as<bool>();
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return any;
}

absl::StatusOr<std::optional<DutyMailClaim>> DutyMails::Take(const std::string& authority_id,
                                                             const Clocks& clocks) {
  std::optional<DutyMailClaim> claim;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    const reference::v1::Authority* authority = book_.FindAuthority(authority_id);
    while (const std::optional<QueuedMail> next = NextMail(tx, authority_id, clocks)) {
      const WaitingAlert& alert = next->alert;
      const int alert_id = static_cast<int>(alert.alert_id);
      const auto end = [&](const char* state, const char* reason) {
        MoveMail(tx, authority_id, alert.complaint_id, alert_id, next->step, state, reason);
      };
      if (authority == nullptr || next->step >= authority->duty_contacts_size()) {
        end("dropped", "No duty contact is configured: see duty_contacts of the council.");
        continue;
      }
      if (next->again && TriedOften(tx, *next)) {
        end("unconfirmed", "Nobody knows whether it arrived.");
        continue;
      }
      ClaimMail(tx, *next, clocks);
      if (next->step + 1 < authority->duty_contacts_size()) {
        const int minutes = authority->duty_contacts(next->step).next_after_minutes();
        QueueNext(tx, authority_id, alert.complaint_id, alert_id, next->step,
                  clocks.business_now + absl::Minutes(minutes));
      }
      claim = DutyMailClaim{alert.complaint_id, alert_id, next->step,
                            DutyMail(alert, *authority, next->step, clocks.business_now)};
      break;
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return claim;
}

absl::Status DutyMails::Settle(const std::string& authority_id, const DutyMailClaim& claim,
                               const HandOverReport& report, const Clocks& clocks) {
  // What nobody knows stays at sending, and Take sees to it.
  if (report.outcome == HandOver::kUnknown) return absl::OkStatus();
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    const bool done = report.outcome == HandOver::kDone;
    const bool later = report.outcome == HandOver::kNotNow;
    Query(tx,
          "UPDATE notification.duty_mail SET state = $5, reason = $6, "
          "tries = CASE WHEN $7 THEN tries - 1 ELSE tries END, "
          "next_try_at = $8::timestamptz, sent_at = CASE WHEN $9 THEN $10::timestamptz END "
          "WHERE authority_id = $1 AND complaint_id = $2::uuid AND alert_id = $3 AND step = $4 "
          "AND state = 'sending'",
          authority_id, claim.complaint_id, claim.alert_id, claim.step,
          done    ? "sent"
          : later ? "queued"
                  : "refused",
          report.detail, later,
          InstantText(clocks.machine_now + report.retry_after.value_or(kMailAgain)), done,
          InstantText(clocks.business_now));
    if (report.outcome != HandOver::kRefused) return absl::OkStatus();
    Query(tx,
          "UPDATE notification.duty_mail SET not_before = least(not_before, $5::timestamptz) "
          "WHERE authority_id = $1 AND complaint_id = $2::uuid AND alert_id = $3 AND step = $4 + 1 "
          "AND state = 'queued'",
          authority_id, claim.complaint_id, claim.alert_id, claim.step,
          InstantText(clocks.business_now));
    return absl::OkStatus();
  });
}

}  // namespace candour::notification
