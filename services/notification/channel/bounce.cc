#include "services/notification/channel/bounce.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace candour::notification {
namespace {

// What g_object_unref lets go of.
struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using Held = std::unique_ptr<T, Unref>;

// The beginning of every reference (ReferenceOf in message.h).
constexpr const char* kOurs = "notice.";

// Fields by name in lower case.
using Fields = std::map<std::string, std::string>;

Held<GMimeMessage> Parse(const std::string& mail) {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
  const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(mail.data(), mail.size()));
  const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return Held<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

std::string TextOf(GMimeObject* object) {
  if (!GMIME_IS_PART(object)) return "";
  GMimeDataWrapper* content = g_mime_part_get_content(GMIME_PART(object));
  if (content == nullptr) return "";
  const Held<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* octets = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return std::string(octets->data, octets->data + octets->len);
}

// Blocks of fields, parted by empty lines; a line that begins with a blank goes on.
std::vector<Fields> BlocksOfFields(const std::string& text) {
  std::vector<Fields> blocks(1);
  std::string name;
  const std::string plain = absl::StrReplaceAll(text, {{"\r\n", "\n"}});
  for (const auto& piece : absl::StrSplit(plain, '\n')) {
    const std::string line(piece);
    const std::size_t colon = line.find(':');
    if (line.empty()) {
      if (!blocks.back().empty()) blocks.emplace_back();
      name.clear();
    } else if ((line[0] == ' ' || line[0] == '\t') && !name.empty()) {
      absl::StrAppend(&blocks.back()[name], " ", absl::StripAsciiWhitespace(line));
    } else if (colon != std::string::npos) {
      name = absl::AsciiStrToLower(line.substr(0, colon));
      blocks.back()[name] = std::string(absl::StripAsciiWhitespace(line.substr(colon + 1)));
    }
  }
  return blocks;
}

std::string FieldOf(const Fields& fields, const char* name) {
  const auto found = fields.find(name);
  return found == fields.end() ? "" : found->second;
}

// The reference in "notice.milford.….2@milford.gov.uk", with or without brackets or a name.
std::string ReferenceIn(const std::string& text) {
  const std::size_t start = text.find(kOurs);
  if (start == std::string::npos) return "";
  const std::size_t end = text.find_first_not_of(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.", start);
  return text.substr(start, end - start);
}

std::string Header(GMimeMessage* mail, const char* name) {
  const char* value = g_mime_object_get_header(GMIME_OBJECT(mail), name);
  return value == nullptr ? "" : value;
}

// The parts of a report: its status fields, and the Message-ID of what it returns.
struct Parts {
  std::vector<Fields> status;
  std::string returned_id;
};

std::optional<Parts> PartsOf(GMimeMessage* mail) {
  GMimeObject* top = g_mime_message_get_mime_part(mail);
  if (top == nullptr || !GMIME_IS_MULTIPART(top)) return std::nullopt;
  Parts parts;
  for (int i = 0; i < g_mime_multipart_get_count(GMIME_MULTIPART(top)); ++i) {
    GMimeObject* part = g_mime_multipart_get_part(GMIME_MULTIPART(top), i);
    GMimeContentType* type = g_mime_object_get_content_type(part);
    if (g_mime_content_type_is_type(type, "message", "delivery-status")) {
      parts.status = BlocksOfFields(TextOf(part));
    } else if (GMIME_IS_MESSAGE_PART(part)) {
      GMimeMessage* returned = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
      const char* id = returned == nullptr ? nullptr : g_mime_message_get_message_id(returned);
      if (id != nullptr) parts.returned_id = id;
    } else if (g_mime_content_type_is_type(type, "text", "rfc822-headers")) {
      parts.returned_id = FieldOf(BlocksOfFields(TextOf(part)).front(), "message-id");
    }
  }
  if (parts.status.empty() || parts.status.front().empty()) return std::nullopt;
  return parts;
}

DeliveryReport OfRecipient(const Fields& recipient) {
  const std::string action = absl::AsciiStrToLower(FieldOf(recipient, "action"));
  const std::string status = FieldOf(recipient, "status");
  if (action == "delivered") return Standing(Delivery::kDelivered, NextStep::kNone, true);
  if (action != "failed") return Standing(Delivery::kSent, NextStep::kWait, false);
  if (absl::StartsWith(status, "5.7.")) {
    return Standing(Delivery::kFailedTech, NextStep::kLetterSameDay, true);
  }
  // Full, or a fault of a server or of the way to it: the address may be right.
  const bool passing = absl::StartsWith(status, "4.") || absl::StartsWith(status, "5.2.2") ||
                       absl::StartsWith(status, "5.3.") || absl::StartsWith(status, "5.4.");
  if (passing) return Standing(Delivery::kFailedSoft, NextStep::kRetryNextMorning, true);
  return Standing(Delivery::kFailedHard, NextStep::kLetterSameDay, true);
}

// How bad, so that the worst of several is found.
int Weight(Delivery delivery) {
  switch (delivery) {
    case Delivery::kFailedHard:
      return 4;
    case Delivery::kFailedTech:
      return 3;
    case Delivery::kFailedSoft:
      return 2;
    default:
      return delivery == Delivery::kDelivered ? 0 : 1;
  }
}

// "5.1.1" and nothing else of it: what the other server says besides may name the person.
std::string StatusCode(const Fields& recipient) {
  const std::string status = FieldOf(recipient, "status");
  return status.substr(0, status.find_first_not_of("0123456789."));
}

absl::StatusOr<std::string> ReadMail(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) return absl::UnavailableError("a mail of the Maildir cannot be read");
  return text;
}

}  // namespace

