#include <algorithm>
#include <cstdint>

#include "services/intake/domain/matter/acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::Point* Find(v1::CaseFile& file, uint32_t point_id) {
  for (v1::Point& point : *file.mutable_points()) {
    if (point.point_id() == point_id) return &point;
  }
  return nullptr;
}

void Add(v1::CaseFile& file, const v1::PointAdded& event) {
  v1::Point& point = *file.add_points();
  point.set_point_id(event.point_id());
  point.set_text(event.text());
  point.set_desired_outcome(event.desired_outcome());
  *point.mutable_matter() = event.matter();
}

void Describe(v1::CaseFile& file, const v1::PointDescribed& event) {
  v1::Point* point = Find(file, event.point_id());
  if (point == nullptr) return;
  v1::PointMatter& matter = *point->mutable_matter();
  *matter.mutable_place() = event.place();
  matter.clear_time_limit();
  if (event.has_time_limit()) *matter.mutable_time_limit() = event.time_limit();
  if (!event.desired_outcome().empty()) point->set_desired_outcome(event.desired_outcome());
  // Whether or not it still has its words: the file must not differ for that.
  if (matter.has_received_at()) matter.add_body_versions(file.version() + 1);
}

void Record(v1::CaseFile& file, const v1::FindingRecorded& event) {
  v1::Point* point = Find(file, event.point_id());
  if (point != nullptr) *point->mutable_matter()->mutable_finding() = event.finding();
}

void Record(v1::CaseFile& file, const v1::RemedyRecorded& event) {
  v1::Point* point = Find(file, event.point_id());
  if (point == nullptr) return;
  for (v1::Remedy& remedy : *point->mutable_matter()->mutable_remedies()) {
    if (remedy.remedy_id() != event.remedy().remedy_id()) continue;
    remedy = event.remedy();
    return;
  }
  *point->mutable_matter()->add_remedies() = event.remedy();
}

void Exclude(v1::CaseFile& file, const v1::PointsExcluded& event) {
  for (const v1::PointExclusion& each : event.points()) {
    v1::Point* point = Find(file, each.point_id());
    if (point == nullptr) continue;
    *point->mutable_matter()->mutable_exclusion() = each.exclusion();
    point->set_outcome(event.point_outcome());
  }
}

void Consider(v1::CaseFile& file, const v1::OutOfTimeConsidered& event) {
  v1::Point* point = Find(file, event.point_id());
  if (point == nullptr) return;
  v1::PointMatter& matter = *point->mutable_matter();
  *matter.mutable_time_limit() = event.time_limit();
  matter.clear_exclusion();
  if (event.has_exclusion()) *matter.mutable_exclusion() = event.exclusion();
  point->set_outcome(event.point_outcome());
}

void Transfer(v1::CaseFile& file, const v1::TransferredOut& event) {
  for (const uint32_t id : event.transfer().point_ids()) {
    v1::Point* point = Find(file, id);
    if (point != nullptr) point->set_outcome(event.point_outcome());
  }
  *file.mutable_matter()->add_transferred_out() = event.transfer();
}

void Remove(v1::CaseFile& file, const v1::MisfiledRemoved& event) {
  auto* points = file.mutable_points();
  for (int i = points->size() - 1; i >= 0; --i) {
    if (points->Get(i).point_id() == event.point_id()) points->DeleteSubrange(i, 1);
  }
  // A body that goes may have held evidence on other points as well.
  for (v1::Point& point : *points) {
    for (v1::ThemeSuggestion& each : *point.mutable_suggestions()) each.clear_evidence();
  }
  file.mutable_matter()->add_misfiled_point_ids(event.point_id());
}

}  // namespace

bool ApplyToPoints(v1::CaseFile& file, const v1::Event& event) {
  switch (event.kind_case()) {
    case v1::Event::kPointAdded:
      Add(file, event.point_added());
      return true;
    case v1::Event::kPointDescribed:
      Describe(file, event.point_described());
      return true;
    case v1::Event::kFindingRecorded:
      Record(file, event.finding_recorded());
      return true;
    case v1::Event::kRemedyRecorded:
      Record(file, event.remedy_recorded());
      return true;
    case v1::Event::kPointsExcluded:
      Exclude(file, event.points_excluded());
      return true;
    case v1::Event::kOutOfTimeConsidered:
      Consider(file, event.out_of_time_considered());
      return true;
    case v1::Event::kTransferredOut:
      Transfer(file, event.transferred_out());
      return true;
    case v1::Event::kMisfiledRemoved:
      Remove(file, event.misfiled_removed());
      return true;
    default:
      return false;
  }
}

}  // namespace candour::intake
