#include "tests/simulation/promises.h"

#include <algorithm>

#include "services/common/day/london.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/hold.h"
#include "services/notification/domain/task.h"

namespace candour::simulation {
namespace {

namespace v1 = ledger::v1;

using notification::Decision;
using notification::TaskKind;

constexpr const char* kDelay = "N-09";
constexpr const char* kHolding = "N-09H";

// The date that the person knows: an amendment counts once its notice left.
std::optional<absl::CivilDay> ToldDate(const v1::CaseFile& file, const Post& post) {
  if (!file.plan().in_effect()) return std::nullopt;
  if (!file.amendments().empty()) {
    const v1::Amendment& last = *file.amendments().rbegin();
    const auto notice = post.Owed().find(last.obligation_id());
    if (notice != post.Owed().end() && notice->second.open && notice->second.departed == 0) {
      return intake::StoredDay(last.old_response_by());
    }
  }
  return intake::StoredDay(file.plan().response_by());
}

// Tasks that stand for a word that may not, or cannot, go by itself.
bool Protects(TaskKind kind, const v1::CaseFile& file) {
  switch (kind) {
    case TaskKind::kProtect:
    case TaskKind::kSendFormat:
    case TaskKind::kCall:
    case TaskKind::kFindAddress:
    case TaskKind::kReadMessage:
    case TaskKind::kClarify:
      return true;
    default:
      return file.bereaved();
  }
}

}  // namespace

std::string NameOf(PromiseEnd end) {
  switch (end) {
    case PromiseEnd::kKept:
      return "kept";
    case PromiseEnd::kMoved:
      return "moved in time";
    case PromiseEnd::kToldLate:
      return "told late";
    case PromiseEnd::kHeld:
      return "broken, with a named person";
    case PromiseEnd::kSecondMiss:
      return "broken, the director's";
    case PromiseEnd::kEnded:
      return "ended otherwise";
    case PromiseEnd::kSilent:
      return "BROKEN IN SILENCE";
  }
  return "";
}

void Promises::Begin(absl::CivilDay date, absl::Time now) {
  date_ = date;
  since_ = now;
  ended_ = false;
  ++made_;
}

void Promises::End(PromiseEnd end) {
  ++ends_[end];
  ended_ = true;
}

bool Promises::WasHeldInTime(const Post& post) const {
  return std::any_of(
      post.Departures().begin(), post.Departures().end(), [this](const Departure& each) {
        return each.notice == kHolding && each.at >= since_ && LondonDay(each.at) <= *date_;
      });
}

bool Promises::IsWithAPerson(const v1::CaseFile& file, const Post& post,
                             absl::CivilDay today) const {
  return std::any_of(post.Owed().begin(), post.Owed().end(), [&](const auto& each) {
    const OwedNotice& owed = each.second;
    if (owed.duty.notice != kDelay && owed.duty.notice != kHolding) return false;
    if (!owed.open || !owed.judgement || !owed.judgement->task) return false;
    const Decision decision = owed.judgement->decision;
    if (decision != Decision::kHold && decision != Decision::kAwaitPerson) return false;
    const TaskKind kind = owed.judgement->task->kind;
    return Protects(kind, file) &&
           !notification::RoleOn(kind, owed.duty.due_by, today, calendar_).empty();
  });
}

PromiseEnd Promises::Missed(const v1::CaseFile& file, const Post& post,
                            absl::CivilDay today) const {
  if (WasHeldInTime(post)) return PromiseEnd::kToldLate;
  // A suspension has its own task: who takes the complaint on (G-9).
  if (file.has_contact_hold() || IsWithAPerson(file, post, today)) return PromiseEnd::kHeld;
  const bool held_before = std::any_of(
      post.Departures().begin(), post.Departures().end(),
      [this](const Departure& each) { return each.notice == kHolding && each.at < since_; });
  return held_before ? PromiseEnd::kSecondMiss : PromiseEnd::kSilent;
}

void Promises::Look(const v1::CaseFile& file, const Post& post, absl::Time now) {
  const absl::CivilDay today = LondonDay(now);
  if (!ended_ && file.has_responded_at() &&
      LondonDay(intake::InstantFrom(file.responded_at())) <= *date_) {
    return End(PromiseEnd::kKept);
  }
  if (!ended_ && !intake::IsOpen(file)) return End(PromiseEnd::kEnded);
  // To one who died nothing more is told; whoever takes the complaint on is promised anew (G-9).
  const bool died = file.contact_hold().reason() == intake::kComplainantDied;
  if (died || file.complainant().person_id() != person_id_) {
    if (!ended_) End(PromiseEnd::kHeld);
    date_.reset();
    person_id_ = file.complainant().person_id();
  }
  if (died) return;
  const std::optional<absl::CivilDay> told = ToldDate(file, post);
  // What was told stands, though the notice came back.
  const bool another = told.has_value() && (!date_.has_value() || *told > *date_);
  if (!ended_ && another && today <= *date_) End(PromiseEnd::kMoved);
  if (!ended_ && today > *date_) End(Missed(file, post, today));
  // A date that passed before somebody took the complaint on was never promised to them.
  if (another && *told >= today && intake::IsOpen(file)) Begin(*told, now);
}

}  // namespace candour::simulation
