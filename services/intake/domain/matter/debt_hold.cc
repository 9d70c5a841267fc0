#include "services/intake/domain/matter/debt_hold.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/apply.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/acts.h"
#include "services/intake/domain/matter/checks.h"
#include "services/intake/domain/matter/duties.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

std::string ThemeOf(const v1::Point& point) {
  if (!point.theme().empty()) return point.theme();
  return point.suggestions().empty() ? "" : point.suggestions(0).theme();
}

bool WasAsked(const v1::CaseFile& file, uint32_t point_id) {
  return std::any_of(file.matter().debt_holds().begin(), file.matter().debt_holds().end(),
                     [point_id](const v1::DebtHold& hold) {
                       return std::find(hold.point_ids().begin(), hold.point_ids().end(),
                                        point_id) != hold.point_ids().end();
                     });
}

// The event that asks the debt team about the points of `hold`.
absl::StatusOr<v1::Event> Ask(const v1::CaseFile& file, v1::DebtHold hold, const Context& context) {
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  *hold.mutable_requested_at() = ToTimestamp(context.now);
  hold.set_obligation_id(duties->Open(duties->ByStandard(kDebtHold, LondonDay(context.now))));
  v1::Event event = duties->NewEvent();
  *event.mutable_debt_hold_requested()->mutable_hold() = std::move(hold);
  return event;
}

}  // namespace

bool IsAboutMoney(std::string_view theme) {
  return absl::StartsWith(absl::string_view(theme.data(), theme.size()), "CHG") ||
         absl::StartsWith(absl::string_view(theme.data(), theme.size()), "FIN");
}

std::vector<uint32_t> UnaskedMoneyPoints(const v1::CaseFile& file) {
  std::vector<uint32_t> points;
  for (const v1::Point& point : file.points()) {
    if (IsSettled(point) || !IsAboutMoney(ThemeOf(point))) continue;
    if (!WasAsked(file, point.point_id())) points.push_back(point.point_id());
  }
  return points;
}

const v1::DebtHold* PendingHold(const v1::CaseFile& file) {
  for (const v1::DebtHold& hold : file.matter().debt_holds()) {
    if (!hold.has_answered_at()) return &hold;
  }
  return nullptr;
}

absl::StatusOr<Events> DecideRequestDebtHold(const v1::CaseFile& file,
                                             const v1::RequestDebtHold& act,
                                             const Context& context) {
  const absl::Status open = RequireComplaintAtWork(file);
  if (!open.ok()) return open;
  if (act.amount_pence() < 0) return FieldError("act.amount_pence", "give a sum that is disputed");
  if (PendingHold(file) != nullptr) {
    return absl::FailedPreconditionError("the debt team has been asked and has not answered yet");
  }
  for (const uint32_t id : act.point_ids()) {
    const auto point = PointOf(file, id, "act.point_ids");
    if (!point.ok()) return point.status();
  }
  v1::DebtHold hold;
  *hold.mutable_point_ids() = act.point_ids();
  if (act.point_ids().empty()) {
    for (const uint32_t id : UnaskedMoneyPoints(file)) hold.add_point_ids(id);
  }
  if (hold.point_ids().empty()) {
    return FieldError("act.point_ids", "say which point is about a charge or an assessment");
  }
  hold.set_amount_pence(act.amount_pence());
  absl::StatusOr<v1::Event> event = Ask(file, std::move(hold), context);
  if (!event.ok()) return event.status();
  return Events{*std::move(event)};
}

absl::StatusOr<Events> WithDebtHold(const v1::CaseFile& file, v1::Event confirmed,
                                    const Context& context) {
  const v1::CaseFile after = Apply(file, confirmed);
  Events events = {std::move(confirmed)};
  if (!RequireComplaintAtWork(after).ok() || PendingHold(after) != nullptr) return events;
  v1::DebtHold hold;
  for (const uint32_t id : UnaskedMoneyPoints(after)) {
    if (!FindPoint(after, id)->theme().empty()) hold.add_point_ids(id);
  }
  if (hold.point_ids().empty()) return events;
  absl::StatusOr<v1::Event> asked = Ask(after, std::move(hold), context);
  if (!asked.ok()) return asked.status();
  events.push_back(*std::move(asked));
  return events;
}

absl::StatusOr<Events> DecideAnswerDebtHold(const v1::CaseFile& file, const v1::AnswerDebtHold& act,
                                            const Context& context) {
  const absl::Status kept = RequireNotErased(file);
  if (!kept.ok()) return kept;
  const v1::DebtHold* pending = PendingHold(file);
  if (pending == nullptr) return absl::FailedPreconditionError("the debt team was not asked");
  if (IsBlank(act.reason())) return FieldError("act.reason", "say why");
  if (act.has_held_until()) {
    const auto until = DayOfField(act.held_until(), "act.held_until");
    if (!until.ok()) return until.status();
    if (!act.held() || *until < LondonDay(context.now)) {
      return FieldError("act.held_until", "give a day ahead, and only when recovery is held");
    }
  }
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const v1::Obligation* owed = FindObligation(file, pending->obligation_id());
  if (owed != nullptr && owed->state() == v1::OBLIGATION_STATE_OPEN) {
    duties->CloseOne(*owed, v1::OBLIGATION_STATE_MET, context.now);
  }
  v1::Event event = duties->NewEvent();
  v1::DebtHold& hold = *event.mutable_debt_hold_answered()->mutable_hold();
  hold = *pending;
  *hold.mutable_answered_at() = ToTimestamp(context.now);
  hold.set_held(act.held());
  hold.set_reason(act.reason());
  if (act.has_held_until()) *hold.mutable_held_until() = act.held_until();
  return Events{std::move(event)};
}

}  // namespace candour::intake
