#include <algorithm>

#include "services/notification/domain/draft/fillers.h"

namespace candour::notification {

void FillTracking(Slots& slots) {
  const ledger::v1::CaseFile& view = slots.View();
  const reference::v1::Authority* authority = slots.Book().FindAuthority(view.authority_id());
  const auto& points = view.complainant().contact_points();
  const bool shared =
      std::any_of(points.begin(), points.end(), [](const auto& point) { return point.shared(); });
  if (authority == nullptr || authority->track_page().empty() || shared) return;
  if (view.track_code().empty()) return;
  slots.Text("track_page", authority->track_page());
  slots.Text("track_code", view.track_code());
}

}  // namespace candour::notification
