#ifndef CANDOUR_SERVICES_COMMON_REFERENCE_LIST_CHECK_H_
#define CANDOUR_SERVICES_COMMON_REFERENCE_LIST_CHECK_H_

#include "absl/status/status.h"
#include "candour/reference/v1/code_list.pb.h"
#include "candour/reference/v1/delay_reason.pb.h"
#include "candour/reference/v1/notice.pb.h"
#include "candour/reference/v1/outcome.pb.h"
#include "candour/reference/v1/policy.pb.h"
#include "candour/reference/v1/taxonomy.pb.h"

namespace candour {

// Each fails with InvalidArgument naming the field, such as "reasons[2].placeholders: …".

// Codes once each, and the placeholders exactly those of the text, in its order.
absl::Status CheckDelayReasons(const reference::v1::DelayReasons& list);

// Codes once each, each with its name; what is upheld is also decided.
absl::Status CheckCodeList(const reference::v1::CodeList& list);

// Codes once each; what is well-founded is also decided.
absl::Status CheckOutcomes(const reference::v1::Outcomes& list);

// Codes once each; a procedure for every record type.
absl::Status CheckPolicy(const reference::v1::Policy& policy);

// Codes once each, with what the person reads.
absl::Status CheckSayableSteps(const reference::v1::SayableSteps& list);

// Codes once each, "AAA" above "AAA-NN", the last of each theme number 99.
absl::Status CheckTaxonomy(const reference::v1::Taxonomy& taxonomy);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_REFERENCE_LIST_CHECK_H_
