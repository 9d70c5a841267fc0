// One batch as it is decided, act upon act.
#ifndef CANDOUR_SERVICES_INTAKE_COMMIT_DRAFT_H_
#define CANDOUR_SERVICES_INTAKE_COMMIT_DRAFT_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/intake/commit/committer.h"
#include "services/intake/commit/request.h"
#include "services/intake/commit/rules.h"
#include "services/intake/domain/ledger_store.h"

namespace candour::intake {

// What a batch of requests of one authority comes to, beginning from what was read.
//
// Each act is decided upon the result of those before it. An act that is refused on any of the
// cases it names, or whose rules throw, leaves no trace. Pure but for the salts. `rules` outlives
// the draft.
class Draft {
 public:
  // `now` is business time; what is recorded is never before the head.
  Draft(const Rules& rules, std::string authority_id, absl::Time now, LedgerView view);

  // Decides `request` and answers as it will stand once the draft is written.
  absl::StatusOr<Outcome> Add(const Request& request);

  // What is to be written; the draft is done with.
  LedgerWrite Take();

 private:
  // A case as it stands in this draft.
  struct Standing {
    ledger::v1::CaseFile file;
    bool is_new = false;
    bool changed = false;
  };
  // What one act adds, kept apart until it is whole.
  struct Addition;

  absl::StatusOr<Outcome> AnswerKnown(const Request& request, const KnownRequest& known) const;
  const Standing* Find(const Request& request) const;
  absl::StatusOr<Outcome> Decide(const Request& request, const Standing* standing);
  // Decides the act on one case, or on the authority when `subject` is null.
  absl::Status DecideOn(const Request& request, Standing* subject, Addition& addition) const;
  Context ContextFor(const Request& request) const;
  // What the cases of this draft know of those whom the request names.
  std::vector<ledger::v1::Person> KnownPeople(const Request& request) const;
  // For what holds on every case of a person: those that came in since the caller looked too.
  void AddCasesOfPerson(const Request& request, Addition& addition) const;
  void Record(const ledger::v1::Event& event, const Request& request, Standing* subject,
              Addition& addition) const;
  Outcome Keep(const Request& request, Addition addition);

  const Rules& rules_;
  const std::string authority_id_;
  const absl::Time now_;
  LedgerHead head_;
  ledger::v1::AuthorityFile authority_;
  std::map<RequestKey, KnownRequest> known_;
  std::map<std::string, Standing> cases_;
  std::map<std::string, std::string> id_of_reference_;
  LedgerWrite write_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_COMMIT_DRAFT_H_
