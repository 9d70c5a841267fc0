#include "services/intake/domain/inquiry/signer.h"

#include <algorithm>
#include <array>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/authority/authority_file.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/inquiry/find.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::string_view kTyped = "typed";
constexpr std::array<std::string_view, 3> kSigningMethods = {kTyped, "image", "by_hand"};

bool IsLive(const v1::Delegation& delegation, absl::CivilDay day) {
  return delegation.scope() == kSignResponse && StoredDay(delegation.from()) <= day &&
         (!delegation.has_until() || day <= StoredDay(delegation.until()));
}

// Whether "Helen Lowe, Director" is the name under the letter of "Helen Lowe" or of the whole.
bool IsNameOf(std::string_view signed_by, const std::string& name) {
  const std::string under(absl::StripAsciiWhitespace({signed_by.data(), signed_by.size()}));
  return absl::AsciiStrToLower(under) == absl::AsciiStrToLower(name) ||
         absl::AsciiStrToLower(under).find(absl::AsciiStrToLower(name) + ",") == 0;
}

const v1::Delegation* FindDelegation(const Hand& hand, absl::CivilDay day, const Context& context) {
  const auto& delegations = context.authority->delegations();
  if (!hand.delegation_id.empty()) {
    return FirstWhere(delegations, [&](const v1::Delegation& each) {
      return each.delegation_id() == hand.delegation_id && IsLive(each, day);
    });
  }
  if (IsBlank(hand.signed_by)) {
    return LiveDelegation(*context.authority, context.actor.subject, kSignResponse, day);
  }
  return FirstWhere(delegations, [&](const v1::Delegation& each) {
    return IsNameOf(hand.signed_by, each.name()) && IsLive(each, day);
  });
}

absl::Status NotSigned(const Hand& hand, absl::CivilDay day) {
  if (hand.delegation_id.empty() && IsBlank(hand.signed_by)) {
    return FieldError("act.signed_by", "say who signed it");
  }
  return FieldError(hand.delegation_id.empty() ? "act.signed_by" : "act.delegation_id",
                    absl::StrCat("no delegation to sign responses was live for this person on ",
                                 InWords(day), ": an unsigned response is no response, reg 14(2)"));
}

}  // namespace

absl::StatusOr<v1::Signature> Sign(const Hand& hand, const Context& context) {
  if (std::find(kSigningMethods.begin(), kSigningMethods.end(), hand.method) ==
      kSigningMethods.end()) {
    return FieldError("act.method", "say whether it was typed, image or by_hand");
  }
  const absl::CivilDay day = LondonDay(hand.signed_at);
  const v1::Delegation* delegation = FindDelegation(hand, day, context);
  if (delegation == nullptr) return NotSigned(hand, day);
  if (hand.method == kTyped && delegation->subject() != context.actor.subject) {
    return FieldError("act.method",
                      "only the signer types their name: record an image or a letter "
                      "signed by hand for another");
  }
  v1::Signature signature;
  signature.set_signed_by(IsBlank(hand.signed_by) ? delegation->name()
                                                  : std::string(hand.signed_by));
  signature.set_delegation_id(delegation->delegation_id());
  signature.set_subject(delegation->subject());
  *signature.mutable_signed_at() = ToTimestamp(hand.signed_at);
  signature.set_method(std::string(hand.method));
  signature.set_document_digest(std::string(hand.document_digest));
  return signature;
}

}  // namespace candour::intake
