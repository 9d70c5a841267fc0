#include "services/notification/store/delivery_book.h"

#include <algorithm>
#include <array>
#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/follower/command.h"
#include "services/common/postgres/transact.h"
#include "services/notification/store/attempt_log.h"
#include "services/notification/store/columns.h"
#include "services/notification/store/settle.h"
#include "services/notification/store/task_log.h"

namespace candour::notification {
namespace {

// After the first, second, … attempt that was not sent by a fault of the other side.
constexpr std::array<absl::Duration, 4> kSoon = {absl::Minutes(1), absl::Minutes(5),
                                                 absl::Minutes(15), absl::Minutes(60)};
constexpr int kMorning = 9;

std::string NameOf(Delivery delivery) {
  switch (delivery) {
    case Delivery::kQueued:
      return "queued";
    case Delivery::kSent:
      return "sent";
    case Delivery::kSentUnconfirmed:
      return "sent_unconfirmed";
    case Delivery::kDelivered:
      return "delivered";
    case Delivery::kFailedSoft:
      return "failed_soft";
    case Delivery::kFailedHard:
      return "failed_hard";
    case Delivery::kFailedTech:
      return "failed_tech";
    case Delivery::kReturned:
      break;
  }
  return "returned";
}

std::string CauseOf(const DeliveryReport& report) {
  switch (report.delivery) {
    case Delivery::kFailedSoft:
      return "mailbox_full";
    case Delivery::kFailedTech:
      return "technical";
    case Delivery::kReturned:
      return "returned";
    default:
      return report.next == NextStep::kRebuild ? "technical" : "no_such_address";
  }
}

bool IsFailure(const DeliveryReport& report) {
  return report.next != NextStep::kNone && report.next != NextStep::kWait &&
         report.next != NextStep::kAlertOnly;
}

// The record that a report is about.
struct Reported {
  Claim claim;
  std::string state;
  std::string delivery;
  // When it was handed over, business time.
  absl::Time handed_over_at = absl::InfinitePast();
};

constexpr const char* kReported = R"sql(
    WITH envelope AS (
        SELECT obligation_id FROM notification.notice
        WHERE authority_id = $1 AND (message_id = $2 OR (reference = $2 AND reference <> '')))
    SELECT n.obligation_id, n.complaint_id, n.notice, n.channel, n.state, n.attempt, n.delivery,
           n.body, d.due_by, (extract(epoch FROM n.sent_at) * 1000000)::bigint
    FROM notification.notice n
    LEFT JOIN notification.duty d ON d.authority_id = n.authority_id
        AND d.obligation_id = n.obligation_id
    WHERE n.authority_id = $1 AND (n.obligation_id IN (SELECT obligation_id FROM envelope)
                                   OR n.enclosed_with IN (SELECT obligation_id FROM envelope))
    ORDER BY n.enclosed_with NULLS FIRST
    FOR UPDATE OF n
)sql";

Reported ReportedFrom(const pqxx::row& row, const std::string& authority_id) {
  Reported reported;
  reported.claim.authority_id = authority_id;
  reported.claim.obligation_id = row[0].as<std::string>();
  reported.claim.complaint_id = row[1].as<std::string>();
  reported.claim.notice = row[2].as<std::string>();
  reported.claim.channel = row[3].as<std::string>();
  reported.state = row[4].as<std::string>();
  reported.claim.attempt = row[5].as<int>();
  reported.delivery = row[6].as<std::string>();
  reported.claim.message.body = row[7].as<std::string>();
  absl::CivilDay due_by;
  if (!row[8].is_null() && absl::ParseCivilTime(row[8].c_str(), &due_by)) {
    reported.claim.due_by = due_by;
  }
  if (!row[9].is_null()) reported.handed_over_at = InstantOf(row[9].as<std::int64_t>());
  reported.claim.can_tell = SaysWhenItLeft(reported.claim.channel);
  return reported;
}

// The notice that went under that id, then what lay in its envelope; empty when there is none.
std::vector<Reported> FindReported(pqxx::work& tx, const std::string& authority_id,
                                   const std::string& id) {
  std::vector<Reported> found;
  for (const pqxx::row& row : Query(tx, kReported, authority_id, id)) {
    found.push_back(ReportedFrom(row, authority_id));
  }
  return found;
}

TaskPlace PlaceOf(const Claim& claim) {
  TaskPlace place;
  place.authority_id = claim.authority_id;
  place.complaint_id = claim.complaint_id;
  place.obligation_id = claim.obligation_id;
  place.notice = claim.notice;
  place.due_by = claim.due_by;
  return place;
}

absl::Status TellFailure(pqxx::work& tx, const Claim& claim, const DeliveryReport& report,
                         absl::Time now) {
  ledger::v1::Act act;
  act.set_complaint_id(claim.complaint_id);
  ledger::v1::ReportNoticeFailed& failed = *act.mutable_report_notice_failed();
  failed.set_obligation_id(claim.obligation_id);
  failed.set_channel(claim.channel);
  failed.mutable_failed_at()->set_seconds(absl::ToUnixSeconds(now));
  failed.set_cause(CauseOf(report));
  return follower::QueueCommand(
      tx, "notification", claim.authority_id,
      follower::NamedId(absl::StrCat("notification/", claim.authority_id, "/", claim.obligation_id,
                                     "/failed/", claim.attempt)),
      act);
}

// When the same way is tried again; nothing when it is not.
struct Again {
  std::optional<absl::Time> not_before;
  std::optional<absl::Time> next_try_at;
};

std::optional<Again> AgainAt(const Claim& claim, const DeliveryReport& report,
                             const Calendar& calendar, const Clocks& clocks) {
  const absl::CivilDay today = LondonDay(clocks.business_now);
  const bool last_day = claim.due_by && *claim.due_by <= today;
  const auto tried = static_cast<std::size_t>(claim.attempt - 1);
  if (report.next == NextStep::kRetryNextMorning && claim.attempt == 1) {
    const absl::CivilDay tomorrow = calendar.AddWorkingDays(today, 1).value_or(today + 1);
    return Again{AtLocalHour(tomorrow, kMorning), std::nullopt};
  }
  if (report.next == NextStep::kRetrySoon && tried < kSoon.size() && !last_day) {
    return Again{std::nullopt, clocks.machine_now + kSoon[tried]};
  }
  if (report.next == NextStep::kRebuild && claim.attempt == 1) return Again{};
  return std::nullopt;
}

std::optional<std::string> TextOf(const std::optional<absl::Time>& time) {
  return time ? std::optional(InstantText(*time)) : std::nullopt;
}

void LookAgainAt(pqxx::work& tx, const Claim& claim) {
  Query(tx,
        "UPDATE notification.duty SET pending = true WHERE authority_id = $1 "
        "AND complaint_id = $2::uuid AND state = 'open' AND ready_seq IS NOT NULL",
        claim.authority_id, claim.complaint_id);
}

absl::Status KeepFailure(pqxx::work& tx, const Calendar& calendar, const Claim& claim,
                         const DeliveryReport& report, const Clocks& clocks) {
  const std::optional<Again> again = AgainAt(claim, report, calendar, clocks);
  const bool letter = absl::StrContains(claim.channel, "letter");
  Query(tx,
        "UPDATE notification.notice SET state = $3, reason = $4, delivery = $5, ask_at = NULL, "
        "attempt = attempt + 1, tries = 0, repeats = 0, not_before = $6::timestamptz, "
        "next_try_at = $7::timestamptz, email_failed = email_failed OR $8, "
        "letter_failed = letter_failed OR $9 "
        "WHERE authority_id = $1 AND obligation_id = $2::uuid",
        claim.authority_id, claim.obligation_id, again ? "queued" : "failed", report.detail,
        NameOf(report.delivery), again ? TextOf(again->not_before) : std::nullopt,
        again ? TextOf(again->next_try_at) : std::nullopt, !again && !letter, !again && letter);
  LogNews(tx, claim, "did_not_arrive", report.detail, clocks.business_now);
  if (SaysWhenItLeft(claim.channel) && !WasToldSent(tx, claim)) {
    // Intake holds it for owed still, and so does whatever waited for it.
    LookAgainAt(tx, claim);
    return absl::OkStatus();
  }
  return TellFailure(tx, claim, report, clocks.business_now);
}

// When a letter left: as Notify says, where that lies between its hand-over and now; else now.
absl::Time LeftAt(const Reported& reported, const DeliveryReport& report, const Clocks& clocks) {
  const bool fits = report.at >= reported.handed_over_at && report.at <= clocks.business_now;
  return fits ? report.at : clocks.business_now;
}

absl::Status KeepNews(pqxx::work& tx, const Reported& reported, const DeliveryReport& report,
                      const Clocks& clocks) {
  const Claim& claim = reported.claim;
  const bool left = SaysWhenItLeft(claim.channel) &&
                    (report.delivery == Delivery::kSent || report.delivery == Delivery::kDelivered);
  const bool arrived = left || report.delivery == Delivery::kDelivered;
  const absl::Time left_at = LeftAt(reported, report, clocks);
  const bool late = left && claim.due_by && LondonDay(left_at) > *claim.due_by;
  Query(tx,
        "UPDATE notification.notice SET delivery = $3, reason = CASE WHEN $4 THEN '' ELSE reason "
        "END, state = CASE WHEN $4 THEN 'delivered' ELSE state END, "
        "ask_at = CASE WHEN $5 THEN NULL ELSE ask_at END, late = late OR $6 "
        "WHERE authority_id = $1 AND obligation_id = $2::uuid",
        claim.authority_id, claim.obligation_id, NameOf(report.delivery), arrived, report.final,
        late);
  LogNews(tx, claim, NameOf(report.delivery), report.detail, clocks.business_now);
  if (left) return TellSent(tx, claim, left_at);
  if (report.next != NextStep::kAlertOnly) return absl::OkStatus();
  KeepTaskOnce(
      tx, PlaceOf(claim),
      {TaskKind::kClarify,
       "GOV.UK Notify has a fault with this letter and is mending it: do not send it again "
       "before they answer. It has not left, so its day still counts: telephone the person when "
       "that is near."},
      clocks.business_now);
  return absl::OkStatus();
}

absl::Status KeepOne(pqxx::work& tx, const Calendar& calendar, const Reported& reported,
                     const DeliveryReport& report, const Clocks& clocks) {
  if (reported.state == "sending") return absl::UnavailableError("it is being handed over");
  if (reported.state == "unconfirmed") {
    const absl::Status settled = SettleDone(tx, {reported.claim}, clocks);
    if (!settled.ok()) return settled;
  } else if (reported.state != "sent" && reported.state != "delivered") {
    return absl::FailedPreconditionError("that attempt did not leave, or was followed");
  }
  if (reported.delivery == NameOf(report.delivery) && !report.final) return absl::OkStatus();
  // A late word about the way to an inbox takes nothing back.
  if (reported.state == "delivered" && !IsFailure(report)) return absl::OkStatus();
  if (IsFailure(report)) return KeepFailure(tx, calendar, reported.claim, report, clocks);
  return KeepNews(tx, reported, report, clocks);
}

}  // namespace

