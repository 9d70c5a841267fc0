#include "services/intake/service/sight.h"

#include "services/intake/domain/correspondence/sight.h"

namespace candour::intake {

absl::StatusOr<ledger::v1::CaseFile> CaseFor(const Surroundings& around, const Caller& caller,
                                             const std::string& authority_id,
                                             const std::string& case_key) {
  absl::StatusOr<ledger::v1::CaseFile> file = around.cases.Get(authority_id, case_key);
  if (!file.ok()) return file.status();
  const Actor actor{caller.subject, caller.roles};
  if (!MaySee(*file, actor, around.time.Now())) {
    return absl::NotFoundError("there is no such case");
  }
  return file;
}

}  // namespace candour::intake