absl::StatusOr<DeliveryReport> ReadBounce(const std::string& mail) {
  const Held<GMimeMessage> message = Parse(mail);
  const std::optional<Parts> parts = message == nullptr ? std::nullopt : PartsOf(message.get());
  if (!parts) return absl::InvalidArgumentError("this is no report about a mail's delivery");
  std::string reference;
  for (const std::string& place :
       {Header(message.get(), "Delivered-To"), Header(message.get(), "X-Original-To"),
        Header(message.get(), "To"), FieldOf(parts->status.front(), "original-envelope-id"),
        parts->returned_id}) {
    if (reference.empty()) reference = ReferenceIn(place);
  }
  if (reference.empty()) {
    return absl::InvalidArgumentError("the report is not about a message of ours");
  }
  std::optional<DeliveryReport> worst;
  for (const Fields& fields : parts->status) {
    if (!fields.contains("action")) continue;
    DeliveryReport report = OfRecipient(fields);
    report.detail = absl::StrCat("the mail server says ", StatusCode(fields));
    if (!worst || Weight(report.delivery) > Weight(worst->delivery)) worst = report;
  }
  if (!worst) return absl::InvalidArgumentError("the report names no recipient");
  worst->reference = reference;
  worst->at = absl::InfinitePast();
  if (GDateTime* date = g_mime_message_get_date(message.get())) {
    worst->at = absl::FromUnixSeconds(g_date_time_to_unix(date));
  }
  return *worst;
}

absl::StatusOr<BounceCount> TakeBounces(
    const std::filesystem::path& maildir,
    const std::function<absl::Status(const DeliveryReport&)>& take) {
  std::error_code error;
  std::vector<std::filesystem::path> mails;
  for (const auto& entry : std::filesystem::directory_iterator(maildir / "new", error)) {
    mails.push_back(entry.path());
  }
  if (error) return absl::NotFoundError("there is no Maildir");
  std::sort(mails.begin(), mails.end());
  BounceCount count;
  for (const std::filesystem::path& path : mails) {
    const absl::StatusOr<std::string> mail = ReadMail(path);
    if (!mail.ok()) return mail.status();
    const absl::StatusOr<DeliveryReport> report = ReadBounce(*mail);
    const absl::Status taken = report.ok() ? take(*report) : absl::OkStatus();
    if (!taken.ok()) return taken;
    ++(report.ok() ? count.taken : count.left);
    const std::string name = absl::StrCat(path.filename().string(), report.ok() ? ":2,S" : ":2,F");
    std::filesystem::rename(path, maildir / "cur" / name, error);
    if (error) return absl::UnavailableError("a mail of the Maildir cannot be moved");
  }
  return count;
}

}  // namespace candour::notification
