#include "services/notification/domain/notice_check.h"

#include <array>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/notification/domain/layout.h"
#include "services/notification/domain/plain_english.h"
#include "services/notification/domain/template.h"

namespace candour::notification {
namespace {

using reference::v1::Notice;
using reference::v1::Part;
using reference::v1::Placeholder;
using reference::v1::Saying;

using Names = std::map<std::string, Placeholder>;

// NG-2, besides the date, which is on every letter and mail.
constexpr std::array<Part, 6> kEveryNotice = {
    reference::v1::PART_REFERENCE,    reference::v1::PART_WHO_WE_ARE, reference::v1::PART_CONTACT,
    reference::v1::PART_OTHER_FORMAT, reference::v1::PART_ADVOCACY,   reference::v1::PART_NEXT};

// Words that say what a complaint is about, and so never stand in a subject or a text message.
constexpr std::array<const char*, 20> kMatter = {
    "care",   "carer", "home",    "charge", "charges",     "bill",         "money",
    "debt",   "abuse", "neglect", "death",  "assessment",  "safeguarding", "medicine",
    "police", "staff", "visit",   "worker", "restriction", "health"};

std::string NameOf(Part part) { return reference::v1::Part_Name(part).substr(5); }

Names NamesOf(const Notice& notice, const Notice* closing) {
  Names names;
  for (const Placeholder& placeholder : notice.placeholders()) {
    names[placeholder.name()] = placeholder;
  }
  if (closing == nullptr) return names;
  for (const Placeholder& placeholder : closing->placeholders()) {
    names.emplace(placeholder.name(), placeholder);
  }
  return names;
}

// Collects the faults of one notice.
class Check {
 public:
  Check(const Notice& notice, const Notice* closing)
      : notice_(notice), closing_(closing), names_(NamesOf(notice, closing)) {}

  std::vector<std::string> Run() {
    CheckHead();
    if (!CheckNames()) return std::move(faults_);
    CheckParts();
    CheckSubject();
    CheckWords("", notice_.body(), kPlainEnglishMeasure);
    CheckWords("easy read: ", notice_.easy_read(), kEasyReadMeasure);
    CheckWords("script: ", notice_.phone_script(), kPlainEnglishMeasure);
    CheckEasyRead();
    return std::move(faults_);
  }

 private:
  void Fault(const std::string& what) {
    faults_.push_back(absl::StrCat("notice ", notice_.code(), ": ", what));
  }

  void CheckHead() {
    if (notice_.code().empty() || notice_.version() < 1 || notice_.body().empty()) {
      Fault("code, version and body are needed");
    }
    if (closing_ == nullptr) return;
    if (notice_.law().empty()) Fault("name the law or local standard behind it");
    if (notice_.approver() == reference::v1::APPROVER_UNSPECIFIED) Fault("say who approves it");
    if (notice_.media().empty()) Fault("say by which ways it may go");
    for (const int medium : notice_.media()) {
      if (medium == reference::v1::MEDIUM_SMS) Fault("a text message never carries it (NG-1)");
    }
  }

  // Whether every name in `text` is declared.
  bool AreDeclared(const std::string& text) {
    const absl::StatusOr<std::set<std::string>> names = NamesIn(text);
    if (!names.ok()) {
      Fault(std::string(names.status().message()));
      return false;
    }
    for (const std::string& name : *names) {
      if (names_.contains(name)) continue;
      Fault(absl::StrCat("{{", name, "}} is unknown"));
      return false;
    }
    return true;
  }

  bool CheckNames() {
    if (!AreDeclared(notice_.subject()) || !AreDeclared(notice_.body()) ||
        !AreDeclared(notice_.easy_read()) || !AreDeclared(notice_.phone_script())) {
      return false;
    }
    const std::string text = absl::StrCat(notice_.subject(), "\n\n", notice_.body());
    for (const Placeholder& placeholder : notice_.placeholders()) {
      const bool used = absl::StrContains(text, absl::StrCat("{{", placeholder.name(), "}}"));
      // The closings declare a few names for the notices above them.
      if (placeholder.required() && !used && !IsPartOfOthers(notice_.code())) {
        Fault(absl::StrCat("must say {{", placeholder.name(), "}} and does not"));
      }
    }
    return true;
  }

  // Whether the paragraph may be left out for want of a value.
  bool MayVanish(const std::string& paragraph) const {
    const absl::StatusOr<std::set<std::string>> names = NamesIn(paragraph);
    for (const std::string& name : *names) {
      if (!names_.at(name).required()) return true;
    }
    return false;
  }

  bool SaysForCertain(const Notice& notice, const std::string& words) const {
    for (const auto& paragraph : absl::StrSplit(notice.body(), "\n\n")) {
      const std::string text(paragraph);
      if (absl::StrContains(text, words) && !MayVanish(text)) return true;
    }
    return false;
  }

  // Whether the saying holds of `notice`; a fault when it is badly made.
  bool Holds(const Notice& notice, const Saying& saying) {
    if (saying.placeholder().empty() == saying.passage().empty()) {
      Fault(absl::StrCat(NameOf(saying.part()), " is said by a name or by a passage"));
      return false;
    }
    if (!saying.passage().empty()) return SaysForCertain(notice, saying.passage());
    const std::string name = absl::StrCat("{{", saying.placeholder(), "}}");
    if (saying.part() == reference::v1::PART_HEALTH_OMBUDSMAN) {
      return absl::StrContains(notice.body(), name);
    }
    return SaysForCertain(notice, name);
  }

