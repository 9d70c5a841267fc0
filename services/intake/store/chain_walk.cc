#include "services/intake/store/chain_walk.h"

#include <utility>

#include "services/intake/store/seal.h"

namespace candour::intake {

ChainWalk::ChainWalk(std::string authority_id, Cursor head, const std::vector<Cursor>& anchors,
                     std::map<std::string, Erased> erased)
    : authority_id_(std::move(authority_id)), erased_(std::move(erased)) {
  verdict_.head = std::move(head);
  for (const Cursor& anchor : anchors) {
    if (anchor.seq > 0) anchors_.emplace(anchor.seq, anchor.hash);
  }
}

bool ChainWalk::Fail(ChainFault fault, std::int64_t seq, std::string_view explanation) {
  verdict_.fault = fault;
  verdict_.fault_seq = seq;
  verdict_.explanation = explanation;
  return false;
}

bool ChainWalk::Step(const SealedEvent& event) {
  const std::int64_t expected = last_.seq + 1;
  if (event.seq > verdict_.head.seq) {
    return Fail(ChainFault::kTailCut, expected, "The head lies before the last event.");
  }
  if (event.seq != expected) {
    return Fail(ChainFault::kEventMissing, expected, "An event is missing.");
  }
  if (EventDigest(authority_id_, event) != event.digest) {
    return Fail(ChainFault::kFactsChanged, event.seq,
                "The event's facts or columns do not match its digest.");
  }
  if (event.prev_hash != last_.hash || ChainHash(event.prev_hash, event.digest) != event.hash) {
    return Fail(ChainFault::kLinkBroken, event.seq,
                "The event does not link to the one before it.");
  }
  if (!BodyHolds(event) || !HoldsAnchor(event)) return false;
  last_ = {event.seq, event.hash};
  ++verdict_.walked;
  return true;
}

bool ChainWalk::BodyHolds(const SealedEvent& event) {
  if (event.body) {
    const bool matches =
        event.body_digest && BodyDigest(event.salt, *event.body) == *event.body_digest;
    return matches || Fail(ChainFault::kBodyChanged, event.seq,
                           "The event's personal body does not match its digest.");
  }
  if (!event.body_digest) return true;
  if (!IsErased(event)) {
    return Fail(ChainFault::kBodyMissing, event.seq,
                "The event's personal body is gone, and no erasure event says so.");
  }
  ++verdict_.erased_bodies;
  return true;
}

bool ChainWalk::IsErased(const SealedEvent& event) const {
  const auto erased = erased_.find(event.complaint_id);
  return erased != erased_.end() &&
         (event.seq <= erased->second.through_seq || erased->second.single.contains(event.seq));
}

bool ChainWalk::HoldsAnchor(const SealedEvent& event) {
  const auto [first, behind] = anchors_.equal_range(event.seq);
  for (auto anchor = first; anchor != behind; ++anchor) {
    if (anchor->second != event.hash) {
      return Fail(ChainFault::kTailCut, event.seq,
                  "The event is not the one that was noted outside the database: the tail was cut "
                  "and written anew, or another ledger was restored.");
    }
  }
  return true;
}

Verdict ChainWalk::Finish() {
  if (verdict_.fault != ChainFault::kNone) return verdict_;
  const Cursor& head = verdict_.head;
  if (last_.seq != head.seq) {
    Fail(ChainFault::kTailCut, last_.seq + 1, "The events end before the head.");
  } else if (head.seq > 0 && last_.hash != head.hash) {
    Fail(ChainFault::kTailCut, head.seq, "The head's hash is not the last event's.");
  } else if (!anchors_.empty() && anchors_.rbegin()->first > head.seq) {
    Fail(ChainFault::kTailCut, head.seq + 1,
         "The ledger ends before a head that was noted outside the database: its tail was cut.");
  }
  return verdict_;
}

}  // namespace candour::intake
