#include "services/notification/domain/case_view_matter.h"

#include <algorithm>

namespace candour::notification {
namespace {

using ledger::v1::CaseFile;
using ledger::v1::Event;
using ledger::v1::Point;

Point* PointOf(CaseFile& view, uint32_t point_id) {
  for (Point& point : *view.mutable_points()) {
    if (point.point_id() == point_id) return &point;
  }
  return nullptr;
}

void AddPoint(CaseFile& view, const ledger::v1::PointAdded& event) {
  Point& point = *view.add_points();
  point.set_point_id(event.point_id());
  point.set_text(event.text());
  point.set_desired_outcome(event.desired_outcome());
  *point.mutable_matter() = event.matter();
}

void DescribePoint(CaseFile& view, const ledger::v1::PointDescribed& event) {
  Point* point = PointOf(view, event.point_id());
  if (point == nullptr) return;
  *point->mutable_matter()->mutable_place() = event.place();
  point->mutable_matter()->clear_time_limit();
  if (event.has_time_limit()) *point->mutable_matter()->mutable_time_limit() = event.time_limit();
  if (!event.desired_outcome().empty()) point->set_desired_outcome(event.desired_outcome());
}

void ExcludePoints(CaseFile& view, const ledger::v1::PointsExcluded& event) {
  for (const ledger::v1::PointExclusion& each : event.points()) {
    Point* point = PointOf(view, each.point_id());
    if (point == nullptr) continue;
    *point->mutable_matter()->mutable_exclusion() = each.exclusion();
    point->set_outcome(event.point_outcome());
  }
}

void CopyTimeLimit(CaseFile& view, const ledger::v1::OutOfTimeConsidered& event) {
  Point* point = PointOf(view, event.point_id());
  if (point == nullptr) return;
  *point->mutable_matter()->mutable_time_limit() = event.time_limit();
  point->mutable_matter()->clear_exclusion();
  if (event.has_exclusion()) *point->mutable_matter()->mutable_exclusion() = event.exclusion();
  point->set_outcome(event.point_outcome());
}

void CopyTransfer(CaseFile& view, const ledger::v1::TransferredOut& event) {
  for (const uint32_t point_id : event.transfer().point_ids()) {
    Point* point = PointOf(view, point_id);
    if (point != nullptr) point->set_outcome(event.point_outcome());
  }
  *view.mutable_matter()->add_transferred_out() = event.transfer();
}

// What was filed on the wrong case is told to nobody here (G-11).
void RemovePoint(CaseFile& view, uint32_t point_id) {
  auto& points = *view.mutable_points();
  points.erase(std::remove_if(points.begin(), points.end(),
                              [=](const Point& point) { return point.point_id() == point_id; }),
               points.end());
}

void CopySafeguarding(CaseFile& view, const ledger::v1::SafeguardingRecord& record) {
  for (ledger::v1::SafeguardingRecord& each : *view.mutable_matter()->mutable_safeguarding()) {
    if (each.reference() != record.reference()) continue;
    each = record;
    return;
  }
  *view.mutable_matter()->add_safeguarding() = record;
}

bool CopyPoints(CaseFile& view, const Event& event) {
  switch (event.kind_case()) {
    case Event::kPointAdded:
      AddPoint(view, event.point_added());
      return true;
    case Event::kPointDescribed:
      DescribePoint(view, event.point_described());
      return true;
    case Event::kPointsExcluded:
      ExcludePoints(view, event.points_excluded());
      return true;
    case Event::kOutOfTimeConsidered:
      CopyTimeLimit(view, event.out_of_time_considered());
      return true;
    case Event::kTransferredOut:
      CopyTransfer(view, event.transferred_out());
      return true;
    case Event::kMisfiledRemoved:
      RemovePoint(view, event.misfiled_removed().point_id());
      return true;
    default:
      return false;
  }
}

// Who represents whom, and why.
bool CopyAuthority(CaseFile& view, const Event& event) {
  switch (event.kind_case()) {
    case Event::kStandingRecorded:
      *view.mutable_authority() = event.standing_recorded().authority();
      view.set_representation_basis(event.standing_recorded().basis());
      return true;
    case Event::kAuthorityRecorded:
      *view.mutable_authority() = event.authority_recorded().authority();
      view.set_representation_basis(event.authority_recorded().basis());
      return true;
    case Event::kRepresentativeRefused:
      *view.mutable_authority() = event.representative_refused().authority();
      return true;
    case Event::kComplainantReplaced:
      *view.mutable_authority() = event.complainant_replaced().authority();
      *view.mutable_care_recipient() = event.complainant_replaced().care_recipient();
      view.set_representation_basis(event.complainant_replaced().basis());
      return true;
    default:
      return false;
  }
}

}  // namespace

void CopyMatter(CaseFile& view, const Event& event) {
  if (CopyPoints(view, event) || CopyAuthority(view, event)) return;
  switch (event.kind_case()) {
    case Event::kTriaged:
      *view.mutable_matter()->mutable_triage() = event.triaged().result();
      break;
    case Event::kSafeguardingRecorded:
      CopySafeguarding(view, event.safeguarding_recorded().record());
      break;
    case Event::kOrallyResolved:
      if (!event.orally_resolved().early_resolution()) break;
      *view.mutable_matter()->mutable_oral_resolution() = event.orally_resolved().resolution();
      break;
    case Event::kJointArranged:
      *view.mutable_matter()->mutable_joint() = event.joint_arranged().joint();
      break;
    case Event::kInformationRequested:
      *view.mutable_matter()->mutable_joint()->add_requests() =
          event.information_requested().request();
      break;
    case Event::kProviderConsentAsked:
      *view.mutable_matter()->add_provider_shares() = event.provider_consent_asked().share();
      break;
    default:
      break;
  }
}

}  // namespace candour::notification
