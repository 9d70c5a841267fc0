#include "tests/simulation/year_case.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/day/london.h"
#include "services/common/digest/digest.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/invariants.h"
#include "services/intake/domain/reference.h"

namespace candour::simulation {
namespace {

namespace v1 = ledger::v1;

using notification::Decision;
using notification::Way;

constexpr const char* kCases = "3f0f8a1e-7d0c-5b52-9e3b-0c5d1d9a7f42";
constexpr std::array<int, 9> kHours = {0, 7, 9, 10, 12, 14, 15, 17, 19};
constexpr int kMorning = 10;
constexpr int kLongestLife = 330;
// How many days after its end a case is still looked at.
constexpr int kAftermath = 5;

std::optional<v1::TimeReached> DueAlarm(const v1::CaseFile& file, absl::Time now) {
  for (const v1::Obligation& obligation : file.obligations()) {
    if (obligation.state() != v1::OBLIGATION_STATE_OPEN) continue;
    for (const v1::AlarmInstant& alarm : obligation.alarms()) {
      if (alarm.reached() || intake::InstantFrom(alarm.at()) > now) continue;
      v1::TimeReached reached;
      reached.set_obligation_id(obligation.obligation_id());
      reached.set_alarm(alarm.alarm());
      *reached.mutable_at() = alarm.at();
      return reached;
    }
  }
  return std::nullopt;
}

bool IsUnsafe(const v1::Person& person, Way way) {
  const v1::ContactKind kind =
      way == Way::kEmail ? v1::CONTACT_KIND_EMAIL : v1::CONTACT_KIND_ADDRESS;
  return std::any_of(
      person.contact_points().begin(), person.contact_points().end(),
      [kind](const v1::ContactPoint& each) { return each.kind() == kind && each.unsafe(); });
}

// Why the notice should not have left, as the file stands; empty when it might.
std::string WhyNot(const v1::CaseFile& file, Way way) {
  const v1::Person& person = file.complainant();
  if (person.has_death()) return "to somebody who died";
  if (person.do_not_contact() || person.has_no_contact()) return "to somebody who is blocked";
  if (IsUnsafe(person, way)) return "by a way that is not safe";
  if (way == Way::kEmail && !person.email_consent()) return "by e-mail without consent";
  if (!person.accessible_format().empty()) return "in a format that the person cannot read";
  return "";
}

std::string InWords(const OwedNotice& owed) {
  if (!owed.judgement) return "nobody looked";
  return absl::StrCat("decision ", static_cast<int>(owed.judgement->decision), ", ",
                      owed.judgement->reason, " left ", owed.departed, ", came back ",
                      owed.returned, owed.pending ? ", pending" : "");
}

}  // namespace

MailServer::MailServer(std::uint64_t seed, absl::CivilDay year_begins) {
  std::mt19937_64 random(seed);
  for (int i = 0; i < 14; ++i) {
    const absl::CivilDay day = year_begins + static_cast<int>(random() % 420);
    const absl::Time from = AtLocalHour(day, static_cast<int>(random() % 24));
    outages_.push_back({from, from + absl::Hours(2 + static_cast<int>(random() % 90))});
  }
}

bool MailServer::IsDown(absl::Time now) const {
  return std::any_of(outages_.begin(), outages_.end(),
                     [now](const Outage& each) { return each.from <= now && now < each.to; });
}

YearCase::YearCase(const YearWorld& world, const notification::Rules& rules, const MailServer& mail,
                   std::string council, std::uint64_t seed)
    : world_(world),
      rules_(rules),
      mail_(mail),
      seed_(seed),
      post_(rules, seed),
      promises_(rules.calendar) {
  case_.Using(world.reference_data);
  case_.Named(std::move(council), Uuid5(kCases, absl::StrCat(seed)),
              intake::FormatReference(2026, static_cast<int>(seed % 1'000'000)));
  case_.Of(world.before);
}

void YearCase::Blame(const std::string& what) {
  const v1::CaseFile& file = case_.File();
  faults_.push_back(absl::StrCat("case ", seed_, " of ", file.authority_id(), ", ",
                                 absl::FormatCivilTime(LondonDay(case_.TheContext().now)), ": ",
                                 what));
}

bool YearCase::Do(const v1::Act& act, const std::string& by, type::v1::Role role) {
  ++acts_;
  case_.By(by);
  case_.As(role);
  case_.Under(Uuid5(kCases, absl::StrCat(seed_, "/", acts_)));
  const bool done = case_.Do(act).ok();
  const absl::Time now = case_.TheContext().now;
  for (; heard_ < case_.Events().size(); ++heard_) {
    v1::RecordedEvent event;
    event.set_authority_id(case_.File().authority_id());
    event.set_complaint_id(case_.File().complaint_id());
    event.set_seq(static_cast<std::int64_t>(heard_) + 1);
    *event.mutable_occurred_at() = intake::ToTimestamp(now);
    *event.mutable_event() = case_.Events()[heard_];
    post_.Hear(event);
  }
  if (!done) return false;
  const std::vector<std::string> broken = intake::InvariantViolations(case_.File());
  if (!broken.empty()) Blame(absl::StrJoin(broken, "; "));
  promises_.Look(case_.File(), post_, now);
  return true;
}

void YearCase::Begin(const v1::Submit& contact, absl::Time now) {
  case_.At(now);
  adopted_ = LondonDay(now) >= world_.adopted_on;
  if (adopted_) case_.Of(world_.after);
  v1::Act act;
  *act.mutable_submit() = contact;
  if (!Do(act, "adviser-1", type::v1::ROLE_CUSTOMER_SERVICE)) Blame("a contact is refused");
}

void YearCase::ActOnAlarms(absl::Time now) {
  while (std::optional<v1::TimeReached> due = DueAlarm(case_.File(), now)) {
    v1::Act act;
    *act.mutable_time_reached() = *std::move(due);
    if (Do(act, "candour-alarm", type::v1::ROLE_SERVICE)) continue;
    return Blame("an alarm that has come is refused");
  }
}

void YearCase::Check(const Departure& departure) {
  const std::string why = WhyNot(case_.File(), departure.way);
  if (!why.empty()) Blame(absl::StrCat(departure.notice, " left ", why));
  const OwedNotice& owed = post_.Owed().at(departure.obligation_id);
  if (owed.departed > 1 + owed.returned) Blame(absl::StrCat(departure.notice, " left again"));
}

void YearCase::HandOver(absl::Time now) {
  while (const std::optional<v1::Act> returned = post_.Returned(now)) {
    ++returned_;
    Do(*returned, "candour-notification", type::v1::ROLE_SERVICE);
  }
  while (const std::optional<Departure> departure = post_.Next(now, mail_.IsDown(now))) {
    Check(*departure);
    const v1::Act act = Post::ActOf(*departure);
    if (!Do(act, "candour-notification", type::v1::ROLE_SERVICE)) {
      Blame(absl::StrCat("that ", departure->notice, " left is refused"));
    }
  }
  for (const auto& [id, owed] : post_.Owed()) {
    if (owed.open && owed.judgement && owed.judgement->task) with_people_.insert(id);
  }
}

void YearCase::Adopt(absl::Time now) {
  if (adopted_ || LondonDay(now) < world_.adopted_on) return;
  adopted_ = true;
  case_.Of(world_.after);
  v1::Act act;
  act.mutable_rederive();
  if (!Do(act, "candour-adoption", type::v1::ROLE_SERVICE)) Blame("re-derivation is refused");
}

void YearCase::Come(absl::Time now) {
  case_.At(now);
  ActOnAlarms(now);
  HandOver(now);
  promises_.Look(case_.File(), post_, now);
}

void YearCase::Morning(absl::CivilDay today, Handler& handler, Fate& fate) {
  const absl::Time now = AtLocalHour(today, kMorning);
  case_.At(now);
  Adopt(now);
  if (const auto act = fate.Today(case_.File(), today)) {
    Do(*act, "adviser-1", type::v1::ROLE_HANDLER);
  }
  if (!rules_.calendar.IsWorkingDay(today).value_or(true)) return;
  for (const v1::Act& act : handler.Morning(case_.File(), today)) {
    Do(act, "handler-1", type::v1::ROLE_HANDLER);
  }
  if (handler.ReadsDrafts()) post_.ApproveDrafts();
}

// Every duty whose last day has passed has left, or is in somebody's hands.
void YearCase::CheckDuties(absl::CivilDay today) {
  for (const auto& [id, owed] : post_.Owed()) {
    if (!owed.open || !owed.ready || !owed.duty.due_by || *owed.duty.due_by != today - 1) continue;
    if (owed.departed > owed.returned) continue;
    if (owed.judgement && owed.judgement->task) continue;
    Blame(absl::StrCat(owed.duty.notice, " is late and in nobody's hands: ", InWords(owed)));
  }
}

void YearCase::Live(absl::Time now, Handler& handler, Fate& fate) {
  const absl::CivilDay first = LondonDay(now);
  int left = kAftermath;
  for (absl::CivilDay today = first; today < first + kLongestLife && left > 0; ++today) {
    for (const int hour : kHours) {
      const absl::Time at = AtLocalHour(today, hour);
      if (at < now) continue;
      if (hour == kMorning) Morning(today, handler, fate);
      Come(at);
      if (hour == 0) CheckDuties(today);
    }
    if (!intake::IsOpen(case_.File())) --left;
  }
}

void YearCase::AddTo(YearFigures& figures) const {
  ++figures.cases;
  figures.acts += acts_;
  figures.promises += promises_.Made();
  figures.returned += returned_;
  for (const auto& [end, count] : promises_.Ends()) figures.ends[end] += count;
  for (const Departure& each : post_.Departures()) {
    ++figures.notices[each.notice];
    ++(each.way == Way::kEmail ? figures.by_email : figures.by_letter);
  }
  for (const std::string& id : with_people_) ++figures.with_people[post_.Owed().at(id).duty.notice];
  figures.faults.insert(figures.faults.end(), faults_.begin(), faults_.end());
  const auto silent = promises_.Ends().find(PromiseEnd::kSilent);
  if (silent == promises_.Ends().end()) return;
  figures.faults.push_back(absl::StrCat("case ", seed_, " of ", case_.File().authority_id(),
                                        ": a promised date passed without a word"));
}

}  // namespace candour::simulation
