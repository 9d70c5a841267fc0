#include "services/intake/domain/inquiry/invariants.h"

#include <string_view>

#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

using Broken = std::vector<std::string>;

void Expect(bool holds, std::string_view rule, Broken& broken) {
  if (!holds) broken.emplace_back(rule);
}

bool Binds(const v1::CaseFile& file, const std::string& obligation_id) {
  const v1::Obligation* found = FindObligation(file, obligation_id);
  return found != nullptr && found->state() == v1::OBLIGATION_STATE_OPEN;
}

// A case that came in answered with its history has no answer of its own.
void CheckResponse(const v1::CaseFile& file, Broken& broken) {
  Expect(!file.has_responded_at() || !file.has_draft(), "an answer that went out is no draft",
         broken);
  if (!file.has_response()) return;
  const v1::Signature& signature = file.response().signature();
  Expect(!signature.delegation_id().empty() && signature.has_signed_at(),
         "I-4: an answer is signed under a delegation", broken);
  Expect(InstantFrom(signature.signed_at()) <= InstantFrom(file.responded_at()),
         "I-4: an answer is signed before it is sent", broken);
  Expect(file.response().answer().ombudsman_explained(),
         "I-4: an answer explains the right to go to the Ombudsman", broken);
}

void CheckContributions(const v1::CaseFile& file, Broken& broken) {
  for (const v1::Contribution& each : file.contributions()) {
    const bool asked = each.state() == v1::CONTRIBUTION_STATE_ASKED;
    Expect(asked || !Binds(file, each.obligation_id()),
           "a contribution that came is no longer owed", broken);
    Expect(asked == !each.has_ended_at(), "a contribution that ended says when", broken);
  }
}

void CheckPromises(const v1::CaseFile& file, Broken& broken) {
  for (const v1::Action& each : file.actions()) {
    Expect(each.has_done_at() != Binds(file, each.obligation_id()),
           "C-08: a promised action is owed until it is done", broken);
  }
  for (const v1::FurtherContact& each : file.further_contacts()) {
    Expect(each.has_dealt_with_at() != Binds(file, each.obligation_id()),
           "whoever comes back is owed an answer until they have it", broken);
  }
  for (const v1::OmbudsmanMatter& matter : file.ombudsman()) {
    for (const v1::Recommendation& each : matter.recommendations()) {
      Expect(each.has_signed_off_at() != Binds(file, each.obligation_id()),
             "O-07: a recommendation is owed until it is signed off", broken);
    }
  }
}

void CheckLearning(const v1::CaseFile& file, Broken& broken) {
  for (const v1::Learning& each : file.learning()) {
    const bool open = each.state() == v1::LEARNING_STATE_OPEN;
    const bool unchecked = each.state() == v1::LEARNING_STATE_DONE && !each.has_impact_checked_at();
    Expect(open == Binds(file, each.obligation_id()), "what is to be learnt is owed until it ends",
           broken);
    Expect(unchecked == Binds(file, each.impact_obligation_id()),
           "what was learnt is looked at again", broken);
  }
}

}  // namespace

void CheckInquiry(const v1::CaseFile& file, std::vector<std::string>& broken) {
  CheckResponse(file, broken);
  CheckContributions(file, broken);
  CheckPromises(file, broken);
  CheckLearning(file, broken);
}

}  // namespace candour::intake
