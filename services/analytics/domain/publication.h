// What was published of an annual report, kept as it was published.
#ifndef CANDOUR_SERVICES_ANALYTICS_DOMAIN_PUBLICATION_H_
#define CANDOUR_SERVICES_ANALYTICS_DOMAIN_PUBLICATION_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/analytics/domain/report_view.h"

namespace candour::analytics {

// One published version of the annual report of a council year. It never changes.
struct Publication {
  // Counted from 1 within the year.
  int version = 0;
  // SHA-256 of `text`, in hexadecimal.
  std::string digest = {};
  // Subject of who published it.
  std::string published_by = {};
  absl::Time published_at;
  // Up to when its figures count; nothing when there were none.
  std::optional<absl::Time> data_as_at = {};
  // What changed since the version before, in words of a person; empty for the first.
  std::string change = {};
  // The report in its three forms, to the octet; empty in a list.
  std::string text = {};
  std::string json = {};
  std::string html = {};
};

// Keeps what was published. Blocks; thread-safe; Unavailable when it cannot be read.
class PublicationShelf {
 public:
  virtual ~PublicationShelf() = default;

  // That version, or the latest when `version` is zero; nothing when there is none.
  virtual absl::StatusOr<std::optional<Publication>> Find(const std::string& authority_id,
                                                          const std::string& council_year,
                                                          int version) = 0;
  // Every version without its texts, oldest first.
  virtual absl::StatusOr<std::vector<Publication>> All(const std::string& authority_id,
                                                       const std::string& council_year) = 0;
  // AlreadyExists when there is that version already.
  virtual absl::Status Keep(const std::string& authority_id, const std::string& council_year,
                            const Publication& publication) = 0;
};

// The version after `before`, which may be null, for everyone to read: from the second on it says
// in a part of its own what changed, in the words `change`. FailedPrecondition without words where
// there is a version before.
absl::StatusOr<ReportView> NextVersion(ReportView view, const Publication* before,
                                       const std::string& change);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_DOMAIN_PUBLICATION_H_
