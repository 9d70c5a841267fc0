// What looks for viruses.
#ifndef CANDOUR_SERVICES_INTAKE_WORK_SCANNER_H_
#define CANDOUR_SERVICES_INTAKE_WORK_SCANNER_H_

#include <string>

#include "absl/status/statusor.h"

namespace candour::intake {

// What a scan said.
struct ScanResult {
  bool infected = false;
  // What was found, such as "Eicar-Test-Signature"; empty when nothing was.
  std::string signature;
};

class Scanner {
 public:
  virtual ~Scanner() = default;

  // Blocks. Unavailable when the scanner does not answer: ask again later. OutOfRange when the
  // content is larger than it looks at; FailedPrecondition when it could not say.
  virtual absl::StatusOr<ScanResult> Scan(const std::string& content) = 0;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_WORK_SCANNER_H_
