// ClamAV's daemon over its socket, by the command INSTREAM.
//
//   zINSTREAM\0  ( <length, 4 octets, big-endian> <octets> )*  0000   →   stream: OK\0
//                                                                      stream: NAME FOUND\0
//                                                                      … ERROR\0
#ifndef CANDOUR_SERVICES_INTAKE_WORK_CLAMD_H_
#define CANDOUR_SERVICES_INTAKE_WORK_CLAMD_H_

#include <string>
#include <utility>

#include "absl/time/time.h"
#include "services/intake/work/scanner.h"

namespace candour::intake {

// One connection a scan. Thread-safe.
class Clamd : public Scanner {
 public:
  // `address` as CheckClamdAddress takes it. `within` is the time for a whole scan.
  Clamd(std::string address, absl::Duration within)
      : address_(std::move(address)), within_(within) {}

  absl::StatusOr<ScanResult> Scan(const std::string& content) override;

 private:
  const std::string address_;
  const absl::Duration within_;
};

// OK for unix:PATH, or host:port on this machine: what is scanned leaves it for nowhere else.
absl::Status CheckClamdAddress(const std::string& address);

// What an answer of clamd means.
absl::StatusOr<ScanResult> ReadClamdAnswer(std::string answer);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_WORK_CLAMD_H_
