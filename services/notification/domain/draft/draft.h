// What fills a notice, out of the case. One rule for all of them: the text names its slots, the
// filler of its code (fillers.h) gives them from the case file, and a required slot without a value
// makes the notice a person's, with the name of the fact that is missing.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_DRAFT_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_DRAFT_H_

#include "absl/status/statusor.h"
#include "services/notification/domain/judgement.h"

namespace candour::notification {

// A notice before it is written.
struct Draft {
  // The code of the text: the duty's, but for N-05 to a representative, which is N-05R, and N-23 at
  // the last stage, which is N-23F.
  std::string text;
  Filling filling;
};

// The code of the text that the notice of `duty` has.
std::string TextOf(const Duty& duty, const ledger::v1::CaseFile& view);

// The values for every name that the notice of `duty` may use. InvalidArgument when the council has
// no contact details or the delay has no reason that may be told.
absl::StatusOr<Draft> DraftOf(const Duty& duty, const ledger::v1::CaseFile& view,
                              const NoticeBook& book);

// The text of the notice of `duty`. FailedPrecondition, naming the facts, when the case does not
// say what must be said; else fails as DraftOf and NoticeBook::Render do.
absl::StatusOr<Rendered> TryText(const Duty& duty, const ledger::v1::CaseFile& view,
                                 const NoticeBook& book);

// The steps since the last contact that may be told, one line each; empty when there are none.
std::string SayableSteps(const ledger::v1::CaseFile& view, const NoticeBook& book,
                         std::set<absl::CivilDay>& days);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_DRAFT_H_
