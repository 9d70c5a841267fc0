#include "services/intake/domain/correspondence/subject_access.h"

#include <algorithm>
#include <functional>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "candour/type/v1/rules.pb.h"
#include "google/protobuf/descriptor.h"
#include "services/common/fields/personal.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;
namespace pb = google::protobuf;

constexpr const char* kMask = "[another person]";
// Shorter words of a name, and shorter lines of an address, are words of any text.
constexpr std::size_t kShortestWord = 3;
constexpr std::size_t kShortestLine = 6;

bool IsPartOfWord(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return absl::ascii_isalnum(byte) || byte >= 0x80;
}

std::string Lower(std::string text) {
  absl::AsciiStrToLower(&text);
  return text;
}

std::set<std::string> WordsOf(const std::string& name) {
  std::set<std::string> words;
  std::string word;
  for (const char c : Lower(name) + " ") {
    if (IsPartOfWord(c)) {
      word += c;
      continue;
    }
    if (word.size() >= kShortestWord) words.insert(word);
    word.clear();
  }
  return words;
}

// Every message inside `message`, and itself; inner ones last.
void Visit(pb::Message& message, const std::function<void(pb::Message&)>& visit) {
  visit(message);
  const pb::Reflection& reflection = *message.GetReflection();
  std::vector<const pb::FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const pb::FieldDescriptor* field : fields) {
    if (field->cpp_type() != pb::FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      Visit(*reflection.MutableMessage(&message, field), visit);
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
      Visit(*reflection.MutableRepeatedMessage(&message, field, i), visit);
    }
  }
}

std::string PersonIdIn(const pb::Message& message) {
  const pb::FieldDescriptor* field = message.GetDescriptor()->FindFieldByName("person_id");
  if (field == nullptr || field->is_repeated() ||
      field->cpp_type() != pb::FieldDescriptor::CPPTYPE_STRING) {
    return "";
  }
  return message.GetReflection()->GetString(message, field);
}

// What leads to the others, and what must stay because it is the person's own.
class Others {
 public:
  explicit Others(std::string person_id) : person_id_(std::move(person_id)) {}

  void Learn(pb::Message& message) {
    Visit(message, [this](pb::Message& each) {
      const auto* person = dynamic_cast<const v1::Person*>(&each);
      if (person == nullptr) return;
      Add(*person, person->person_id() == person_id_);
    });
  }

  bool Is(const std::string& id) const { return !id.empty() && id != person_id_; }

  // Masks `text`; whether there was anything to mask.
  bool Mask(std::string& text) const {
    const std::string before = text;
    for (const std::string& line : lines_) {
      if (!own_lines_.contains(line)) Replace(line, text);
    }
    for (const std::string& word : words_) {
      if (!own_words_.contains(word)) Replace(word, text);
    }
    return text != before;
  }

 private:
  void Add(const v1::Person& person, bool own) {
    for (const std::string& word : WordsOf(person.name())) (own ? own_words_ : words_).insert(word);
    std::vector<std::string> lines(person.address_lines().begin(), person.address_lines().end());
    lines.push_back(person.email());
    lines.push_back(person.phone());
    for (std::string& line : lines) {
      if (line.size() >= kShortestLine) (own ? own_lines_ : lines_).insert(Lower(line));
    }
  }

  // Whole words only, in any case.
  static void Replace(const std::string& wanted, std::string& text) {
    std::size_t from = 0;
    while (true) {
      const std::size_t at = Lower(text).find(wanted, from);
      if (at == std::string::npos) return;
      const std::size_t behind = at + wanted.size();
      const bool inside = (at > 0 && IsPartOfWord(text[at - 1])) ||
                          (behind < text.size() && IsPartOfWord(text[behind]));
      if (inside) {
        from = at + 1;
        continue;
      }
      text.replace(at, wanted.size(), kMask);
      from = at + std::char_traits<char>::length(kMask);
    }
  }

  const std::string person_id_;
  std::set<std::string> words_;
  std::set<std::string> own_words_;
  std::set<std::string> lines_;
  std::set<std::string> own_lines_;
};

bool IsFact(const pb::FieldDescriptor& field) {
  return field.options().GetExtension(type::v1::rule).personal() == type::v1::PERSONAL_NO;
}

std::int64_t MaskTexts(const Others& others, pb::Message& message) {
  std::int64_t masked = 0;
  Visit(message, [&](pb::Message& each) {
    const pb::Reflection& reflection = *each.GetReflection();
    std::vector<const pb::FieldDescriptor*> fields;
    reflection.ListFields(each, &fields);
    for (const pb::FieldDescriptor* field : fields) {
      if (field->type() != pb::FieldDescriptor::TYPE_STRING || IsFact(*field)) continue;
      const int count = field->is_repeated() ? reflection.FieldSize(each, field) : 1;
      for (int i = 0; i < count; ++i) {
        std::string text = field->is_repeated() ? reflection.GetRepeatedString(each, field, i)
                                                : reflection.GetString(each, field);
        if (!others.Mask(text)) continue;
        ++masked;
        if (field->is_repeated()) {
          reflection.SetRepeatedString(&each, field, i, text);
        } else {
          reflection.SetString(&each, field, text);
        }
      }
    }
  });
  return masked;
}

// Empties every part that is about another person by its number.
std::int64_t LeaveOut(const Others& others, pb::Message& message) {
  std::int64_t left_out = 0;
  Visit(message, [&](pb::Message& each) {
    if (!others.Is(PersonIdIn(each))) return;
    const std::size_t before = each.ByteSizeLong();
    ClearPersonal(each);
    if (each.ByteSizeLong() != before) ++left_out;
  });
  return left_out;
}

// A correction says which part of the case it is about, not whom.
bool CorrectsAnother(const v1::Event& event, const SubjectView& view) {
  if (!event.has_personal_corrected()) return false;
  const bool recipient =
      event.personal_corrected().correction().part() == v1::CORRECTED_PART_CARE_RECIPIENT;
  return recipient ? !view.is_care_recipient : !view.is_complainant;
}

}  // namespace

SubjectView ViewOf(const std::string& person_id, v1::CaseFile file,
                   std::vector<v1::RecordedEvent> events) {
  SubjectView view;
  view.is_complainant = file.complainant().person_id() == person_id;
  view.is_care_recipient = file.care_recipient().person_id() == person_id;
  view.file = std::move(file);
  view.events = std::move(events);
  Others others(person_id);
  others.Learn(view.file);
  for (v1::RecordedEvent& event : view.events) others.Learn(*event.mutable_event());
  view.redacted += LeaveOut(others, view.file);
  view.redacted += MaskTexts(others, view.file);
  for (v1::RecordedEvent& event : view.events) {
    if (CorrectsAnother(event.event(), view)) {
      ClearPersonal(*event.mutable_event());
      ++view.redacted;
    }
    view.redacted += LeaveOut(others, *event.mutable_event());
    view.redacted += MaskTexts(others, *event.mutable_event());
  }
  return view;
}

}  // namespace candour::intake
