#include "services/notification/domain/heads_up.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/notification/domain/barred.h"
#include "services/notification/domain/quiet_hours.h"

namespace candour::notification {
namespace {

// News that is older says nothing any more.
constexpr absl::Duration kLongAgo = absl::Hours(48);

bool AgreedToTexts(const ledger::v1::Person& person) {
  return std::any_of(person.contact_points().begin(), person.contact_points().end(),
                     [](const ledger::v1::ContactPoint& point) {
                       return point.kind() == ledger::v1::CONTACT_KIND_PHONE && point.texts() &&
                              !point.shared() && !point.unsafe() &&
                              point.confirmation() != ledger::v1::CONFIRMATION_UNSPECIFIED;
                     });
}

// "07…" with eleven digits or "+447…" with twelve: a landline would read it out to whoever is
// there.
bool IsMobile(const std::string& number) {
  const bool plus = absl::StartsWith(number, "+447");
  const std::string digits = plus ? number.substr(1) : number;
  const bool all = std::all_of(digits.begin(), digits.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
  });
  return all &&
         (plus ? digits.size() == 12 : absl::StartsWith(digits, "07") && digits.size() == 11);
}

HeadsUp None(std::string reason) {
  HeadsUp none;
  none.reason = std::move(reason);
  return none;
}

Filling FillingOf(const reference::v1::Authority& authority, const ledger::v1::CaseFile& view,
                  const std::string& vehicle) {
  Filling filling;
  filling.authority_id = view.authority_id();
  filling.texts["council"] = authority.council();
  filling.texts["vehicle"] = vehicle;
  filling.texts["reference"] = view.reference();
  filling.texts["contact_phone"] = authority.phone();
  return filling;
}

}  // namespace

std::string TextNumber(const ledger::v1::Person& person) {
  if (!AgreedToTexts(person)) return "";
  std::string number;
  for (const char c : person.phone()) {
    if (c != ' ' && c != '-' && c != '(' && c != ')') number += c;
  }
  return IsMobile(number) ? number : "";
}

HeadsUp HeadsUpAbout(const Departure& departure, const ledger::v1::CaseFile& view,
                     const Rules& rules, absl::Time now) {
  const reference::v1::Notice* notice = rules.book.Find(departure.notice, view.authority_id());
  if (notice == nullptr || notice->audience() != reference::v1::AUDIENCE_COMPLAINANT) {
    return None("It was not for the complainant.");
  }
  if (const auto barred = Barred(view, LondonDay(now))) return None(barred->reason);
  const std::string number = TextNumber(view.complainant());
  if (number.empty()) return None("There is no number to which a text message may go.");
  const std::optional<absl::Time> slot =
      FirstSlot(Hours::kText, now, std::nullopt, rules.calendar, {});
  if (!slot || *slot - departure.at > kLongAgo) return None("It left too long ago.");
  const reference::v1::Authority* authority = rules.book.FindAuthority(view.authority_id());
  if (authority == nullptr) return None("This council has no contact details.");
  const absl::StatusOr<std::string> text =
      rules.book.RenderSms(FillingOf(*authority, view, departure.vehicle));
  if (!text.ok()) return None(std::string(text.status().message()));
  HeadsUp heads_up;
  heads_up.not_before = *slot;
  heads_up.message.reference =
      absl::StrCat("text.", view.authority_id(), ".", departure.obligation_id);
  heads_up.message.to_phone = number;
  heads_up.message.sms_text = *text;
  heads_up.message.dated_at = now;
  return heads_up;
}

}  // namespace candour::notification
