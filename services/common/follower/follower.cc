#include "services/common/follower/follower.h"

#include <utility>

#include "services/common/follower/engine.h"

namespace candour::follower {

Follower::Follower(FollowerSettings settings, Database& database,
                   std::vector<Projection*> projections)
    : engine_(std::make_unique<Engine>(std::move(settings), database, std::move(projections))) {}

Follower::~Follower() { Stop(); }

void Follower::Start() { engine_->Start(); }

void Follower::Stop() { engine_->Stop(); }

void Follower::Nudge() { engine_->Nudge(); }

absl::StatusOr<Position> Follower::CatchUp(const std::string& authority_id,
                                           absl::Duration patience) {
  return engine_->CatchUp(authority_id, patience);
}

absl::StatusOr<std::vector<std::string>> Follower::Authorities() {
  const absl::StatusOr<std::vector<LedgerHead>> heads = engine_->Look();
  if (!heads.ok()) return heads.status();
  std::vector<std::string> authorities;
  authorities.reserve(heads->size());
  for (const LedgerHead& head : *heads) authorities.push_back(head.authority_id);
  return authorities;
}

absl::StatusOr<std::vector<v1::Standing>> Follower::Standings() { return engine_->Standings(); }

absl::Status Follower::Rebuild(const std::string& authority_id,
                               const std::function<bool(std::int64_t, std::int64_t)>& progress) {
  return engine_->Rebuild(authority_id, progress);
}

absl::Status Follower::Resume(const std::string& authority_id, const std::string& complaint_id) {
  return engine_->Resume(authority_id, complaint_id);
}

}  // namespace candour::follower
