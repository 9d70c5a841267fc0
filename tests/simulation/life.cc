#include "tests/simulation/life.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/common/day/london.h"
#include "services/common/digest/digest.h"
#include "services/common/fields/personal.h"
#include "services/intake/domain/apply.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/invariants.h"
#include "services/intake/domain/people/party.h"

namespace candour::simulation {
namespace {

namespace v1 = ledger::v1;

using google::protobuf::util::MessageDifferencer;

constexpr const char* kRequests = "0e4f7a1c-7d5b-5a3e-9f10-2b6c8d9e0f11";
// Clocks of the notices that leave without a person.
constexpr std::array<std::string_view, 2> kByItself = {"HOLDING_NOTICE", "SIX_MONTH_NOTICE"};

v1::CaseFile WithoutPersonalParts(v1::CaseFile file) {
  ClearPersonal(file);
  return file;
}

// An event as the ledger keeps it and gives it back; without its personal part if so wished.
v1::Event Stored(const v1::Event& event, bool with_personal) {
  v1::Event stored;
  stored.ParseFromString(event.SerializeAsString());
  if (!with_personal) ClearPersonal(stored);
  return stored;
}

v1::CaseFile Fold(const std::vector<v1::Event>& events, bool with_personal) {
  v1::CaseFile file;
  for (const v1::Event& event : events) {
    file = intake::Apply(std::move(file), Stored(event, with_personal));
  }
  return file;
}

// The earliest alarm of an open obligation that has come by `now` and was not acted on.
std::optional<v1::TimeReached> NextAlarm(const v1::CaseFile& file, absl::Time now) {
  std::optional<v1::TimeReached> next;
  for (const v1::Obligation& obligation : file.obligations()) {
    if (obligation.state() != v1::OBLIGATION_STATE_OPEN) continue;
    for (const v1::AlarmInstant& alarm : obligation.alarms()) {
      const absl::Time at = intake::InstantFrom(alarm.at());
      if (alarm.reached() || at > now) continue;
      if (next.has_value() && intake::InstantFrom(next->at()) <= at) continue;
      next.emplace();
      next->set_obligation_id(obligation.obligation_id());
      next->set_alarm(alarm.alarm());
      *next->mutable_at() = alarm.at();
    }
  }
  return next;
}

bool EverOwed(const v1::CaseFile& file, std::string_view clock) {
  return std::any_of(
      file.obligations().begin(), file.obligations().end(), [clock](const v1::Obligation& each) {
        return each.clock() == clock && each.state() != v1::OBLIGATION_STATE_CANCELLED;
      });
}

}  // namespace

Subject::Subject(Names names, bool diligent, const intake::ReferenceData& reference_data)
    : complaint_id_(names.complaint_id), diligent_(diligent) {
  case_.Named(std::move(names.authority_id), std::move(names.complaint_id),
              std::move(names.reference));
  case_.Using(reference_data);
}

void Subject::Blame(std::string fault) {
  if (fault_.empty()) fault_ = std::move(fault);
}

void Subject::Do(const Try& attempt) {
  if (diligent_) ActOnTimeUntil(attempt.at);
  DoOne(attempt);
  if (!diligent_) return;
  ActOnTimeUntil(attempt.at);
  LookForSilence();
}

void Subject::DoOne(const Try& attempt) {
  case_.At(attempt.at);
  case_.By(attempt.subject);
  case_.As(attempt.role);
  case_.Under(attempt.request_id);
  last_ = attempt.at;
  const std::size_t before = case_.Events().size();
  const v1::CaseFile file = case_.File();
  const absl::Status done = case_.Do(attempt.act);
  if (done.code() == absl::StatusCode::kInternal) Blame(std::string(done.message()));
  if (!done.ok()) return;
  ++done_;
  LookAtEventsFrom(before, file);
}

void Subject::DoByItself(absl::Time at, std::string subject, v1::Act act) {
  DoOne({at, std::move(subject), type::v1::ROLE_SERVICE,
         Uuid5(kRequests, absl::StrCat(complaint_id_, "/", by_itself_++)), std::move(act)});
}

void Subject::LookAtEventsFrom(std::size_t first, v1::CaseFile file) {
  for (std::size_t i = first; i < case_.Events().size(); ++i) {
    const bool new_case = !file.has_received_at();
    const absl::Time received = intake::InstantFrom(file.received_at());
    file = intake::Apply(std::move(file), case_.Events()[i]);
    if (!new_case && intake::InstantFrom(file.received_at()) > received) {
      Blame("I-6: the receipt moved later");
    }
  }
  // The events of one act are written together; what stands between two of them nobody ever sees.
  const std::vector<std::string> broken = intake::InvariantViolations(file);
  if (!broken.empty()) Blame(absl::StrJoin(broken, "; "));
}

void Subject::Replay() {
  if (!MessageDifferencer::Equals(Fold(case_.Events(), true), case_.File())) {
    Blame("the fold of what is stored is not the file");
  }
  if (!MessageDifferencer::Equals(Fold(case_.Events(), false),
                                  WithoutPersonalParts(case_.File()))) {
    Blame("the fold of the facts is not the file without its personal parts");
  }
}

void Subject::ActOnTimeUntil(absl::Time now) {
  while (std::optional<v1::TimeReached> next = NextAlarm(case_.File(), now)) {
    v1::Act act;
    *act.mutable_time_reached() = *next;
    const std::int64_t done = done_;
    // An instant that lay in the past when its obligation was opened is acted on at once.
    DoByItself(std::max(last_, intake::InstantFrom(next->at())), "candour-alarm", std::move(act));
    // A refused alarm is tried again later; here the fault is told.
    if (done_ == done) return Blame("an alarm that has come is refused");
    TellWhatGoesByItself();
    if (!fault_.empty()) return;
  }
}

void Subject::TellWhatGoesByItself() {
  for (const std::string_view clock : kByItself) {
    if (case_.IsOpenFor(clock)) DoByItself(last_, "candour-notification", case_.Told(clock));
  }
}

void Subject::LookForSilence() {
  const v1::CaseFile& file = case_.File();
  if (file.anonymous() || !file.plan().in_effect() || intake::IsSuspended(file)) return;
  if (!case_.IsOpenFor("RESPONSE")) return;
  if (LondonDay(last_) <= intake::StoredDay(file.plan().response_by())) return;
  // What had been missed when the case was taken over is a list for a person (G-18).
  if (file.periods().taken_over() && file.amendments().empty()) return;
  // At most one holding notice a case: a second miss is the director's (G-4).
  if (EverOwed(file, "HOLDING_NOTICE") || case_.IsOpenFor("DELAY_NOTICE")) return;
  Blame("R2: a promised date has passed without a word");
}

Life::Life(std::uint64_t seed, absl::Time begins, bool diligent, Names names,
           const intake::ReferenceData& reference_data)
    : seed_(seed),
      begins_(begins),
      acts_(seed),
      subject_(std::move(names), diligent, reference_data) {
  subject_.TheCase().At(begins_);
}

void Life::TryIt(absl::Time at, std::string subject, type::v1::Role role, v1::Act act) {
  std::string request_id = Uuid5(kRequests, absl::StrCat(seed_, "/", script_.size()));
  script_.push_back({at, std::move(subject), role, std::move(request_id), std::move(act)});
  subject_.Do(script_.back());
}

void Life::Step() {
  if (script_.empty()) {
    v1::Act contact;
    *contact.mutable_submit() = acts_.Contact();
    return TryIt(begins_, "adviser-1", type::v1::ROLE_CUSTOMER_SERVICE, std::move(contact));
  }
  intake::ACase& the_case = subject_.TheCase();
  v1::Act act = acts_.Next(the_case);
  const absl::Time now = the_case.TheContext().now;
  const type::v1::Role role = *the_case.TheContext().actor.roles.begin();
  TryIt(now, absl::StrCat("handler-", script_.size() % 7), role, std::move(act));
}

}  // namespace candour::simulation
