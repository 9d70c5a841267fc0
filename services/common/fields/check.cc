#include "services/common/fields/check.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "candour/type/v1/day.pb.h"
#include "candour/type/v1/rules.pb.h"
#include "google/protobuf/timestamp.pb.h"
#include "services/common/day/day.h"
#include "services/common/fields/form.h"
#include "services/common/status/field_error.h"

namespace candour {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using google::protobuf::Timestamp;
using type::v1::FieldRule;

constexpr std::size_t kMostViolations = 20;
constexpr std::uint32_t kUsualLength = 200;
constexpr int kUsualItems = 100;
// Nobody's complaint is from before or after; it keeps every later sum of dates in range.
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;
constexpr std::int64_t kFirstSecond = -2208988800;  // 1900-01-01T00:00:00Z
constexpr std::int64_t kEndSecond = 7258118400;     // 2200-01-01T00:00:00Z

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos;
}

class Walk {
 public:
  void Visit(const Message& message, const std::string& path) {
    if (message.GetDescriptor() == Timestamp::descriptor()) return VisitTimestamp(message, path);
    if (message.GetDescriptor() == type::v1::Day::descriptor()) return VisitDay(message, path);
    for (int i = 0; i < message.GetDescriptor()->field_count() && !Full(); ++i) {
      const FieldDescriptor& field = *message.GetDescriptor()->field(i);
      const FieldRule& rule = field.options().GetExtension(type::v1::rule);
      const std::string own = path.empty() ? field.name() : absl::StrCat(path, ".", field.name());
      if (field.is_repeated()) {
        VisitRepeated(message, field, rule, own);
      } else {
        VisitSingle(message, field, rule, own);
      }
    }
  }

  absl::Status Answer() const { return wrong_.empty() ? absl::OkStatus() : FieldErrors(wrong_); }

 private:
  bool Full() const { return wrong_.size() >= kMostViolations; }

  void Complain(const std::string& path, std::string sentence) {
    if (!Full()) wrong_.push_back({path.empty() ? "request" : path, std::move(sentence)});
  }

  void VisitSingle(const Message& message, const FieldDescriptor& field, const FieldRule& rule,
                   const std::string& path) {
    const Reflection& reflection = *message.GetReflection();
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_STRING: {
        std::string scratch;
        const std::string& text = reflection.GetStringReference(message, &field, &scratch);
        const bool bytes = field.type() == FieldDescriptor::TYPE_BYTES;
        const bool missing = rule.required() && (bytes ? text.empty() : IsBlank(text));
        return missing ? Complain(path, "must not be empty") : VisitText(field, text, rule, path);
      }
      case FieldDescriptor::CPPTYPE_ENUM:
        return VisitEnum(field, reflection.GetEnumValue(message, &field), rule, path);
      case FieldDescriptor::CPPTYPE_MESSAGE:
        if (reflection.HasField(message, &field)) {
          return Visit(reflection.GetMessage(message, &field), path);
        }
        [[fallthrough]];
      default:
        if (rule.required() && !reflection.HasField(message, &field)) {
          const bool confirms = field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL;
          Complain(path, confirms ? "must be confirmed" : "must be given");
        }
    }
  }

  void VisitRepeated(const Message& message, const FieldDescriptor& field, const FieldRule& rule,
                     const std::string& path) {
    const Reflection& reflection = *message.GetReflection();
    const int size = reflection.FieldSize(message, &field);
    const int most = rule.max_items() == 0 ? kUsualItems : static_cast<int>(rule.max_items());
    if (rule.required() && size == 0) Complain(path, "must have at least one entry");
    if (size > most) {
      return Complain(path, absl::StrCat("must have at most ", most, " entries, and has ", size));
    }
    for (int i = 0; i < size && !Full(); ++i) {
      // The entries of a map have no order that a number could name.
      const std::string own = field.is_map() ? path : absl::StrCat(path, "[", i, "]");
      VisitElement(message, field, i, rule, own);
    }
  }

  void VisitElement(const Message& message, const FieldDescriptor& field, int index,
                    const FieldRule& rule, const std::string& path) {
    const Reflection& reflection = *message.GetReflection();
    if (field.is_map()) {
      return VisitEntry(reflection.GetRepeatedMessage(message, &field, index), rule, path);
    }
    std::string scratch;
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return Visit(reflection.GetRepeatedMessage(message, &field, index), path);
      case FieldDescriptor::CPPTYPE_ENUM:
        return VisitEnum(field, reflection.GetRepeatedEnumValue(message, &field, index), rule,
                         path);
      case FieldDescriptor::CPPTYPE_STRING:
        return VisitText(field,
                         reflection.GetRepeatedStringReference(message, &field, index, &scratch),
                         rule, path);
      default:
        return;
    }
  }

  // A map entry's own fields carry no rule: the map's holds for key and value.
  void VisitEntry(const Message& entry, const FieldRule& rule, const std::string& path) {
    for (int i = 0; i < entry.GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor& field = *entry.GetDescriptor()->field(i);
      VisitSingle(entry, field, rule, path);
    }
  }

  void VisitText(const FieldDescriptor& field, const std::string& text, const FieldRule& rule,
                 const std::string& path) {
    const std::size_t most = rule.max_length() == 0 ? kUsualLength : rule.max_length();
    if (field.type() == FieldDescriptor::TYPE_BYTES) {
      if (text.size() > most) Complain(path, absl::StrCat("must be at most ", most, " bytes"));
      return;
    }
    if (text.empty()) return;
    const std::optional<std::size_t> characters = CharactersIn(text);
    if (!characters) return Complain(path, "must be valid UTF-8 text");
    if (text.find('\0') != std::string::npos) {
      return Complain(path, "must not contain the NUL character");
    }
    if (*characters > most) {
      return Complain(
          path, absl::StrCat("must be at most ", most, " characters long, and has ", *characters));
    }
    if (const auto expected = WrongForm(text, rule.format())) {
      Complain(path, absl::StrCat("must be ", std::string{*expected}));
    }
  }

  void VisitEnum(const FieldDescriptor& field, int value, const FieldRule& rule,
                 const std::string& path) {
    if (field.enum_type()->FindValueByNumber(value) == nullptr) {
      Complain(path, absl::StrCat("must be one of the known values, and ", value, " is none"));
    } else if (rule.required() && value == 0) {
      Complain(path, "must be chosen");
    }
  }

  void VisitTimestamp(const Message& message, const std::string& path) {
    const auto& instant = static_cast<const Timestamp&>(message);
    if (instant.nanos() < 0 || instant.nanos() > 999999999 || instant.seconds() < kFirstSecond ||
        instant.seconds() >= kEndSecond) {
      Complain(path, "must be an instant between the years 1900 and 2199");
    }
  }

  void VisitDay(const Message& message, const std::string& path) {
    const auto& day = static_cast<const type::v1::Day&>(message);
    if (!DayFrom(day).ok()) {
      Complain(path, "must be a day that exists");
    } else if (day.year() < kFirstYear || day.year() > kLastYear) {
      Complain(path, "must be a day between the years 1900 and 2199");
    }
  }

  std::vector<FieldViolation> wrong_;
};

}  // namespace

absl::Status CheckFields(const Message& message) {
  Walk walk;
  walk.Visit(message, "");
  return walk.Answer();
}

}  // namespace candour
