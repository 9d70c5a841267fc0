#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

using google::protobuf::util::MessageDifferencer;

absl::Status CheckSuggestions(const v1::CaseFile& file, const v1::SuggestThemes& act,
                              const ReferenceData& data) {
  for (int i = 0; i < act.points_size(); ++i) {
    const std::string field = absl::StrCat("act.points[", i, "]");
    if (FindPoint(file, act.points(i).point_id()) == nullptr) {
      return FieldError(field + ".point_id", "the case has no such point");
    }
    for (const v1::ThemeSuggestion& suggestion : act.points(i).suggestions()) {
      if (!data.HasTheme(suggestion.theme())) {
        return FieldError(field + ".suggestions", "suggest a theme that exists");
      }
      if (!(suggestion.probability() >= 0) || suggestion.probability() > 1) {
        return FieldError(field + ".suggestions", "a probability is between 0 and 1");
      }
    }
  }
  return absl::OkStatus();
}

void PutMostProbableFirst(v1::PointSuggestions& point) {
  std::stable_sort(point.mutable_suggestions()->begin(), point.mutable_suggestions()->end(),
                   [](const v1::ThemeSuggestion& a, const v1::ThemeSuggestion& b) {
                     return a.probability() > b.probability();
                   });
}

// Whether the point is confirmed, or has these very suggestions already.
bool IsSettled(const v1::Point& point, const v1::PointSuggestions& suggested) {
  if (!point.theme().empty()) return true;
  v1::PointSuggestions before;
  before.set_point_id(point.point_id());
  *before.mutable_suggestions() = point.suggestions();
  return MessageDifferencer::Equals(before, suggested);
}

bool AnyConfirmed(const v1::CaseFile& file) {
  return std::any_of(file.points().begin(), file.points().end(),
                     [](const v1::Point& point) { return !point.theme().empty(); });
}

// What a case is about while nobody has confirmed it: of the first suggestions of its points the
// most probable, of equals the first point's.
std::string SuggestedPrimary(const v1::CaseFile& file, const v1::ThemesSuggested& suggested) {
  const v1::ThemeSuggestion* best = nullptr;
  for (const v1::Point& point : file.points()) {
    const auto fresh = std::find_if(
        suggested.points().begin(), suggested.points().end(),
        [&point](const v1::PointSuggestions& each) { return each.point_id() == point.point_id(); });
    const auto& suggestions =
        fresh == suggested.points().end() ? point.suggestions() : fresh->suggestions();
    if (suggestions.empty()) continue;
    if (best == nullptr || suggestions[0].probability() > best->probability()) {
      best = &*suggestions.begin();
    }
  }
  return best == nullptr ? file.primary_theme() : best->theme();
}

}  // namespace

absl::StatusOr<Events> DecideSuggestThemes(const v1::CaseFile& file, const v1::SuggestThemes& act,
                                           const Context& context) {
  const absl::Status checked = CheckSuggestions(file, act, *context.reference_data);
  if (!checked.ok()) return checked;
  v1::Event event;
  v1::ThemesSuggested& suggested = *event.mutable_themes_suggested();
  for (v1::PointSuggestions point : act.points()) {
    PutMostProbableFirst(point);
    if (file.erased() || IsSettled(*FindPoint(file, point.point_id()), point)) continue;
    *suggested.add_points() = std::move(point);
  }
  if (suggested.points().empty()) return Events();
  suggested.set_model(act.model());
  suggested.set_primary_theme(AnyConfirmed(file) ? file.primary_theme()
                                                 : SuggestedPrimary(file, suggested));
  return Events{std::move(event)};
}

}  // namespace candour::intake
