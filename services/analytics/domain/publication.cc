#include "services/analytics/domain/publication.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace candour::analytics {

absl::StatusOr<ReportView> NextVersion(ReportView view, const Publication* before,
                                       const std::string& change) {
  if (before == nullptr) return view;
  if (absl::StripAsciiWhitespace(change).empty()) {
    return absl::FailedPreconditionError(
        absl::StrCat("version ", before->version,
                     " of this year's report was published: say in --change what has changed"));
  }
  PartView part;
  part.heading = absl::StrCat("What changed since version ", before->version);
  part.law = absl::StrCat("version ", before->version + 1);
  part.paragraphs = {change};
  view.parts.push_back(std::move(part));
  return view;
}

}  // namespace candour::analytics
