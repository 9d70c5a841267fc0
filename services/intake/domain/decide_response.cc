#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/decide_outcome.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::array<std::string_view, 3> kActions = {"none", "taken", "proposed"};

// What the written response must hold (reg 14(2), I-4).
absl::Status CheckContent(const v1::Respond& act) {
  std::vector<FieldViolation> violations;
  if (IsBlank(act.signed_by())) violations.push_back({"act.signed_by", "say who signed it"});
  if (IsBlank(act.considered())) {
    violations.push_back({"act.considered", "say how the complaint was considered"});
  }
  if (IsBlank(act.conclusions())) {
    violations.push_back({"act.conclusions", "give the conclusions"});
  }
  if (std::find(kActions.begin(), kActions.end(), act.action()) == kActions.end()) {
    violations.push_back({"act.action", "say whether action is none, taken or proposed"});
  }
  if (!act.ombudsman_explained()) {
    violations.push_back(
        {"act.ombudsman_explained", "the response must explain the right to go to the Ombudsman"});
  }
  return violations.empty() ? absl::OkStatus() : FieldErrors(violations);
}

absl::Status CheckResponse(const v1::CaseFile& file, const v1::Respond& act, absl::Time sent_at,
                           const Context& context) {
  absl::Status open = RequireOpenComplaint(file);
  if (!open.ok()) return open;
  if (!file.has_acknowledged_at()) {
    return absl::FailedPreconditionError("acknowledge the complaint first, reg 13(3)");
  }
  absl::Status happened = CheckHappened(sent_at, file, context.now, "act.sent_at");
  if (!happened.ok()) return happened;
  absl::Status content = CheckContent(act);
  if (!content.ok()) return content;
  return CheckOutcomes(file, act.points(), *context.reference_data);
}

}  // namespace

absl::StatusOr<Events> DecideRespond(const v1::CaseFile& file, const v1::Respond& act,
                                     const Context& context) {
  const absl::Time sent_at = act.has_sent_at() ? InstantFrom(act.sent_at()) : context.now;
  const absl::Status checked = CheckResponse(file, act, sent_at, context);
  if (!checked.ok()) return checked;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  duties->Close(kResponse.clock, v1::OBLIGATION_STATE_MET, sent_at);
  duties->Close(kRelevant.clock, v1::OBLIGATION_STATE_MET, sent_at);
  // Whatever else was to be told or done is overtaken by the response.
  duties->CancelRest(sent_at);
  duties->Open(duties->ByClock(kClose, "CLOSE", LondonDay(sent_at)));
  v1::Event event = duties->NewEvent();
  v1::Responded& responded = *event.mutable_responded();
  *responded.mutable_sent_at() = ToTimestamp(sent_at);
  responded.set_signed_by(act.signed_by());
  *responded.mutable_points() = act.points();
  responded.set_outcome(CaseOutcome(act.points()));
  responded.set_considered(act.considered());
  responded.set_conclusions(act.conclusions());
  responded.set_action(act.action());
  return Events{std::move(event)};
}

}  // namespace candour::intake
