// What the committer needs of a store: one attempt to read, decide and write.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_LEDGER_STORE_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_LEDGER_STORE_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/receipt.pb.h"

namespace candour::intake {

// The end of one authority's ledger, and what counts along with it.
struct LedgerHead {
  // 0 before the first event.
  std::int64_t seq = 0;
  // 32 octets; all zero before the first event.
  std::string hash = std::string(32, '\0');
  // Of the last event; whole microseconds.
  absl::Time recorded_at = absl::UnixEpoch();
  // The year in which references were last given out, and the last serial of that year.
  int reference_year = 0;
  int reference_serial = 0;
  // The authority's own file (candour.ledger.v1.AuthorityFile), serialised: the fold of its
  // events. A store gives out none that cannot be read.
  std::string authority_file;

  friend bool operator==(const LedgerHead&, const LedgerHead&) = default;
};

// Subject and request_id (a UUID in lower case).
using RequestKey = std::pair<std::string, std::string>;

// What was answered to a request that was written.
struct KnownRequest {
  // SHA-256 of what was asked for.
  std::string body_digest;
  ledger::v1::Receipt answer;
};

// What an attempt reads.
struct Wanted {
  std::vector<RequestKey> requests;
  // UUIDs in lower case.
  std::vector<std::string> complaint_ids;
  // In their written form, check digit included.
  std::vector<std::string> references;
  // Complainants and people receiving care, UUIDs in lower case: the cases of each.
  std::vector<std::string> person_ids = {};
};

// What is there of what was wanted. Nothing in it is older than the head.
struct LedgerView {
  LedgerHead head;
  std::map<RequestKey, KnownRequest> requests;
  std::vector<ledger::v1::CaseFile> files;
};

// An event with its seal (services/intake/store/seal.h).
struct SealedEvent {
  std::int64_t seq = 0;
  // Empty for an event of the authority.
  std::string complaint_id;
  std::int64_t case_version = 0;
  absl::Time occurred_at;
  absl::Time recorded_at;
  std::string actor;
  std::string type;
  std::string facts;
  // The personal parts with their salt of 16 octets; absent when the event has none.
  std::optional<std::string> body;
  std::string salt;
  // SHA-256 of salt and body; present also when the body was erased later.
  std::optional<std::string> body_digest;
  std::string digest;
  std::string prev_hash;
  std::string hash;
};

// The bodies of one case that go.
struct Erasure {
  std::string complaint_id;
  // All of them up to and including this seq, or
  std::int64_t through_seq = 0;
  // where there are any, only those of the case's events of these versions.
  std::vector<std::int64_t> versions;
  // or, where there are any, those that brought the message of the first id and the attachments of
  // the others, whose content goes too.
  std::vector<std::string> ids = {};
  // With through_seq: who was named on the case. What is kept of those apart from cases is unlinked
  // from them once no case leads there.
  std::vector<std::string> person_ids = {};
  // With through_seq: words of their names, numbers and addresses, small letters, no spaces. What
  // somebody searched by with one of them in it goes too.
  std::vector<std::string> search_words = {};
};

// What one transaction writes.
struct LedgerWrite {
  LedgerHead head;
  std::vector<SealedEvent> events;
  // Whole files after the events: of new cases, and of cases that are there.
  std::vector<ledger::v1::CaseFile> opened;
  std::vector<ledger::v1::CaseFile> changed;
  std::map<RequestKey, KnownRequest> requests;
  // Done after the events were written.
  std::vector<Erasure> erasures;

  bool IsEmpty() const { return events.empty() && requests.empty(); }
};

// The writing side of the ledger. Thread-safe.
class LedgerStore {
 public:
  // What follows from what was read. Called at most once in an attempt that is answered with true
  // or false, and perhaps again in the next. Throws nothing.
  using Decide = std::function<LedgerWrite(const LedgerView&)>;

  virtual ~LedgerStore() = default;

  // Reads the head, then what is `wanted`, asks `decide` what follows, and writes all of that if
  // the head is still where it was. An authority without a ledger gets one.
  //
  // True: written, durable, or there was nothing to write. False: another writer was first, nothing
  // was written. With `hold_head` other writers wait from the reading on, so that the answer is
  // never false. Fails with
  //   Unavailable  the database did not answer; nothing was written;
  //   Unknown      it broke in the commit: whether it was written, the request ids tell;
  //   others       the database refused what was to be written; nothing was.
  virtual absl::StatusOr<bool> Attempt(const std::string& authority_id, const Wanted& wanted,
                                       bool hold_head, const Decide& decide) = 0;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_LEDGER_STORE_H_
