// Brings an authority's open cases to the versions that it adopted, one act per case.
#ifndef CANDOUR_SERVICES_INTAKE_WORK_ADOPTION_JOB_H_
#define CANDOUR_SERVICES_INTAKE_WORK_ADOPTION_JOB_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/authority.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "services/intake/commit/committer.h"

namespace candour::intake {

// What one turn did.
struct AdoptionTurn {
  // Rederive that are now durable, also those known before.
  std::int64_t rederived = 0;
  // Refused by the domain; they are tried again in the next turn. The last refusal is kept.
  std::int64_t refused = 0;
  std::string refusal;
};

// Where the job reads, so that it can be tested without a database.
struct AdoptionSource {
  std::function<absl::StatusOr<std::vector<std::string>>()> authorities;
  std::function<absl::StatusOr<ledger::v1::AuthorityFile>(const std::string& authority_id)>
      authority;
  std::function<absl::Status(const std::string& authority_id,
                             const std::function<void(const ledger::v1::CaseFile&)>& visit)>
      open_files;
};

// The act for a case that does not stand on what its authority adopted. Its request_id follows from
// the case and the versions, so that whoever sends it, and however often, it acts once.
Command RederiveFor(const ledger::v1::CaseFile& file, const ledger::v1::AuthorityFile& authority);

// Sends Rederive for every open case that stands on older versions. It keeps nothing durable: a
// turn that was broken off is done again, and cases that were reached are left alone. Several
// processes may run one each. One turn at a time.
class AdoptionJob {
 public:
  AdoptionJob(AdoptionSource source, Committer& committer)
      : source_(std::move(source)), committer_(committer) {}

  // Goes through the authorities whose adoptions it has not carried through since it was made. Ends
  // early with the error when the database does not answer or the lane is full.
  absl::StatusOr<AdoptionTurn> Turn();

 private:
  absl::Status TurnOf(const std::string& authority_id, AdoptionTurn& turn);

  const AdoptionSource source_;
  Committer& committer_;
  // How many adoptions of each authority are carried through.
  std::map<std::string, int> done_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_WORK_ADOPTION_JOB_H_
