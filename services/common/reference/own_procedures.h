#ifndef CANDOUR_SERVICES_COMMON_REFERENCE_OWN_PROCEDURES_H_
#define CANDOUR_SERVICES_COMMON_REFERENCE_OWN_PROCEDURES_H_

#include <filesystem>
#include <vector>

#include "absl/status/status.h"
#include "candour/reference/v1/procedure.pb.h"

namespace candour {

// Whether the procedure is one that a council may add: sound as any other (CheckProcedure), named
// after its authority ("ASHBY-…" for ashby), so that it never stands for a procedure of the law,
// and with a day for the answer that follows from the receipt or the acknowledgement. Fails with
// InvalidArgument naming the field.
absl::Status CheckOwnProcedure(const reference::v1::Procedure& procedure);

// Adds the own procedures of every authority to `into`: those of ashby lie in `folder`/ashby. Fails
// as LoadReference does.
absl::Status LoadOwnProcedures(const std::filesystem::path& folder,
                               std::vector<reference::v1::Procedure>& into);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_REFERENCE_OWN_PROCEDURES_H_
