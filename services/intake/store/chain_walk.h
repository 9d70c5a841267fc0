// The walk along one authority's chain, free of any database.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_CHAIN_WALK_H_
#define CANDOUR_SERVICES_INTAKE_STORE_CHAIN_WALK_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "services/intake/domain/ledger_store.h"
#include "services/intake/store/cursor.h"

namespace candour::intake {

// What is wrong with a chain; the numbers of candour.intake.v1.Fault.
enum class ChainFault {
  kNone = 0,
  // An event's facts or columns do not match its digest.
  kFactsChanged = 1,
  // A personal body does not match its digest.
  kBodyChanged = 2,
  // A seq is missing.
  kEventMissing = 3,
  // An event does not link to the one before it.
  kLinkBroken = 4,
  // The head is not the last event's, or the chain does not hold an anchor.
  kTailCut = 5,
  // A personal body is gone and no erasure event says so.
  kBodyMissing = 6,
};

// What a walk found.
struct Verdict {
  std::int64_t walked = 0;
  Cursor head;
  // The first fault, where it is, and a sentence for the person who asked.
  ChainFault fault = ChainFault::kNone;
  std::int64_t fault_seq = 0;
  std::string explanation;
  // Bodies that are gone under an erasure event.
  std::int64_t erased_bodies = 0;
};

// Which bodies of one case erasure events say are gone.
struct Erased {
  // Every one up to and including this seq.
  std::int64_t through_seq = 0;
  // Those of single events, by seq.
  std::set<std::int64_t> single;
};

// Takes the events in order of seq and stops at the first fault.
class ChainWalk {
 public:
  // `anchors` are heads noted earlier outside the database. `erased` says which bodies of a case
  // are gone, by complaint_id.
  ChainWalk(std::string authority_id, Cursor head, const std::vector<Cursor>& anchors,
            std::map<std::string, Erased> erased);

  // Steps over `event`; its body is absent when the database has none. False: the walk is over.
  bool Step(const SealedEvent& event);

  // What was found, after the last event.
  Verdict Finish();

 private:
  bool Fail(ChainFault fault, std::int64_t seq, std::string_view explanation);
  bool BodyHolds(const SealedEvent& event);
  bool IsErased(const SealedEvent& event) const;
  bool HoldsAnchor(const SealedEvent& event);

  const std::string authority_id_;
  std::multimap<std::int64_t, std::string> anchors_;
  const std::map<std::string, Erased> erased_;
  // The last event that was stepped over.
  Cursor last_{0, std::string(32, '\0')};
  Verdict verdict_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_CHAIN_WALK_H_
