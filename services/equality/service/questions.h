// What is asked for equality monitoring, and what may be answered (domain 3.6).
#ifndef CANDOUR_SERVICES_EQUALITY_SERVICE_QUESTIONS_H_
#define CANDOUR_SERVICES_EQUALITY_SERVICE_QUESTIONS_H_

#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "candour/equality/v1/equality.pb.h"

namespace candour::equality {

// The answer that every question has: the person would rather not say.
inline constexpr std::string_view kPreferNotToSay = "prefer_not_to_say";

// The questions in the order in which they are asked, each with its choices; kPreferNotToSay last.
const std::vector<v1::Question>& Questions();

// FieldError on the answer that the list does not have, or on a question that is asked twice.
absl::Status CheckAnswers(const v1::RecordAnswersRequest& request);

// Hides what is too few to show without showing who: 1 to 4 people; and the smallest other answer
// of a question with a single hidden one, which could be worked out from the total.
void HideSmall(v1::CountAnswersResponse& counts);

}  // namespace candour::equality

#endif  // CANDOUR_SERVICES_EQUALITY_SERVICE_QUESTIONS_H_
