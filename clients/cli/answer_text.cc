#include "clients/cli/answer_text.h"

#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "clients/cli/request.h"

namespace candour::cli {
namespace {

namespace v1 = ledger::v1;

constexpr const char* kConsidered = "How we considered your complaint";
constexpr const char* kConclusions = "Our conclusions";
constexpr const char* kPoint = "Point ";
constexpr const char* kAction = "Action: ";
constexpr const char* kOmbudsman = "Right to go to the Ombudsman";
constexpr const char* kLocal = "LGSCO: ";
constexpr const char* kHealth = "PHSO: ";

struct Part {
  std::string heading;
  std::string body;
};

bool BeginsWith(const std::string& text, std::string_view beginning) {
  return text.compare(0, beginning.size(), beginning) == 0;
}

std::string Trimmed(const std::string& text) {
  return std::string(absl::StripAsciiWhitespace(text));
}

// Whether Markdown means something by it, so that a word processor would swallow it.
bool IsMark(char letter) { return std::string_view("\\*`[]<>").find(letter) != std::string::npos; }

std::string Escaped(const std::string& words) {
  std::string text;
  for (const char letter : words) {
    if (IsMark(letter)) text += '\\';
    text += letter;
  }
  return text;
}

// Without the backslashes that stand before a mark.
std::string Unescaped(const std::string& text) {
  std::string words;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escapes = text[i] == '\\' && i + 1 < text.size() &&
                         absl::ascii_ispunct(static_cast<unsigned char>(text[i + 1]));
    if (escapes) ++i;
    words += text[i];
  }
  return words;
}

absl::Status NotUnderstood(const std::string& what) {
  return absl::InvalidArgumentError(absl::StrCat("not understood: ", what));
}

// Level-two headings with what stands below them.
std::vector<Part> PartsOf(const std::string& text) {
  std::vector<Part> parts;
  for (const std::string& line : std::vector<std::string>(absl::StrSplit(text, '\n'))) {
    if (BeginsWith(line, "## ")) {
      parts.push_back({Trimmed(line.substr(3)), ""});
    } else if (!parts.empty()) {
      absl::StrAppend(&parts.back().body, line, "\n");
    }
  }
  for (Part& part : parts) part.body = Unescaped(Trimmed(part.body));
  return parts;
}

// "Point 2: NUP".
absl::Status TakePoint(const Part& part, v1::Answer& answer) {
  const std::size_t colon = part.heading.find(": ");
  uint32_t number = 0;
  const std::string digits = part.heading.substr(6, colon == std::string::npos ? 0 : colon - 6);
  if (!absl::SimpleAtoi(digits, &number)) return NotUnderstood(part.heading);
  v1::PointConclusion& point = *answer.add_points();
  point.set_point_id(number);
  point.set_outcome(Trimmed(part.heading.substr(colon + 2)));
  point.set_words(part.body);
  return absl::OkStatus();
}

// "- 2026-07-31: We will reassess."
absl::Status TakeActions(const Part& part, v1::Answer& answer) {
  answer.set_action(Trimmed(part.heading.substr(std::string_view(kAction).size())));
  for (const std::string& line : std::vector<std::string>(absl::StrSplit(part.body, '\n'))) {
    if (Trimmed(line).empty()) continue;
    const std::size_t begin = line.find_first_of("0123456789");
    const std::size_t colon = line.find(':', begin == std::string::npos ? 0 : begin);
    if (begin == std::string::npos || colon == std::string::npos) return NotUnderstood(line);
    const auto day = ParseDay("day", line.substr(begin, colon - begin));
    if (!day.ok()) return NotUnderstood(line);
    v1::NewAction& action = *answer.add_actions();
    *action.mutable_due_by() = *day;
    action.set_words(Trimmed(line.substr(colon + 1)));
  }
  return absl::OkStatus();
}

absl::Status TakeOmbudsman(const Part& part, v1::Answer& answer) {
  answer.set_ombudsman_explained(part.body.find(absl::StrCat(kLocal, "yes")) != std::string::npos);
  answer.set_health_ombudsman_explained(part.body.find(absl::StrCat(kHealth, "yes")) !=
                                        std::string::npos);
  return absl::OkStatus();
}

absl::Status TakePart(const Part& part, v1::Answer& answer) {
  if (part.heading == kConsidered) {
    answer.set_considered(part.body);
    return absl::OkStatus();
  }
  if (part.heading == kConclusions) {
    answer.set_conclusions(part.body);
    return absl::OkStatus();
  }
  if (BeginsWith(part.heading, kPoint)) return TakePoint(part, answer);
  if (BeginsWith(part.heading, kAction)) return TakeActions(part, answer);
  if (part.heading == kOmbudsman) return TakeOmbudsman(part, answer);
  return NotUnderstood(part.heading);
}

}  // namespace

std::string AnswerText(const std::string& reference, const v1::Answer& answer) {
  std::string text = absl::StrCat("# Answer to ", reference, "\n\n## ", kConsidered, "\n\n",
                                  Escaped(answer.considered()), "\n\n");
  for (const v1::PointConclusion& point : answer.points()) {
    absl::StrAppend(&text, "## ", kPoint, point.point_id(), ": ", point.outcome(), "\n\n",
                    Escaped(point.words()), "\n\n");
  }
  absl::StrAppend(&text, "## ", kConclusions, "\n\n", Escaped(answer.conclusions()), "\n\n## ",
                  kAction, answer.action(), "\n\n");
  for (const v1::NewAction& action : answer.actions()) {
    absl::StrAppend(&text,
                    absl::StrFormat("- %d-%02d-%02d: ", action.due_by().year(),
                                    action.due_by().month(), action.due_by().day()),
                    Escaped(action.words()), "\n");
  }
  absl::StrAppend(&text, "\n## ", kOmbudsman, "\n\n- ", kLocal,
                  answer.ombudsman_explained() ? "yes" : "no", "\n- ", kHealth,
                  answer.health_ombudsman_explained() ? "yes" : "no", "\n");
  return text;
}

absl::StatusOr<v1::Answer> ParseAnswerText(const std::string& text) {
  v1::Answer answer;
  const std::vector<Part> parts = PartsOf(text);
  if (parts.empty()) return NotUnderstood("a text without headings");
  for (const Part& part : parts) {
    const absl::Status taken = TakePart(part, answer);
    if (!taken.ok()) return taken;
  }
  return answer;
}

}  // namespace candour::cli
