// The group commit: the one way anything is written.
#ifndef CANDOUR_SERVICES_INTAKE_COMMIT_COMMITTER_H_
#define CANDOUR_SERVICES_INTAKE_COMMIT_COMMITTER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/receipt.pb.h"
#include "services/intake/domain/context.h"

namespace candour::intake {

// People at a screen go first; imports and followers second.
enum class Lane { kPeople, kBulk };

// One act that waits to be decided and written.
struct Command {
  std::string authority_id;
  Actor actor;
  // UUID; unique per actor.subject. Known ones are answered from the record, first of all.
  std::string request_id;
  // The case by complaint_id or reference; empty for Submit and for acts on the authority.
  std::string case_key;
  // The version the caller saw; 0: any.
  std::int64_t expected_version = 0;
  ledger::v1::Act act;
  Lane lane = Lane::kPeople;
};

// What became durable.
struct Outcome {
  ledger::v1::Receipt receipt;
  // The case after the act; empty for acts on the authority and for repeated requests.
  ledger::v1::CaseFile file;
};

// Takes commands in, decides and writes them in groups, one authority a transaction.
//
// Thread-safe. Any number of processes may run one over the same database.
class Committer {
 public:
  using Done = std::function<void(absl::StatusOr<Outcome>)>;

  virtual ~Committer() = default;

  // Queues `command`; `done` is called exactly once, from the writer's thread, when the act is
  // durable or refused. Never blocks. Refusals besides those of Decide:
  //   ResourceExhausted  the lane is full (called at once, on the caller's thread): try again;
  //   AlreadyExists      the request_id was used for another act;
  //   Aborted            the case is not at expected_version;
  //   Unavailable        the database did not answer, or the committer drains: ask again with the
  //                      same request_id, which tells what became of it.
  virtual void Enqueue(Command command, Done done) = 0;

  // Refuses new commands, finishes what is queued, returns when the last was answered.
  virtual void Drain() = 0;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_COMMIT_COMMITTER_H_
