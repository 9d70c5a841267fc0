#include "clients/cli/death_row.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/request.h"
#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

constexpr std::size_t kUuidLength = 36;

// The words in small letters with one space between them.
std::string Folded(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (absl::ascii_isspace(static_cast<unsigned char>(c))) {
      if (!plain.empty() && plain.back() != ' ') plain += ' ';
    } else {
      plain += absl::ascii_tolower(static_cast<unsigned char>(c));
    }
  }
  if (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

}  // namespace

absl::StatusOr<DeathColumns> DeathColumns::From(const std::vector<std::string>& heading) {
  const auto column = [&heading](const std::string& name) {
    const auto found = std::find_if(heading.begin(), heading.end(), [&name](const auto& each) {
      return absl::AsciiStrToLower(absl::StripAsciiWhitespace(each)) == name;
    });
    return static_cast<std::size_t>(found - heading.begin());
  };
  const DeathColumns columns{column("person_id"), column("died_on"), column("name")};
  if (columns.person_id == heading.size()) {
    return FieldError("person_id", "the list has no column person_id");
  }
  if (columns.died_on == heading.size()) {
    return FieldError("died_on", "the list has no column died_on");
  }
  return columns;
}

absl::StatusOr<DeathRow> DeathRowFrom(const std::vector<std::string>& fields,
                                      const DeathColumns& columns) {
  if (fields.size() <= std::max(columns.person_id, columns.died_on)) {
    return FieldError("person_id", "the row is too short");
  }
  DeathRow row;
  row.person_id = absl::AsciiStrToLower(absl::StripAsciiWhitespace(fields[columns.person_id]));
  if (row.person_id.size() != kUuidLength) {
    return FieldError("person_id", "must be the person's id, a UUID");
  }
  const auto day =
      ParseDay("died_on", std::string(absl::StripAsciiWhitespace(fields[columns.died_on])));
  if (!day.ok()) return day.status();
  row.died_on = *day;
  if (columns.name < fields.size()) {
    row.name = std::string(absl::StripAsciiWhitespace(fields[columns.name]));
  }
  return row;
}

bool SameName(std::string_view one, std::string_view other) { return Folded(one) == Folded(other); }

}  // namespace candour::cli
