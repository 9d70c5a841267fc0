#include "services/analytics/store/fact_projection.h"

#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/analytics/domain/excerpt.h"
#include "services/analytics/store/annual_rows.h"
#include "services/analytics/store/matter_rows.h"
#include "services/analytics/store/theme_rows.h"
#include "services/common/day/day.h"
#include "services/common/day/instant.h"
#include "services/common/day/london.h"
#include "services/common/follower/erasure.h"
#include "services/common/postgres/transact.h"

namespace candour::analytics {
namespace {

using follower::Transaction;
using google::protobuf::Timestamp;
using ledger::v1::Event;
using ledger::v1::RecordedEvent;
using OptionalDay = std::optional<std::string>;  // for a parameter $n::date

constexpr const char* kHoldingNotice = "N-09H";

std::string LondonDate(const Timestamp& timestamp) {
  return absl::FormatCivilTime(LondonDay(InstantFrom(timestamp)));
}

OptionalDay LondonDateIf(bool present, const Timestamp& timestamp) {
  return present ? OptionalDay(LondonDate(timestamp)) : std::nullopt;
}

OptionalDay DateIf(bool present, const type::v1::Day& message) {
  const absl::StatusOr<absl::CivilDay> day = DayFrom(message);
  return present && day.ok() ? OptionalDay(absl::FormatCivilTime(*day)) : std::nullopt;
}

// "CMP" of RECORD_TYPE_CMP.
std::string CodeOf(ledger::v1::RecordType type) {
  return ledger::v1::RecordType_Name(type).substr(sizeof("RECORD_TYPE_") - 1);
}

// "in_person" of CHANNEL_IN_PERSON.
std::string CodeOf(ledger::v1::Channel channel) {
  return absl::AsciiStrToLower(ledger::v1::Channel_Name(channel).substr(sizeof("CHANNEL_") - 1));
}

std::string ExcerptFrom(const ledger::v1::CaseFile& file) {
  if (file.points().empty()) return "";
  return ExcerptOf(file.points(0).text(),
                   {file.complainant().name(), file.care_recipient().name()});
}

void Receive(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::CaseFile& file = event.event().complaint_received().file();
  const OptionalDay received_on = DateIf(file.has_received_on(), file.received_on());
  // How long an earlier system took to log a case is not known.
  const std::string logged_on =
      file.historic() && received_on ? *received_on : LondonDate(event.recorded_at());
  Query(tx,
        "INSERT INTO analytics.fact (authority_id, complaint_id, reference, record_type, channel, "
        "historic, received_on, logged_on, acknowledged_on, relevant_period_last_day, "
        "responded_on, closed_on, outcome, primary_theme, excerpt) "
        "VALUES ($1, $2::uuid, $3, $4, $5, $6::boolean, $7::date, $8::date, $9::date, $10::date, "
        "$11::date, $12::date, $13, $14, $15)",
        event.authority_id(), event.complaint_id(), file.reference(), CodeOf(file.record_type()),
        CodeOf(file.channel()), file.historic(), received_on, logged_on,
        LondonDateIf(file.has_acknowledged_at(), file.acknowledged_at()),
        DateIf(file.has_relevant_period_ends_on(), file.relevant_period_ends_on()),
        LondonDateIf(file.has_responded_at(), file.responded_at()),
        LondonDateIf(file.has_closed_at(), file.closed_at()), file.outcome(), file.primary_theme(),
        ExcerptFrom(file));
  WriteNewPoints(tx, event);
  AddToDay(tx, event, 1);
}

void Acknowledge(Transaction& tx, const RecordedEvent& event) {
  Query(tx,
        "UPDATE analytics.fact SET acknowledged_on = least(acknowledged_on, $3::date) "
        "WHERE authority_id = $1 AND complaint_id = $2::uuid",
        event.authority_id(), event.complaint_id(),
        LondonDate(event.event().acknowledged().acknowledged_at()));
}

// A date counts as told from the day on which its plan takes effect, and the first one told stays
// the first (K-05).
void SetPlan(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::Plan& plan = event.event().plan_set().plan();
  Query(tx,
        "UPDATE analytics.fact SET planned_response_by = $3::date, original_response_by = "
        "coalesce(original_response_by, CASE WHEN $4::boolean THEN $3::date END) "
        "WHERE authority_id = $1 AND complaint_id = $2::uuid",
        event.authority_id(), event.complaint_id(),
        DateIf(plan.has_original_response_by(), plan.original_response_by()), plan.in_effect());
}

void Amend(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::Amendment& amendment = event.event().response_date_moved().amendment();
  const OptionalDay new_by = DateIf(true, amendment.new_response_by());
  Query(tx,
        "INSERT INTO analytics.amendment (authority_id, complaint_id, number, obligation_id, "
        "reason, old_by, new_by, told_on) "
        "SELECT $1, $2::uuid, count(*) + 1, $3, $4, $5::date, $6::date, $7::date "
        "FROM analytics.amendment WHERE authority_id = $1 AND complaint_id = $2::uuid",
        event.authority_id(), event.complaint_id(), amendment.obligation_id(), amendment.reason(),
        DateIf(true, amendment.old_response_by()), new_by,
        LondonDateIf(amendment.has_told_at(), amendment.told_at()));
  Query(tx,
        "UPDATE analytics.fact SET amended_response_by = greatest(amended_response_by, $3::date) "
        "WHERE authority_id = $1 AND complaint_id = $2::uuid",
        event.authority_id(), event.complaint_id(), new_by);
}

void Tell(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::NoticeSent& sent = event.event().notice_sent();
  const std::string day = LondonDate(sent.notice().sent_at());
  Query(tx,
        "UPDATE analytics.amendment SET told_on = $4::date WHERE authority_id = $1 "
        "AND complaint_id = $2::uuid AND obligation_id = $3 AND told_on IS NULL",
        event.authority_id(), event.complaint_id(), sent.notice().obligation_id(), day);
  const bool holding = sent.notice().notice() == kHoldingNotice;
  if (!sent.plan_in_effect() && !holding) return;
  Query(tx,
        "UPDATE analytics.fact SET original_response_by = coalesce(original_response_by, "
        "CASE WHEN $3::boolean THEN planned_response_by END), "
        "held_on = CASE WHEN $4::boolean THEN held_on || $5::date ELSE held_on END "
        "WHERE authority_id = $1 AND complaint_id = $2::uuid",
        event.authority_id(), event.complaint_id(), sent.plan_in_effect(), holding, day);
}

// What ends or answers a case; an absent day or an empty outcome changes nothing.
void End(Transaction& tx, const RecordedEvent& event, const OptionalDay& responded_on,
         const OptionalDay& closed_on, const std::string& outcome) {
  Query(tx,
        "UPDATE analytics.fact SET responded_on = coalesce($3::date, responded_on), "
        "closed_on = coalesce($4::date, closed_on), "
        "outcome = CASE WHEN $5 = '' THEN outcome ELSE $5 END "
        "WHERE authority_id = $1 AND complaint_id = $2::uuid",
        event.authority_id(), event.complaint_id(), responded_on, closed_on, outcome);
}

void Respond(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::Responded& responded = event.event().responded();
  End(tx, event, LondonDate(responded.sent_at()), std::nullopt, responded.outcome());
  WriteOutcomes(tx, event, responded.points());
}

void Close(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::Closed& closed = event.event().closed();
  End(tx, event, std::nullopt, LondonDate(closed.closed_at()), closed.outcome());
  WriteOutcomes(tx, event, closed.points());
}

void Withdraw(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::Withdrawn& withdrawn = event.event().withdrawn();
  End(tx, event, std::nullopt, LondonDate(withdrawn.withdrawn_at()), withdrawn.outcome());
  WriteOutcomeOfAll(tx, event, withdrawn.outcome());
}

absl::Status Erase(Transaction& tx, const RecordedEvent& event) {
  const pqxx::result cleared =
      Query(tx,
            "UPDATE analytics.fact SET excerpt = '' "
            "WHERE authority_id = $1 AND complaint_id = $2::uuid AND excerpt <> ''",
            event.authority_id(), event.complaint_id());
  return follower::ConfirmErasure(tx, "analytics", event, {{"excerpts", Affected(cleared)}});
}

void CopyKind(Transaction& tx, const RecordedEvent& event) {
  switch (event.event().kind_case()) {
    case Event::kComplaintReceived:
      return Receive(tx, event);
    case Event::kAcknowledged:
      return Acknowledge(tx, event);
    case Event::kPlanSet:
      return SetPlan(tx, event);
    case Event::kResponseDateMoved:
      return Amend(tx, event);
    case Event::kNoticeSent:
      return Tell(tx, event);
    case Event::kResponded:
      return Respond(tx, event);
    case Event::kClosed:
      return Close(tx, event);
    case Event::kWithdrawn:
      return Withdraw(tx, event);
    case Event::kThemesSuggested:
      return WriteSuggested(tx, event);
    case Event::kThemesConfirmed:
      return WriteConfirmed(tx, event);
    default:
      CopyAnnual(tx, event);
      return CopyMatter(tx, event);
  }
}

// The last day of the relevant period where an event moves it (reg 14(3)).
OptionalDay MovedEnd(const ledger::v1::Event& event) {
  if (event.has_longer_period_agreed()) {
    const auto& agreed = event.longer_period_agreed();
    return DateIf(agreed.has_relevant_period_ends_on(), agreed.relevant_period_ends_on());
  }
  if (event.has_receipt_corrected()) {
    const auto& corrected = event.receipt_corrected();
    return DateIf(corrected.has_relevant_period_ends_on(), corrected.relevant_period_ends_on());
  }
  const auto& rederived = event.rederived();
  return DateIf(rederived.has_relevant_period_ends_on(), rederived.relevant_period_ends_on());
}

// The dates of the two clocks. The relevant period is reported by its last day in law; the day to
// send by, which is never later, stands in only where that is not known (Q2).
void CopyClocks(Transaction& tx, const RecordedEvent& event) {
  OptionalDay ack_due;
  OptionalDay relevant;
  const auto copy = [&](const ledger::v1::Obligation& obligation) {
    const OptionalDay due = DateIf(obligation.has_due_by(), obligation.due_by());
    if (obligation.clock() == "ACK") ack_due = due;
    if (obligation.clock() == "RELEVANT") relevant = due;
  };
  const ledger::v1::ObligationChanges& changes = event.event().obligations();
  for (const ledger::v1::Obligation& opened : changes.opened()) copy(opened);
  for (const ledger::v1::ObligationMoved& moved : changes.moved()) copy(moved.obligation());
  const OptionalDay end = MovedEnd(event.event());
  if (!ack_due && !relevant && !end) return;
  Query(tx,
        "UPDATE analytics.fact SET ack_due = coalesce($3::date, ack_due), "
        "relevant_period_last_day = coalesce($5::date, relevant_period_last_day, $4::date) "
        "WHERE authority_id = $1 AND complaint_id = $2::uuid",
        event.authority_id(), event.complaint_id(), ack_due, relevant, end);
}

void Advance(Transaction& tx, const RecordedEvent& event) {
  const std::string at = absl::FormatTime("%Y-%m-%d %H:%M:%E6S+00",
                                          InstantFrom(event.recorded_at()), absl::UTCTimeZone());
  Query(tx,
        "INSERT INTO analytics.standing AS s (authority_id, seq, recorded_at) "
        "VALUES ($1, $2, $3::timestamptz) ON CONFLICT (authority_id) DO UPDATE SET "
        "seq = greatest(s.seq, excluded.seq), "
        "recorded_at = greatest(s.recorded_at, excluded.recorded_at)",
        event.authority_id(), event.seq(), at);
}

bool Knows(Transaction& tx, const RecordedEvent& event) {
  return !Query(tx,
                "SELECT 1 FROM analytics.fact "
                "WHERE authority_id = $1 AND complaint_id = $2::uuid",
                event.authority_id(), event.complaint_id())
              .empty();
}

}  // namespace

std::vector<std::string> FactProjection::Types() const {
  std::vector<std::string> types = MatterTypes();
  for (std::string& type : AnnualTypes()) types.push_back(std::move(type));
  // Alarms change no fact, but they show that time has passed and nothing else has happened.
  for (const char* type : {"complaint_received", "acknowledged", "plan_set", "response_date_moved",
                           "notice_sent", "responded", "closed", "withdrawn", "themes_suggested",
                           "themes_confirmed", "personal_erased", "alarm_reached",
                           "longer_period_agreed", "receipt_corrected", "rederived"}) {
    types.emplace_back(type);
  }
  return types;
}

absl::Status FactProjection::Handle(Transaction& transaction, const RecordedEvent& event,
                                    absl::Time) {
  if (!event.event().has_complaint_received() && !Knows(transaction, event)) {
    return absl::FailedPreconditionError("an event of a case that was not received");
  }
  CopyKind(transaction, event);
  CopyClocks(transaction, event);
  Advance(transaction, event);
  return event.event().has_personal_erased() ? Erase(transaction, event) : absl::OkStatus();
}

absl::Status FactProjection::Reset(Transaction& transaction, const std::string& authority_id) {
  for (const char* table :
       {"standing", "fact", "point", "amendment", "daily", "ombudsman", "learning", "restricted"}) {
    const std::string sql =
        absl::StrCat("DELETE FROM analytics.", table, " WHERE authority_id = $1");
    Query(transaction, sql.c_str(), authority_id);
  }
  return absl::OkStatus();
}

}  // namespace candour::analytics
