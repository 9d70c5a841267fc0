#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/matter/checks.h"
#include "services/intake/domain/matter/debt_hold.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

absl::Status CheckConfirmed(const v1::CaseFile& file, const v1::ConfirmThemes& act,
                            const ReferenceData& data) {
  if (act.points().empty()) return FieldError("act.points", "confirm at least one point");
  std::set<uint32_t> seen;
  for (int i = 0; i < act.points_size(); ++i) {
    const v1::PointTheme& point = act.points(i);
    const std::string field = absl::StrCat("act.points[", i, "]");
    if (!data.HasTheme(point.theme())) return FieldError(field + ".theme", "choose a theme");
    if (point.point_id() == 0) {
      if (IsBlank(point.text())) {
        return FieldError(field + ".text", "a new point needs the person's words");
      }
    } else if (FindPoint(file, point.point_id()) == nullptr) {
      return FieldError(field + ".point_id", "the case has no such point");
    } else if (!seen.insert(point.point_id()).second) {
      return FieldError(field + ".point_id", "this point stands here twice");
    }
  }
  return absl::OkStatus();
}

bool MakesPoint(const v1::ConfirmThemes& act) {
  return std::any_of(act.points().begin(), act.points().end(),
                     [](const v1::PointTheme& point) { return point.point_id() == 0; });
}

// A point that comes after the answer would have none (I-4), and words cannot return to an erased
// case.
absl::Status CheckNewPoints(const v1::CaseFile& file) {
  if (file.erased()) return absl::FailedPreconditionError("the words of this case were erased");
  if (IsOpen(file) || file.historic()) return absl::OkStatus();
  return absl::FailedPreconditionError("the case is answered: a new matter is a new case");
}

// The points as they stand once confirmed, new ones numbered after those of the case.
v1::ThemesConfirmed Confirmed(const v1::CaseFile& file, const v1::ConfirmThemes& act) {
  v1::ThemesConfirmed confirmed;
  uint32_t next = NextPointId(file);
  for (const v1::PointTheme& point : act.points()) {
    v1::PointTheme& added = *confirmed.add_points();
    added = point;
    if (point.point_id() == 0) {
      added.set_point_id(next++);
    } else {
      added.clear_text();
    }
  }
  confirmed.set_primary_theme(act.primary().empty() ? act.points(0).theme() : act.primary());
  return confirmed;
}

// Whether `theme` is among the confirmed themes of the case as it will be.
bool WillHaveTheme(const v1::CaseFile& file, const v1::ThemesConfirmed& confirmed,
                   const std::string& theme) {
  std::set<uint32_t> changed;
  bool found = false;
  for (const v1::PointTheme& point : confirmed.points()) {
    changed.insert(point.point_id());
    found = found || point.theme() == theme;
  }
  return found ||
         std::any_of(file.points().begin(), file.points().end(), [&](const v1::Point& point) {
           return !changed.contains(point.point_id()) && point.theme() == theme;
         });
}

bool ChangesNothing(const v1::CaseFile& file, const v1::ThemesConfirmed& confirmed) {
  return file.primary_theme() == confirmed.primary_theme() &&
         std::all_of(confirmed.points().begin(), confirmed.points().end(),
                     [&file](const v1::PointTheme& each) {
                       const v1::Point* point = FindPoint(file, each.point_id());
                       return point != nullptr && point->theme() == each.theme();
                     });
}

}  // namespace

absl::StatusOr<Events> DecideConfirmThemes(const v1::CaseFile& file, const v1::ConfirmThemes& act,
                                           const Context& context) {
  const absl::Status checked = CheckConfirmed(file, act, *context.reference_data);
  if (!checked.ok()) return checked;
  if (MakesPoint(act)) {
    const absl::Status new_points = CheckNewPoints(file);
    if (!new_points.ok()) return new_points;
  }
  v1::ThemesConfirmed confirmed = Confirmed(file, act);
  if (!WillHaveTheme(file, confirmed, confirmed.primary_theme())) {
    return FieldError("act.primary", "choose the theme of one of the points");
  }
  if (ChangesNothing(file, confirmed)) return Events();
  v1::Event event;
  *event.mutable_themes_confirmed() = std::move(confirmed);
  return WithDebtHold(file, std::move(event), context);
}

}  // namespace candour::intake
