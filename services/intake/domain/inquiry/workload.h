// How much work each handler has, so that hard cases do not pile up on one person.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_WORKLOAD_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_WORKLOAD_H_

#include <map>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "candour/ledger/v1/case_file.pb.h"

namespace candour::intake {

// The open cases of one handler.
struct HandlerLoad {
  // Empty for cases that nobody handles.
  std::string subject;
  std::string name;
  int open_cases = 0;
  int points = 0;
  // Sum of points times complexity.
  int weight = 0;
  // Open cases on which something fell due before today.
  int overdue_cases = 0;
};

// Points times complexity: 1, 2 or 3. A case that nobody has rated counts as medium.
int WeightOf(const ledger::v1::CaseFile& file);

// Adds up open cases by handler.
class Workload {
 public:
  explicit Workload(absl::CivilDay today) : today_(today) {}

  // Counts `file` unless it is no longer open.
  void Add(const ledger::v1::CaseFile& file);

  // Heaviest first.
  std::vector<HandlerLoad> Lines() const;

 private:
  const absl::CivilDay today_;
  std::map<std::string, HandlerLoad> by_subject_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_WORKLOAD_H_
