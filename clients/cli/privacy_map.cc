#include "clients/cli/privacy_map.h"

#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "candour/equality/v1/equality.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "candour/type/v1/rules.pb.h"
#include "google/protobuf/descriptor.h"

namespace candour::cli {
namespace {

namespace pb = google::protobuf;
namespace ref = reference::v1;

bool IsPersonal(const pb::FieldDescriptor& field) {
  return field.options().GetExtension(type::v1::rule).personal() == type::v1::PERSONAL_YES;
}

// Finds the personal fields of a message and of all that it can hold.
class Walk {
 public:
  explicit Walk(const ref::DataMap& map) {
    for (const ref::Purpose& purpose : map.purposes()) {
      for (const std::string& covered : purpose.covers()) purpose_of_[covered] = purpose.code();
    }
  }

  // `inherited`: the message stands in a field that is personal as a whole.
  void Add(const pb::Descriptor& message, bool inherited) {
    if (!seen_.insert({&message, inherited}).second) return;
    for (int i = 0; i < message.field_count(); ++i) {
      const pb::FieldDescriptor& field = *message.field(i);
      const bool personal = inherited || IsPersonal(field);
      if (field.cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE && !field.is_map()) {
        Add(*field.message_type(), personal);
      } else if (personal) {
        found_.emplace(absl::StrCat(message.name(), ".", field.name()), message.name());
      }
    }
  }

  // Equality answers stand apart from the ledger's vocabulary, all of them personal.
  void AddAnswers() {
    for (const char* field : {"question", "answer"}) {
      found_.emplace(absl::StrCat("equality.Answer.", field), "equality.Answer");
    }
  }

  std::vector<PersonalField> Fields() const {
    std::vector<PersonalField> fields;
    for (const auto& [name, message] : found_) {
      auto purpose = purpose_of_.find(name);
      if (purpose == purpose_of_.end()) purpose = purpose_of_.find(message);
      fields.push_back({name, purpose == purpose_of_.end() ? "" : purpose->second});
    }
    return fields;
  }

 private:
  std::map<std::string, std::string> purpose_of_;
  std::set<std::pair<const pb::Descriptor*, bool>> seen_;
  // Name of the field to name of its message.
  std::map<std::string, std::string> found_;
};

void AppendSchedule(const ref::RetentionSchedule& schedule, std::string& page) {
  for (const ref::RetentionRule& rule : schedule.rules()) {
    absl::StrAppend(
        &page, "- ", rule.name(), ": ", rule.years(), rule.years() == 1 ? " year" : " years",
        rule.from() == ref::RETENTION_START_OMBUDSMAN ? " from the end of the Ombudsman's work. "
                                                      : " from the day on which the case ended. ",
        rule.why(), "\n");
  }
  absl::StrAppend(&page, "\nBackups made before an erasure are gone after ", schedule.backup_days(),
                  " days at most.\n");
}

}  // namespace

std::vector<PersonalField> PersonalFields(const ref::DataMap& map) {
  Walk walk(map);
  walk.Add(*ledger::v1::CaseFile::descriptor(), false);
  walk.Add(*ledger::v1::Event::descriptor(), false);
  walk.AddAnswers();
  return walk.Fields();
}

std::string PrivacyNotice(const ref::DataMap& map, const ref::RetentionSchedule& schedule) {
  std::string page =
      "# How we use what you tell us in a complaint\n\n"
      "This notice says what we keep when you complain or tell us something about adult social\n"
      "care, why, who sees it, and for how long. The council is the controller.\n";
  for (const ref::Purpose& purpose : map.purposes()) {
    absl::StrAppend(&page, "\n## ", purpose.what(), "\n\n", "We use it: ", purpose.purpose(),
                    ".\n\nThe law that lets us: ", purpose.basis(), ".\n");
    if (!purpose.condition().empty()) {
      absl::StrAppend(&page, "\nFor what is especially sensitive: ", purpose.condition(), ".\n");
    }
    absl::StrAppend(&page, "\nWho sees it: ", purpose.recipients(),
                    ".\n\nHow long: ", purpose.retention(), ".\n");
  }
  absl::StrAppend(&page, "\n## How long we keep a case\n\n");
  AppendSchedule(schedule, page);
  absl::StrAppend(
      &page,
      "\nAfterwards your name, your words and everything that leads to you are removed. Numbers "
      "and\n"
      "dates that lead to nobody stay, so that our reports remain true.\n\n## Your rights\n\n"
      "You can ask for a copy of what we keep about you, and for it to be put right. You can ask "
      "us\n"
      "to remove it, and we say why when we may not yet. You can complain to the Information\n"
      "Commissioner: ico.org.uk, telephone 0303 123 1113.\n");
  return page;
}

std::string DataMapPage(const ref::DataMap& map, const ref::RetentionSchedule& schedule) {
  std::map<std::string, std::vector<std::string>> fields;
  for (const PersonalField& field : PersonalFields(map)) {
    fields[field.purpose].push_back(field.name);
  }
  std::string page =
      "# Data map\n\nEvery personal field that is stored, by the purpose it serves.\n";
  for (const ref::Purpose& purpose : map.purposes()) {
    absl::StrAppend(
        &page, "\n## ", purpose.code(), ": ", purpose.what(), "\n\n| | |\n| --- | --- |\n",
        "| purpose | ", purpose.purpose(), " |\n| lawful basis | ", purpose.basis(),
        " |\n| special categories | ", purpose.condition().empty() ? "none" : purpose.condition(),
        " |\n| recipients | ", purpose.recipients(), " |\n| retention | ", purpose.retention(),
        " |\n| fields | ", absl::StrJoin(fields[purpose.code()], ", "), " |\n");
  }
  if (!fields[""].empty()) {
    absl::StrAppend(&page, "\n## Without a purpose\n\n", absl::StrJoin(fields[""], ", "), "\n");
  }
  absl::StrAppend(&page, "\n## Retention schedule ", schedule.id(), ", version ",
                  schedule.version(), "\n\n");
  AppendSchedule(schedule, page);
  return page;
}

std::string ImpactAssessment(const ref::DataMap& map, const ref::RetentionSchedule& schedule) {
  std::string page =
      "# Data protection impact assessment: draft\n\n"
      "A draft for the data protection officer: it says what the program does. What the council\n"
      "does beside it, and whether what is left is acceptable, people have to write.\n\n"
      "| purpose | necessary because | risk to people | what is done against it | what is left |\n"
      "| --- | --- | --- | --- | --- |\n";
  for (const ref::Purpose& purpose : map.purposes()) {
    absl::StrAppend(&page, "| ", purpose.what(), " | ", purpose.purpose(), " (", purpose.basis(),
                    ") | ", purpose.risk(), " | ", purpose.safeguard(), " | to be assessed |\n");
  }
  absl::StrAppend(
      &page, "\n", PersonalFields(map).size(),
      " kinds of personal field are stored; the data map names each.\n\n## Storage limitation\n\n");
  AppendSchedule(schedule, page);
  absl::StrAppend(
      &page, "\n## Sign-off\n\n- Data protection officer: \n- Senior information risk owner: \n");
  return page;
}

}  // namespace candour::cli
