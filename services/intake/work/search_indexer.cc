#include "services/intake/work/search_indexer.h"

#include <utility>

namespace candour::intake {

absl::Status SearchIndexer::Turn() {
  const absl::StatusOr<std::vector<Head>> heads = events_.Heads();
  if (!heads.ok()) return heads.status();

  absl::Status first_error;
  for (const Head& head : *heads) {
    if (absl::Status done = CatchUp(head); !done.ok() && first_error.ok()) first_error = done;
  }
  return first_error;
}

absl::Status SearchIndexer::CatchUp(const Head& head) {
  {
    const std::lock_guard lock(mutex_);
    if (done_[head.authority_id] == head.cursor.seq) return absl::OkStatus();
  }
  IndexStep step;
  do {
    const absl::StatusOr<IndexStep> next = index_.Advance(head.authority_id);
    if (!next.ok()) return next.status();
    step = *next;
  } while (step.seq < step.head_seq);
  // It may have come further than the head that was asked for; the next turn looks once more.
  const std::lock_guard lock(mutex_);
  done_[head.authority_id] = head.cursor.seq;
  return absl::OkStatus();
}

absl::Status SearchIndexer::Rebuild(
    const std::string& authority_id,
    const std::function<bool(std::int64_t, std::int64_t)>& progress) {
  if (absl::Status cleared = index_.Clear(authority_id); !cleared.ok()) return cleared;
  {
    const std::lock_guard lock(mutex_);
    done_.erase(authority_id);
  }
  IndexStep step;
  do {
    const absl::StatusOr<IndexStep> next = index_.Advance(authority_id);
    if (!next.ok()) return next.status();
    step = *next;
    if (!progress(step.seq, step.head_seq)) return absl::CancelledError("the rebuild was stopped");
  } while (step.seq < step.head_seq);
  return absl::OkStatus();
}

}  // namespace candour::intake
