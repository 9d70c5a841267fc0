#include "services/intake/work/anchor_job.h"

#include <utility>
#include <vector>

#include "services/common/day/london.h"

namespace candour::intake {

AnchorJob::AnchorJob(EventReader& events, Sign sign, std::function<absl::Time()> machine_now)
    : events_(events), sign_(std::move(sign)), machine_now_(std::move(machine_now)) {}

absl::Status AnchorJob::Turn() {
  const absl::StatusOr<std::vector<Head>> heads = events_.Heads();
  if (!heads.ok()) return heads.status();
  const absl::CivilDay today = LondonDay(machine_now_());

  absl::Status first_error;
  for (const Head& head : *heads) {
    const auto last = signed_on_.find(head.authority_id);
    if (head.cursor.seq == 0 || (last != signed_on_.end() && last->second == today)) continue;
    absl::Status done = sign_(head);
    if (done.ok()) {
      signed_on_[head.authority_id] = today;
    } else if (first_error.ok()) {
      first_error = std::move(done);
    }
  }
  return first_error;
}

}  // namespace candour::intake
