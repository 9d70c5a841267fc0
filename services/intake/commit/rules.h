// The domain's functions as the committer calls them.
#ifndef CANDOUR_SERVICES_INTAKE_COMMIT_RULES_H_
#define CANDOUR_SERVICES_INTAKE_COMMIT_RULES_H_

#include <functional>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/intake/domain/context.h"

namespace candour::intake {

// Decide, Apply, ChangesCase and TypeOf of the domain (decide.h, apply.h), ChangesAuthority and
// ApplyToAuthority (authority/authority_file.h); other ones in tests.
struct Rules {
  std::function<absl::StatusOr<std::vector<ledger::v1::Event>>(
      const ledger::v1::CaseFile*, const ledger::v1::Act&, const Context&)>
      decide;
  std::function<ledger::v1::CaseFile(ledger::v1::CaseFile, const ledger::v1::Event&)> apply;
  std::function<bool(const ledger::v1::Event&)> changes_case;
  std::function<std::string_view(const ledger::v1::Event&)> type_of;
  std::function<bool(const ledger::v1::Event&)> changes_authority;
  std::function<ledger::v1::AuthorityFile(ledger::v1::AuthorityFile, const ledger::v1::Event&)>
      apply_to_authority;
  // What Context brings along besides.
  const ReferenceData* reference_data = nullptr;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_COMMIT_RULES_H_
