#include "services/intake/domain/correspondence/media_type.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/status/field_error.h"

namespace candour::intake {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kMostNameOctets = 255;
constexpr std::string_view kText = "text/plain";
constexpr std::string_view kWord =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view kExcel =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::string_view kOpenText = "application/vnd.oasis.opendocument.text";

struct Magic {
  std::size_t at;
  std::string_view octets;
  std::string_view type;
};

constexpr std::array<Magic, 9> kMagic = {{
    {0, "%PDF-"sv, "application/pdf"},
    {0, "\x89PNG\r\n\x1A\n"sv, "image/png"},
    {0, "\xFF\xD8\xFF"sv, "image/jpeg"},
    {0, "GIF87a"sv, "image/gif"},
    {0, "GIF89a"sv, "image/gif"},
    {0, "II*\0"sv, "image/tiff"},
    {0, "MM\0*"sv, "image/tiff"},
    {4, "ftypheic"sv, "image/heic"},
    {4, "ftypmif1"sv, "image/heic"},
}};

bool Contains(std::string_view content, std::string_view part) {
  return content.find(part) != std::string_view::npos;
}

// Which kind of document an archive is: the names of its parts stand in it uncompressed.
std::string_view TypeOfArchive(std::string_view content) {
  if (Contains(content.substr(0, 200), kOpenText)) return kOpenText;
  if (!Contains(content, "[Content_Types].xml")) return "";
  if (Contains(content, "word/document.xml")) return kWord;
  if (Contains(content, "xl/workbook.xml")) return kExcel;
  return "";
}

// No control characters but the ordinary ones of text.
bool IsText(std::string_view content) {
  return std::none_of(content.begin(), content.end(), [](char c) {
    const auto octet = static_cast<unsigned char>(c);
    return octet < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
}

std::string_view TypeOf(std::string_view content) {
  for (const Magic& magic : kMagic) {
    if (content.size() < magic.at + magic.octets.size()) continue;
    if (content.substr(magic.at, magic.octets.size()) == magic.octets) return magic.type;
  }
  if (content.substr(0, 4) == "PK\x03\x04"sv) return TypeOfArchive(content);
  return IsText(content) ? kText : "";
}

bool IsTaken(std::string_view type) {
  return type == kText || type == kWord || type == kExcel || type == kOpenText ||
         std::any_of(kMagic.begin(), kMagic.end(),
                     [&](const Magic& magic) { return magic.type == type; });
}

// Without parameters such as the character set.
std::string Bare(std::string_view type) {
  std::string bare(type.substr(0, type.find(';')));
  absl::StripAsciiWhitespace(&bare);
  absl::AsciiStrToLower(&bare);
  return bare == "image/jpg" ? "image/jpeg" : bare;
}

}  // namespace

absl::StatusOr<std::string> MediaTypeOf(std::string_view content, std::string_view declared,
                                        std::string_view field) {
  const std::string_view type = TypeOf(content);
  if (type.empty()) {
    return FieldError(field,
                      "this kind of file is not taken: send a PDF, a picture, a Word, Excel or "
                      "OpenDocument file, or plain text");
  }
  const std::string said = Bare(declared);
  const bool text = type == kText && said.rfind("text/", 0) == 0;
  if (!text && said != type && (IsTaken(said) || said != "application/octet-stream")) {
    return FieldError(field,
                      absl::StrCat("the file is said to be ", said, " but is ", std::string(type)));
  }
  return std::string(type);
}

std::string FileName(std::string_view name) {
  const std::size_t folder = name.find_last_of("/\\");
  if (folder != std::string_view::npos) name.remove_prefix(folder + 1);
  std::string clean;
  for (const char c : name) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != '\x7F') clean.push_back(c);
  }
  std::size_t end = std::min(clean.size(), kMostNameOctets);
  while (end > 0 && end < clean.size() &&
         (static_cast<unsigned char>(clean[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  clean.resize(end);
  return clean.empty() ? "attachment" : clean;
}

}  // namespace candour::intake
