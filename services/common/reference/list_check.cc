#include "services/common/reference/list_check.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "services/common/reference/field.h"

namespace candour {
namespace {

namespace ref = reference::v1;

absl::Status CheckNewCode(const std::string& field, const std::string& code,
                          std::set<std::string>& codes) {
  if (absl::Status s = CheckPresent(field, code); !s.ok()) return s;
  return codes.insert(code).second ? absl::OkStatus() : Refuse(field, "stands there twice");
}

// The names in braces in the order of the text, each once.
std::vector<std::string> PlaceholdersOf(const std::string& text) {
  std::vector<std::string> names;
  for (size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const size_t close = text.find('}', open);
    if (close == std::string::npos) break;
    std::string name = text.substr(open + 1, close - open - 1);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

absl::Status CheckDelayReason(const std::string& field, const ref::DelayReason& reason) {
  if (absl::Status s = CheckPresent(field + ".text", reason.text()); !s.ok()) return s;
  const std::vector<std::string> named(reason.placeholders().begin(), reason.placeholders().end());
  if (named != PlaceholdersOf(reason.text())) {
    return Refuse(field + ".placeholders", "must be the names in braces in the text");
  }
  if (reason.approval() == ref::APPROVAL_UNSPECIFIED) {
    return Refuse(field + ".approval", "is missing");
  }
  if (!reason.sole() && reason.approval() == ref::APPROVAL_NONE) {
    return Refuse(field + ".approval", "a reason that may not stand alone needs one");
  }
  return absl::OkStatus();
}

bool IsThemeCode(const std::string& code) {
  return code.size() == 3 && std::all_of(code.begin(), code.end(), absl::ascii_isupper);
}

bool IsSubthemeCode(const std::string& theme, const std::string& code) {
  return code.size() == 6 && code.compare(0, 4, theme + "-") == 0 && absl::ascii_isdigit(code[4]) &&
         absl::ascii_isdigit(code[5]);
}

absl::Status CheckTheme(const std::string& field, const ref::Theme& theme) {
  if (!IsThemeCode(theme.code())) return Refuse(field + ".code", "must be three capital letters");
  if (absl::Status s = CheckPresent(field + ".name", theme.name()); !s.ok()) return s;
  if (theme.ombudsman_category().empty()) {
    return Refuse(field + ".ombudsman_category", "is missing");
  }
  std::set<std::string> codes;
  for (int i = 0; i < theme.subthemes_size(); ++i) {
    const ref::Subtheme& subtheme = theme.subthemes(i);
    const std::string path = field + "." + Entry("subthemes", i);
    if (absl::Status s = CheckNewCode(path + ".code", subtheme.code(), codes); !s.ok()) return s;
    if (!IsSubthemeCode(theme.code(), subtheme.code())) {
      return Refuse(path + ".code", "must be the theme's code, a hyphen and two digits");
    }
    if (absl::Status s = CheckPresent(path + ".name", subtheme.name()); !s.ok()) return s;
  }
  if (theme.subthemes().empty() || *codes.rbegin() != theme.code() + "-99" ||
      theme.subthemes().rbegin()->code() != *codes.rbegin()) {
    return Refuse(field + ".subthemes", "must end with number 99");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckDelayReasons(const ref::DelayReasons& list) {
  if (absl::Status s = CheckVersion("version", list.version()); !s.ok()) return s;
  if (list.reasons().empty()) return Refuse("reasons", "is missing");
  std::set<std::string> codes;
  for (int i = 0; i < list.reasons_size(); ++i) {
    const std::string field = Entry("reasons", i);
    const ref::DelayReason& reason = list.reasons(i);
    if (absl::Status s = CheckNewCode(field + ".code", reason.code(), codes); !s.ok()) return s;
    if (absl::Status s = CheckDelayReason(field, reason); !s.ok()) return s;
  }
  return absl::OkStatus();
}

absl::Status CheckCodeList(const ref::CodeList& list) {
  if (absl::Status s = CheckPresent("id", list.id()); !s.ok()) return s;
  if (absl::Status s = CheckVersion("version", list.version()); !s.ok()) return s;
  if (list.codes().empty()) return Refuse("codes", "is missing");
  std::set<std::string> codes;
  for (int i = 0; i < list.codes_size(); ++i) {
    const std::string field = Entry("codes", i);
    const ref::Code& code = list.codes(i);
    if (absl::Status s = CheckNewCode(field + ".code", code.code(), codes); !s.ok()) return s;
    if (absl::Status s = CheckPresent(field + ".name", code.name()); !s.ok()) return s;
    if (code.upheld() && !code.decided())
      return Refuse(field + ".decided", "what is upheld is decided");
  }
  return absl::OkStatus();
}

absl::Status CheckOutcomes(const ref::Outcomes& list) {
  if (absl::Status s = CheckVersion("version", list.version()); !s.ok()) return s;
  if (list.outcomes().empty()) return Refuse("outcomes", "is missing");
  std::set<std::string> codes;
  for (int i = 0; i < list.outcomes_size(); ++i) {
    const std::string field = Entry("outcomes", i);
    const ref::Outcome& outcome = list.outcomes(i);
    if (absl::Status s = CheckNewCode(field + ".code", outcome.code(), codes); !s.ok()) return s;
    if (absl::Status s = CheckPresent(field + ".name", outcome.name()); !s.ok()) return s;
    if (outcome.well_founded() && !outcome.decided()) {
      return Refuse(field + ".decided", "what is well-founded is decided");
    }
  }
  return absl::OkStatus();
}

absl::Status CheckPolicy(const ref::Policy& policy) {
  if (absl::Status s = CheckPresent("id", policy.id()); !s.ok()) return s;
  if (absl::Status s = CheckVersion("version", policy.version()); !s.ok()) return s;
  if (absl::Status s = CheckDay("effective_on", policy.effective_on()); !s.ok()) return s;
  if (policy.record_types().empty()) return Refuse("record_types", "is missing");
  std::set<std::string> codes;
  for (int i = 0; i < policy.record_types_size(); ++i) {
    const std::string field = Entry("record_types", i);
    const ref::RecordType& type = policy.record_types(i);
    if (absl::Status s = CheckNewCode(field + ".code", type.code(), codes); !s.ok()) return s;
    if (absl::Status s = CheckPresent(field + ".name", type.name()); !s.ok()) return s;
    if (type.procedure_id().empty()) return Refuse(field + ".procedure_id", "is missing");
  }
  if (policy.freeze_working_days() < 1) return Refuse("freeze_working_days", "must be at least 1");
  return absl::OkStatus();
}

absl::Status CheckSayableSteps(const ref::SayableSteps& list) {
  std::set<std::string> codes;
  for (int i = 0; i < list.steps_size(); ++i) {
    const std::string field = Entry("steps", i);
    if (absl::Status s = CheckNewCode(field + ".code", list.steps(i).code(), codes); !s.ok()) {
      return s;
    }
    if (absl::Status s = CheckPresent(field + ".text", list.steps(i).text()); !s.ok()) return s;
  }
  return codes.empty() ? Refuse("steps", "is missing") : absl::OkStatus();
}

absl::Status CheckTaxonomy(const ref::Taxonomy& taxonomy) {
  if (absl::Status s = CheckPresent("id", taxonomy.id()); !s.ok()) return s;
  if (absl::Status s = CheckVersion("version", taxonomy.version()); !s.ok()) return s;
  if (absl::Status s = CheckDay("effective_on", taxonomy.effective_on()); !s.ok()) return s;
  if (taxonomy.themes().empty()) return Refuse("themes", "is missing");
  std::set<std::string> codes;
  for (int i = 0; i < taxonomy.themes_size(); ++i) {
    const std::string field = Entry("themes", i);
    const ref::Theme& theme = taxonomy.themes(i);
    if (absl::Status s = CheckNewCode(field + ".code", theme.code(), codes); !s.ok()) return s;
    if (absl::Status s = CheckTheme(field, theme); !s.ok()) return s;
  }
  return absl::OkStatus();
}

}  // namespace candour
