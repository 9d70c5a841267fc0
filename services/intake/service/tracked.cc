#include "services/intake/service/tracked.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

constexpr int kConfirmedWithin = 7;  // days
constexpr const char* kPhoneUs = " Please phone us: you are owed an answer.";

class TrackedSteps {
 public:
  explicit TrackedSteps(v1::TrackResponse& response) : response_(response) {}

  void Add(absl::CivilDay on, const std::string& words) {
    v1::TrackedStep& step = *response_.add_steps();
    *step.mutable_on() = ToMessage(on);
    step.set_words(words);
  }
  void Add(const google::protobuf::Timestamp& at, const std::string& words) {
    Add(LondonDay(InstantFrom(at)), words);
  }

  void Sort() {
    std::stable_sort(response_.mutable_steps()->begin(), response_.mutable_steps()->end(),
                     [](const v1::TrackedStep& a, const v1::TrackedStep& b) {
                       return StoredDay(a.on()) < StoredDay(b.on());
                     });
  }

 private:
  v1::TrackResponse& response_;
};

std::string Sentence(std::string words) {
  if (!words.empty()) words[0] = absl::ascii_toupper(static_cast<unsigned char>(words[0]));
  return absl::StrCat(words, ".");
}

void AddHappened(const ledger::v1::CaseFile& file, const StepWords& words, TrackedSteps& steps) {
  steps.Add(StoredDay(file.received_on()), "We received what you told us.");
  if (file.has_acknowledged_at()) {
    steps.Add(file.acknowledged_at(), "We confirmed to you that we received it.");
  }
  for (const ledger::v1::Step& step : file.steps()) {
    const std::string told = words(step.step());
    if (!told.empty()) steps.Add(step.taken_at(), Sentence(told));
  }
  for (const ledger::v1::Amendment& amendment : file.amendments()) {
    if (amendment.has_told_at()) steps.Add(amendment.told_at(), "We told you about a new date.");
  }
  if (file.has_responded_at()) steps.Add(file.responded_at(), "We sent you our answer.");
}

std::string WhereItStands(const ledger::v1::CaseFile& file) {
  switch (file.status()) {
    case ledger::v1::STATUS_RESPONDED:
      return "We have sent you our answer.";
    case ledger::v1::STATUS_CLOSED:
      return "It is closed.";
    case ledger::v1::STATUS_WITHDRAWN:
      return "You withdrew it.";
    default:
      return "It is open.";
  }
}

bool IsContributionOverdue(const ledger::v1::CaseFile& file, absl::CivilDay today) {
  return std::any_of(file.contributions().begin(), file.contributions().end(),
                     [&](const ledger::v1::Contribution& each) {
                       const auto* owed = FindObligation(file, each.obligation_id());
                       return each.state() == ledger::v1::CONTRIBUTION_STATE_ASKED &&
                              owed != nullptr && owed->has_due_by() &&
                              StoredDay(owed->due_by()) < today;
                     });
}

bool WasConfirmed(const ledger::v1::CaseFile& file, absl::CivilDay today) {
  return file.has_date_reaffirmed_at() && !IsContributionOverdue(file, today) &&
         today - LondonDay(InstantFrom(file.date_reaffirmed_at())) <= kConfirmedWithin;
}

// The date that the person knows: an amendment counts from when they were told.
const type::v1::Day& KnownResponseBy(const ledger::v1::CaseFile& file) {
  for (const ledger::v1::Amendment& amendment : file.amendments()) {
    if (!amendment.has_told_at()) return amendment.old_response_by();
  }
  return file.plan().response_by();
}

void AddNext(const ledger::v1::CaseFile& file, absl::CivilDay today, v1::TrackResponse& response) {
  if (!IsOpen(file)) return;
  if (file.plan().in_effect() && file.plan().has_response_by()) {
    *response.mutable_next_by() = KnownResponseBy(file);
    const bool passed = StoredDay(response.next_by()) < today;
    std::string next = "We said that we would answer you by this day.";
    if (passed) absl::StrAppend(&next, " It has passed.", kPhoneUs);
    if (!passed && !WasConfirmed(file, today)) {
      absl::StrAppend(&next, " We have not confirmed this date in the last week.");
    }
    response.set_next(next);
    return;
  }
  const ledger::v1::Obligation* plan = FindOpen(file, "PLAN");
  if (plan == nullptr || !plan->has_due_by()) return;
  *response.mutable_next_by() = plan->due_by();
  const bool passed = StoredDay(plan->due_by()) < today;
  response.set_next(absl::StrCat("You should have our plan by this day.",
                                 passed ? " It has passed. Please phone us." : ""));
}

}  // namespace

v1::TrackResponse TrackedCase(const ledger::v1::CaseFile& file, const StepWords& words,
                              absl::Time now) {
  v1::TrackResponse response;
  response.set_stands(WhereItStands(file));
  TrackedSteps steps(response);
  AddHappened(file, words, steps);
  steps.Sort();
  AddNext(file, LondonDay(now), response);
  return response;
}

}  // namespace candour::intake
