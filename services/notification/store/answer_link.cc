#include "services/notification/store/answer_link.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/common/digest/digest.h"
#include "services/common/follower/command.h"
#include "services/notification/domain/draft/addressee.h"

namespace candour::notification {
namespace {

// 256 bits: nobody tries them out.
constexpr std::size_t kLinkSecretOctets = 32;

}  // namespace

absl::Status PutLink(pqxx::work& tx, const std::string& answer_page, Claim& claim) {
  const std::size_t place = claim.message.body.rfind(kLinkStandIn);
  if (place == std::string::npos || answer_page.empty()) return absl::OkStatus();
  const std::string secret = Hex(RandomBytes(kLinkSecretOctets));
  claim.link =
      absl::StrCat(answer_page, "/", claim.authority_id, "/", claim.complaint_id, "/", secret);
  claim.message.body.replace(place, kLinkStandIn.size(), claim.link);
  ledger::v1::Act act;
  act.set_complaint_id(claim.complaint_id);
  act.mutable_issue_link()->set_obligation_id(claim.obligation_id);
  act.mutable_issue_link()->set_link_digest(Sha256(secret));
  return follower::QueueCommand(
      tx, "notification", claim.authority_id,
      follower::NamedId(absl::StrCat("notification/", claim.authority_id, "/", claim.obligation_id,
                                     "/link/", Hex(Sha256(secret)))),
      act);
}

std::string KeptBody(const Claim& claim) {
  if (claim.link.empty()) return claim.message.body;
  return absl::StrReplaceAll(
      claim.message.body,
      {{claim.link, absl::string_view(kLinkStandIn.data(), kLinkStandIn.size())}});
}

}  // namespace candour::notification