  void CheckParts() {
    std::set<Part> must;
    for (const int part : notice_.must_say()) must.insert(static_cast<Part>(part));
    if (closing_ != nullptr && notice_.audience() == reference::v1::AUDIENCE_COMPLAINANT) {
      must.insert(kEveryNotice.begin(), kEveryNotice.end());
    }
    std::set<Part> said;
    std::set<Part> unsaid;
    for (const Notice* notice : {&notice_, closing_}) {
      if (notice == nullptr) continue;
      for (const Saying& saying : notice->says()) {
        (Holds(*notice, saying) ? said : unsaid).insert(saying.part());
      }
    }
    for (const Part part : must) {
      if (!said.contains(part) || unsaid.contains(part)) {
        Fault(absl::StrCat("must say ", NameOf(part), " and does not say it for certain"));
      }
    }
  }

  void CheckSubject() {
    const absl::StatusOr<std::set<std::string>> names = NamesIn(notice_.subject());
    for (const std::string& name : *names) {
      if (name != "reference" && name != "council") {
        Fault(absl::StrCat("its subject must not say {{", name, "}}"));
      }
    }
    if (closing_ != nullptr && names->count("reference") == 0) {
      Fault("its subject must say {{reference}}");
    }
    const bool sms = notice_.code() == "SMS";
    CheckMatter("subject", notice_.subject());
    if (sms) CheckMatter("text", notice_.body());
  }

  void CheckMatter(const std::string& where, const std::string& text) {
    std::string folded = " ";
    for (const char c : text) {
      const auto octet = static_cast<unsigned char>(c);
      folded += absl::ascii_isalpha(octet) ? static_cast<char>(absl::ascii_tolower(octet)) : ' ';
    }
    folded += ' ';
    for (const char* word : kMatter) {
      if (absl::StrContains(folded, absl::StrCat(" ", word, " "))) {
        Fault(absl::StrCat("its ", where, " must not say \"", word, "\" (NG-3)"));
      }
    }
  }

  // The text as it might read, with something harmless for every name.
  std::string Sample(const std::string& text) const {
    Values values;
    for (const auto& [name, placeholder] : names_) {
      switch (placeholder.kind()) {
        case reference::v1::PLACEHOLDER_KIND_DAY:
          values[name] = "Wednesday 3 February 2027";
          break;
        case reference::v1::PLACEHOLDER_KIND_TEXT:
          values[name] = "our team";
          break;
        default:
          values[name] = "We did this.";
      }
    }
    return Fill(text, values).value_or("");
  }

  void CheckWords(const std::string& where, const std::string& text, const Measure& measure) {
    if (text.empty() || notice_.code() == "PHONE") return;
    for (const std::string& fault : FaultsOf(Sample(text), measure)) {
      Fault(absl::StrCat(where, fault));
    }
  }

  // A name that says what must be said stands in the easy read too.
  void CheckEasyRead() {
    if (notice_.easy_read().empty()) return;
    for (const Saying& saying : notice_.says()) {
      const std::string name = absl::StrCat("{{", saying.placeholder(), "}}");
      if (saying.placeholder().empty() || absl::StrContains(notice_.easy_read(), name)) continue;
      Fault(absl::StrCat("easy read: must say ", name, " and does not"));
    }
  }

  const Notice& notice_;
  const Notice* closing_;
  const Names names_;
  std::vector<std::string> faults_;
};

}  // namespace

bool IsPartOfOthers(const std::string& code) {
  return absl::StartsWith(code, "CLOSING") || code == "BEREAVEMENT" || code == "SMS" ||
         code == "PHONE";
}

std::string ClosingFor(reference::v1::Audience audience) {
  if (audience == reference::v1::AUDIENCE_STAFF) return "CLOSING-STAFF";
  if (audience == reference::v1::AUDIENCE_PROVIDER) return "CLOSING-PARTNER";
  return "CLOSING";
}

std::vector<std::string> FaultsOf(const Notice& notice, const Notice* closing) {
  return Check(notice, closing).Run();
}

absl::StatusOr<Notice> InOwnWords(const Notice& base, const Notice& own) {
  Notice allowed;
  allowed.set_code(own.code());
  allowed.set_version(own.version());
  allowed.set_subject(own.subject());
  allowed.set_body(own.body());
  allowed.set_easy_read(own.easy_read());
  allowed.set_phone_script(own.phone_script());
  *allowed.mutable_placeholders() = own.placeholders();
  *allowed.mutable_says() = own.says();
  if (allowed.SerializeAsString() != own.SerializeAsString()) {
    return absl::InvalidArgumentError(
        absl::StrCat("notice ", own.code(),
                     ": a council changes the words only, not the law, the approver or the ways"));
  }
  Notice notice = base;
  notice.clear_says();
  notice.clear_body();
  notice.MergeFrom(own);
  return notice;
}

}  // namespace candour::notification