absl::Status KeepDelivery(pqxx::work& tx, const Calendar& calendar, const std::string& authority_id,
                          const DeliveryReport& report, const Clocks& clocks) {
  const std::vector<Reported> found = FindReported(tx, authority_id, report.reference);
  if (found.empty()) {
    return absl::NotFoundError("no notice went under that id, or another attempt followed");
  }
  for (const Reported& reported : found) {
    const absl::Status kept = KeepOne(tx, calendar, reported, report, clocks);
    if (!kept.ok()) return kept;
  }
  return absl::OkStatus();
}

absl::Status DeliveryBook::Keep(const std::string& authority_id, const DeliveryReport& report,
                                const Clocks& clocks) {
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    return KeepDelivery(tx, calendar_, authority_id, report, clocks);
  });
}

absl::StatusOr<std::vector<Unsettled>> DeliveryBook::TakeUnsettled(const std::string& authority_id,
                                                                   absl::Time machine_now,
                                                                   int most) {
  std::vector<Unsettled> unsettled;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    for (const pqxx::row& row : Query(tx, R"sql(
        UPDATE notification.notice n
        SET asks = asks + 1,
            ask_at = $2::timestamptz + least(
                interval '1 minute' * power(2, least(asks, 20)),
                CASE WHEN channel LIKE '%letter' THEN interval '6 hours' ELSE interval '1 hour' END)
        WHERE authority_id = $1 AND (obligation_id, recipient) IN (
            SELECT obligation_id, recipient FROM notification.notice
            WHERE authority_id = $1 AND ask_at <= $2::timestamptz
            ORDER BY ask_at LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING reference, channel
    )sql",
                                      authority_id, InstantText(machine_now), most)) {
      unsettled.push_back({row[0].as<std::string>(), row[1].as<std::string>()});
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return unsettled;
}

absl::Status DeliveryBook::Forget(const std::string& authority_id, const std::string& reference,
                                  absl::Time business_now) {
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    const std::vector<Reported> found = FindReported(tx, authority_id, reference);
    if (found.empty()) return absl::OkStatus();
    const Claim& claim = found.front().claim;
    Query(tx,
          "UPDATE notification.notice SET ask_at = NULL WHERE authority_id = $1 "
          "AND obligation_id = $2::uuid",
          authority_id, claim.obligation_id);
    LogNews(tx, claim, "not_known", "The other side does not know this message.", business_now);
    const bool letter = absl::StrContains(claim.channel, "letter");
    KeepTaskOnce(
        tx, PlaceOf(claim),
        {TaskKind::kClarify,
         letter ? "GOV.UK Notify took this letter and no longer knows it: find out whether "
                  "it was printed, and record that it was; else send it another way."
                : "GOV.UK Notify took this notice and no longer knows it: find out whether "
                  "it arrived."},
        business_now);
    return absl::OkStatus();
  });
}

}  // namespace candour::notification
