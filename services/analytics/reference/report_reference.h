// What reports need of the reference folder.
#ifndef CANDOUR_SERVICES_ANALYTICS_REFERENCE_REPORT_REFERENCE_H_
#define CANDOUR_SERVICES_ANALYTICS_REFERENCE_REPORT_REFERENCE_H_

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/analytics/domain/figures.h"
#include "services/common/calendar/calendar.h"

namespace candour::analytics {

// Names, annotations and working days. It never changes after it was loaded, so that threads may
// share it.
class ReportReference {
 public:
  // Reads calendars/, taxonomy/, authorities/ and annotations/ under `folder`, the last two as far
  // as they exist. InvalidArgument naming the file when one is not understood.
  static absl::StatusOr<ReportReference> Load(const std::filesystem::path& folder);

  // For one authority; its id stands for its name when it has none here. Refers to this object,
  // which must outlive it.
  ReportSetting For(const std::string& authority_id) const;

  // The working days after `from` up to and including `to`; zero when `to` is not after `from`.
  // Where the calendar does not reach, Mondays to Fridays: imported history may be older than any
  // calendar that is loaded.
  int WorkingDaysBetween(absl::CivilDay from, absl::CivilDay to) const;

  // The tenth working day after the last day of the period (D-2).
  absl::CivilDay FreezeDay(const Period& period) const;

 private:
  explicit ReportReference(Calendar calendar) : calendar_(std::move(calendar)) {}

  Calendar calendar_;
  std::map<std::string, std::string> theme_names_;
  std::map<std::string, std::string> learning_names_;
  std::map<std::string, std::string> authority_names_;
  std::map<std::string, std::vector<EventAnnotation>> annotations_;
};

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_REFERENCE_REPORT_REFERENCE_H_
