#include "services/intake/service/contribution_link.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/digest/digest.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/inquiry/find.h"
#include "services/intake/domain/inquiry/link.h"

namespace candour::intake {

absl::StatusOr<const ledger::v1::Contribution*> LinkedContribution(const ledger::v1::CaseFile& file,
                                                                   const std::string& secret,
                                                                   absl::Time now) {
  const ledger::v1::Contribution* found = FirstWhere(
      file.contributions(), [digest = Sha256(secret), now](const ledger::v1::Contribution& each) {
        return Opens(each, digest, now);
      });
  if (found == nullptr) {
    return absl::NotFoundError("the link opens nothing: ask whoever sent it for another");
  }
  return found;
}

bool IsWanted(const ledger::v1::CaseFile& file, const ledger::v1::Contribution& contribution) {
  return contribution.state() == ledger::v1::CONTRIBUTION_STATE_ASKED &&
         (IsOpen(file) || file.status() == ledger::v1::STATUS_RESPONDED);
}

Caller LinkHolder(const ledger::v1::Contribution& contribution) {
  Caller holder;
  holder.subject = absl::StrCat("link/", contribution.contribution_id());
  holder.roles = {type::v1::ROLE_SERVICE};
  return holder;
}

v1::ReadContributionResponse WhatIsShown(const ledger::v1::CaseFile& file,
                                         const ledger::v1::Contribution& contribution) {
  v1::ReadContributionResponse response;
  response.set_contributor_name(contribution.contributor_name());
  response.set_shown(contribution.shown());
  *response.mutable_link_expires_at() = contribution.link_expires_at();
  const ledger::v1::Obligation* owed = FindObligation(file, contribution.obligation_id());
  if (owed != nullptr && owed->has_due_by()) *response.mutable_due_by() = owed->due_by();
  return response;
}

}  // namespace candour::intake
