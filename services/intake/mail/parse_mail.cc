#include "services/intake/mail/parse_mail.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <mutex>

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"

namespace candour::intake {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
struct Free {
  void operator()(char* text) const { g_free(text); }
};
template <typename Type>
using Owned = std::unique_ptr<Type, Unref>;
using OwnedText = std::unique_ptr<char, Free>;

// Valid UTF-8 without NUL; what is not becomes the replacement character.
std::string Clean(const char* text) {
  if (text == nullptr) return "";
  const OwnedText valid(g_utf8_make_valid(text, -1));
  return valid.get();
}

std::string Content(GMimePart* part) {
  GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
  if (wrapper == nullptr) return "";
  const Owned<GMimeStream> memory(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(wrapper, memory.get());
  const GByteArray* octets = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  return {reinterpret_cast<const char*>(octets->data), octets->len};
}

// What HTML says, roughly: marks become spaces, the commonest entities their characters.
std::string WithoutMarks(std::string_view html) {
  std::string text;
  bool inside = false;
  for (const char c : html) {
    if (c == '<') {
      inside = true;
      text.push_back(' ');
    } else if (c == '>') {
      inside = false;
    } else if (!inside) {
      text.push_back(c);
    }
  }
  const std::pair<const char*, const char*> entities[] = {{"&nbsp;", " "}, {"&lt;", "<"},
                                                          {"&gt;", ">"},   {"&quot;", "\""},
                                                          {"&#39;", "'"},  {"&amp;", "&"}};
  for (const auto& [entity, character] : entities) {
    for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; ++at) {
      text.replace(at, std::string_view(entity).size(), character);
    }
  }
  return text;
}

// What the walk over the parts gathers.
struct Parts {
  Mail* mail;
  std::string html;
  bool has_text = false;
};

std::string TypeOf(GMimeObject* part) {
  const OwnedText type(g_mime_content_type_get_mime_type(g_mime_object_get_content_type(part)));
  return Clean(type.get());
}

void AddText(GMimeObject* part, const std::string& type, Parts& parts) {
  const OwnedText text(g_mime_text_part_get_text(GMIME_TEXT_PART(part)));
  if (type == "text/html") {
    parts.html += Clean(text.get());
  } else {
    // Mail ends its lines in its own way.
    parts.mail->body += absl::StrReplaceAll(Clean(text.get()), {{"\r\n", "\n"}});
    parts.has_text = true;
  }
}

void Visit(GMimeObject* /*parent*/, GMimeObject* part, gpointer gathered) {
  Parts& parts = *static_cast<Parts*>(gathered);
  if (!GMIME_IS_PART(part)) return;
  const std::string type = TypeOf(part);
  const char* name = g_mime_part_get_filename(GMIME_PART(part));
  const bool words =
      GMIME_IS_TEXT_PART(part) && name == nullptr && !g_mime_part_is_attachment(GMIME_PART(part));
  if (words) return AddText(part, type, parts);
  parts.mail->attachments.push_back(
      {name == nullptr ? "attachment" : Clean(name), type, Content(GMIME_PART(part))});
}

std::string Header(GMimeMessage* message, const char* name) {
  return Clean(g_mime_object_get_header(GMIME_OBJECT(message), name));
}

// The ids in a References or In-Reply-To header, in their order.
std::vector<std::string> IdsOf(const std::string& header) {
  std::vector<std::string> ids;
  GMimeReferences* references = g_mime_references_parse(nullptr, header.c_str());
  for (int i = 0; i < g_mime_references_length(references); ++i) {
    ids.push_back(Clean(g_mime_references_get_message_id(references, i)));
  }
  g_mime_references_free(references);
  return ids;
}

bool IsAutomatic(GMimeMessage* message) {
  const std::string submitted = absl::AsciiStrToLower(Header(message, "Auto-Submitted"));
  const std::string precedence = absl::AsciiStrToLower(Header(message, "Precedence"));
  return (!submitted.empty() && submitted != "no") || precedence == "bulk" ||
         precedence == "list" || precedence == "auto_reply" ||
         !Header(message, "X-Autoreply").empty();
}

bool ReadSender(GMimeMessage* message, Mail& mail) {
  InternetAddressList* from = g_mime_message_get_from(message);
  if (from == nullptr || internet_address_list_length(from) == 0) return false;
  InternetAddress* first = internet_address_list_get_address(from, 0);
  mail.sender_name = Clean(internet_address_get_name(first));
  if (!INTERNET_ADDRESS_IS_MAILBOX(first)) return false;
  mail.sender_address = Clean(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
  return !mail.sender_address.empty();
}

void ReadHeads(GMimeMessage* message, Mail& mail) {
  mail.message_id = Clean(g_mime_message_get_message_id(message));
  mail.subject = Clean(g_mime_message_get_subject(message));
  mail.automatic = IsAutomatic(message);
  mail.answers = IdsOf(Header(message, "In-Reply-To"));
  std::vector<std::string> earlier = IdsOf(Header(message, "References"));
  mail.answers.insert(mail.answers.end(), earlier.rbegin(), earlier.rend());
}

bool IsDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); });
}

}  // namespace

absl::StatusOr<Mail> ParseMail(std::string_view octets) {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(octets.data(), octets.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (message == nullptr) return absl::InvalidArgumentError("this is no mail");
  Mail mail;
  if (!ReadSender(message.get(), mail)) {
    return absl::InvalidArgumentError("the mail does not say whom it is from");
  }
  ReadHeads(message.get(), mail);
  Parts parts{&mail, {}, false};
  g_mime_message_foreach(message.get(), &Visit, &parts);
  if (!parts.has_text) mail.body = WithoutMarks(parts.html);
  return mail;
}

std::string ReferenceIn(std::string_view text) {
  // ASC-YYYY-NNNNNN-N
  constexpr std::size_t kLength = 17;
  for (std::size_t at = 0; at + kLength <= text.size(); ++at) {
    const std::string_view word = text.substr(at, kLength);
    const bool hyphens = word[3] == '-' && word[8] == '-' && word[15] == '-';
    const bool letters = absl::ascii_isalpha(static_cast<unsigned char>(word[0])) &&
                         absl::ascii_isalpha(static_cast<unsigned char>(word[1])) &&
                         absl::ascii_isalpha(static_cast<unsigned char>(word[2]));
    if (hyphens && letters && IsDigits(word.substr(4, 4)) && IsDigits(word.substr(9, 6)) &&
        IsDigits(word.substr(16, 1))) {
      return absl::AsciiStrToUpper(std::string(word));
    }
  }
  return "";
}

}  // namespace candour::intake
