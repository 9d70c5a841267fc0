// Rules simple enough to see what the committer makes of them.
#ifndef CANDOUR_TESTS_SUPPORT_SIMPLE_RULES_H_
#define CANDOUR_TESTS_SUPPORT_SIMPLE_RULES_H_

#include <string>

#include "absl/time/time.h"
#include "services/intake/commit/committer.h"
#include "services/intake/commit/rules.h"

namespace candour::intake {

// Submit opens a case with the points' texts and one open obligation; Acknowledge counts one
// version up, and is refused by the method "refused" and throws by the method "throws"; RecordDeath
// records that the complainant died, as Submit does where other cases know of it; RecordStep
// is no longer applicable; RecordView and RecordListing change nothing; ErasePersonal erases.
Rules SimpleRules();

// A submission of `text` under `request_id`, for the authority northshire.
Command SubmitCommand(const std::string& request_id, const std::string& text = "They came late.");

// A submission by `person_id`, and the death of that person on the case `key`.
Command SubmitCommandOf(const std::string& request_id, const std::string& person_id);
Command DeathCommand(const std::string& request_id, const std::string& key,
                     const std::string& person_id);

// A submission from record `id` of the source "paper".
Command ImportCommand(const std::string& request_id, const std::string& id);

// An acknowledgement by `method` of the case `key`.
Command AcknowledgeCommand(const std::string& request_id, const std::string& key,
                           const std::string& method = "phone");

// The n-th request_id.
std::string RequestId(int n);

// A fixed business time.
absl::Time SimpleNow();

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_SUPPORT_SIMPLE_RULES_H_
