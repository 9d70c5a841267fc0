// What the erasure of a case has to reach.
#ifndef CANDOUR_SERVICES_INTAKE_COMMIT_ERASURE_H_
#define CANDOUR_SERVICES_INTAKE_COMMIT_ERASURE_H_

#include <cstdint>

#include "candour/ledger/v1/case_file.pb.h"
#include "services/intake/domain/ledger_store.h"

namespace candour::intake {

// The erasure of every body of `file`, as it stood before, through `seq`: with the people it names
// and the words that lead to them.
Erasure ErasureOf(const ledger::v1::CaseFile& file, std::int64_t seq);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_COMMIT_ERASURE_H_
