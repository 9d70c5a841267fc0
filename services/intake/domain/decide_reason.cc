#include "services/intake/domain/decide_reason.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"

namespace candour::intake {
namespace {

namespace ref = reference::v1;
namespace v1 = ledger::v1;

constexpr std::array<std::string_view, 6> kBanned = {
    "competing demands", "competing demand",          "workloads",
    "workload",          "exceptional circumstances", "exceptional circumstance"};

// Words around a banned phrase that add no fact.
constexpr std::array<std::string_view, 37> kEmptyWords = {
    "a",       "all",   "an",      "and",     "apologies", "are",   "as",    "at",
    "because", "by",    "caused",  "current", "delay",     "due",   "for",   "from",
    "has",     "have",  "heavy",   "high",    "in",        "is",    "of",    "on",
    "our",     "owing", "present", "result",  "some",      "sorry", "staff", "team",
    "the",     "this",  "to",      "very",    "we"};

// `text` in lower case with single spaces between its words and around them.
std::string InPlainWords(std::string_view text) {
  std::string plain(" ");
  for (const char c : text) {
    const bool letter = absl::ascii_isalnum(static_cast<unsigned char>(c)) != 0 ||
                        (static_cast<unsigned char>(c) & 0x80U) != 0;
    if (letter) plain.push_back(absl::ascii_tolower(static_cast<unsigned char>(c)));
    if (!letter && plain.back() != ' ') plain.push_back(' ');
  }
  if (plain.back() != ' ') plain.push_back(' ');
  return plain;
}

// Takes every banned phrase out of `plain`. True when there was one.
bool TakeOutBanned(std::string& plain) {
  bool any = false;
  for (const std::string_view phrase : kBanned) {
    const std::string wanted = absl::StrCat(" ", std::string(phrase), " ");
    for (std::size_t at = plain.find(wanted); at != std::string::npos; at = plain.find(wanted)) {
      plain.replace(at, wanted.size(), 1, ' ');
      any = true;
    }
  }
  return any;
}

absl::Status CheckFacts(const ref::DelayReason& reason, const v1::Extend& act) {
  for (const std::string& placeholder : reason.placeholders()) {
    const auto fact = act.facts().find(placeholder);
    if (fact == act.facts().end() || IsBlank(fact->second)) {
      return FieldError("act.facts", absl::StrCat("say what stands for {", placeholder, "}"));
    }
    if (IsBanned(fact->second)) {
      return FieldError("act.facts", absl::StrCat("give a fact for {", placeholder,
                                                  "}: that there was much to do is no reason"));
    }
  }
  if (static_cast<int>(act.facts().size()) == reason.placeholders_size()) return absl::OkStatus();
  const std::string wanted = absl::StrJoin(reason.placeholders(), ", ");
  return FieldError("act.facts", absl::StrCat("the reason ", reason.code(), " is filled by ",
                                              wanted.empty() ? "nothing" : wanted, " only"));
}

}  // namespace

bool IsBanned(std::string_view text) {
  std::string plain = InPlainWords(text);
  if (!TakeOutBanned(plain)) return false;
  const std::vector<std::string> rest = absl::StrSplit(plain, ' ', absl::SkipEmpty());
  return std::all_of(rest.begin(), rest.end(), [](const std::string& word) {
    return std::find(kEmptyWords.begin(), kEmptyWords.end(), word) != kEmptyWords.end();
  });
}

absl::Status CheckReason(const ref::DelayReason& reason, const v1::Extend& act,
                         const Actor& actor) {
  absl::Status facts = CheckFacts(reason, act);
  if (!facts.ok()) return facts;
  if (IsBanned(act.explanation())) {
    return FieldError("act.explanation",
                      "say what happened: workload, competing demands or exceptional "
                      "circumstances by themselves are no explanation");
  }
  if (!reason.sole() && IsBlank(act.explanation())) {
    return FieldError("act.explanation",
                      "this reason cannot stand alone: say in a sentence what "
                      "happened and what is being done");
  }
  if (!reason.sole() && !actor.Has(type::v1::ROLE_COMPLAINTS_MANAGER)) {
    return absl::PermissionDeniedError("this reason needs the complaints manager");
  }
  return absl::OkStatus();
}

bool MayLeave(const ref::DelayReason& reason, const Actor& actor) {
  return reason.approval() != ref::APPROVAL_SAFEGUARDING_LEAD ||
         actor.Has(type::v1::ROLE_SAFEGUARDING_LEAD);
}

}  // namespace candour::intake
