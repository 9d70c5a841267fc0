// What an authority has decided for all of its cases: the rules of these acts, their fold, and what
// other rules ask of it.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_AUTHORITY_AUTHORITY_FILE_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_AUTHORITY_AUTHORITY_FILE_H_

#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/authority.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/intake/domain/context.h"

namespace candour::intake {

// Scopes of a delegation.
inline constexpr std::string_view kSignResponse = "sign_response";
inline constexpr std::string_view kManageProcedure = "manage_procedure";

// Whether `act` is one on the authority rather than on a case.
bool IsOnAuthority(const ledger::v1::Act& act);

// The events that follow from an act on the authority whose file is context.authority. Fails with
//   InvalidArgument (FieldError)  a version that is not loaded, a day that cannot be;
//   FailedPrecondition            the version in force is newer;
//   NotFound                      there is no such delegation.
absl::StatusOr<std::vector<ledger::v1::Event>> DecideOnAuthority(const ledger::v1::Act& act,
                                                                 const Context& context);

// Whether `event` changes the authority's file.
bool ChangesAuthority(const ledger::v1::Event& event);

// `file` after `event`; only copies.
ledger::v1::AuthorityFile ApplyToAuthority(ledger::v1::AuthorityFile file,
                                           const ledger::v1::Event& event);

// The version of `id` that the authority adopted last, or nothing when it never adopted one: then
// the one effective on the day counts.
std::optional<int> AdoptedVersion(const ledger::v1::AuthorityFile& file,
                                  ledger::v1::ReferenceKind kind, std::string_view id);

// The delegation under which `subject` may do `scope` on `day`, or null (reg 4(2)-(3)). The pointer
// lives as long as `file`.
const ledger::v1::Delegation* LiveDelegation(const ledger::v1::AuthorityFile& file,
                                             std::string_view subject, std::string_view scope,
                                             absl::CivilDay day);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_AUTHORITY_AUTHORITY_FILE_H_
