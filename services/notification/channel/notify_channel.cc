#include "services/notification/channel/notify_channel.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/notification/channel/http.h"
#include "services/notification/channel/letter_pdf.h"
#include "services/notification/channel/mail.h"
#include "services/notification/channel/notify_address.h"
#include "services/notification/channel/notify_status.h"

namespace candour::notification {
namespace {

using nlohmann::json;

constexpr absl::Duration kMinuteLimit = absl::Minutes(1);
constexpr absl::Duration kMisconfigured = absl::Minutes(15);
constexpr absl::Duration kAway = absl::Seconds(30);

const char* PathOf(NotifyMedium medium) {
  switch (medium) {
    case NotifyMedium::kEmail:
      return "email";
    case NotifyMedium::kSms:
      return "sms";
    default:
      return "letter";
  }
}

// Notify makes a link of "[words](address)": not of what others wrote.
std::string WithoutLinks(const std::string& text) {
  return absl::StrReplaceAll(text, {{"](", "] ("}});
}

// The greeting holds a name: Notify strips it of marks and links by itself.
json EmailFrom(const Message& message, const NotifySettings& settings) {
  const std::size_t end = message.body.find("\n\n");
  const std::string greeting = message.body.substr(0, end);
  const std::string rest = end == std::string::npos ? "" : message.body.substr(end + 2);
  json call = {
      {"email_address", message.to_email},
      {"template_id", settings.email_template},
      {"personalisation",
       {{"subject", message.subject}, {"greeting", greeting}, {"body", WithoutLinks(rest)}}},
      {"sanitise_content_for", {"subject", "greeting"}},
      {"reference", message.reference}};
  if (!settings.reply_to_id.empty()) call["email_reply_to_id"] = settings.reply_to_id;
  return call;
}

absl::StatusOr<json> LetterFrom(const Message& message, const NotifySettings& settings) {
  const absl::Status address = CheckNotifyAddress(message.address);
  if (!address.ok()) return address;
  const absl::StatusOr<std::string> pdf = LetterPdf(message);
  if (!pdf.ok()) return pdf.status();
  return json{{"reference", message.reference},
              {"content", absl::Base64Escape(*pdf)},
              {"postage", settings.postage}};
}

absl::StatusOr<json> CallFrom(NotifyMedium medium, const Message& message,
                              const NotifySettings& settings) {
  if (medium == NotifyMedium::kLetter) return LetterFrom(message, settings);
  if (medium == NotifyMedium::kSms) {
    if (message.to_phone.empty() || message.sms_text.empty()) {
      return absl::InvalidArgumentError("there is no number or no text for it");
    }
    return json{{"phone_number", message.to_phone},
                {"template_id", settings.sms_template},
                {"personalisation", {{"text", message.sms_text}}},
                {"reference", message.reference}};
  }
  if (!IsAddress(message.to_email)) {
    return absl::InvalidArgumentError("this is no address that a mail can go to");
  }
  return EmailFrom(message, settings);
}

// The type of the first error; what it says besides may name the person.
std::string ErrorType(const std::string& body) {
  const json answer = json::parse(body, nullptr, false);
  if (!answer.is_object() || !answer.contains("errors")) return "";
  const json& errors = answer["errors"];
  if (!errors.is_array() || errors.empty() || !errors[0].is_object()) return "";
  return errors[0].value("error", "");
}

std::string IdIn(const std::string& body) {
  const json answer = json::parse(body, nullptr, false);
  return answer.is_object() && answer.contains("id") && answer["id"].is_string()
             ? answer["id"].get<std::string>()
             : "";
}

absl::Duration UntilMidnightUtc(absl::Time now) {
  const absl::CivilDay today = absl::ToCivilDay(now, absl::UTCTimeZone());
  return absl::FromCivil(today + 1, absl::UTCTimeZone()) - now;
}

HandOverReport Later(std::string detail, absl::Duration wait) {
  return {HandOver::kNotNow, std::move(detail), "", wait, true};
}

HandOverReport ReportOf(const HttpAnswer& answer, absl::Time now) {
  if (answer.reached == HttpAnswer::Reached::kNo) return Later(answer.error, kAway);
  if (answer.reached == HttpAnswer::Reached::kPerhaps) {
    return {HandOver::kUnknown, answer.error, "", kAway, true};
  }
  const std::string type = ErrorType(answer.body);
  const std::string detail = absl::StrCat("Notify says ", answer.status, " ", type);
  if (answer.status == 201) return {HandOver::kDone, "accepted", IdIn(answer.body)};
  if (answer.status == 429 && type == "TooManyRequestsError") {
    return Later(detail, UntilMidnightUtc(now));
  }
  if (answer.status == 429) return Later(detail, kMinuteLimit);
  if (answer.status == 400) return {HandOver::kRefused, detail};
  if (answer.status >= 500) return {HandOver::kUnknown, detail, "", kAway, true};
  return Later(detail, kMisconfigured);
}

std::string Encoded(const std::string& reference) {
  std::string encoded;
  for (const char c : reference) {
    const bool plain = absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.';
    encoded += plain ? std::string(1, c)
                     : absl::StrCat("%", absl::Hex(static_cast<unsigned char>(c), absl::kZeroPad2));
  }
  return encoded;
}

absl::StatusOr<std::optional<DeliveryReport>> FirstOf(const std::string& body,
                                                      const std::string& reference,
                                                      absl::Time now) {
  const json answer = json::parse(body, nullptr, false);
  if (!answer.is_object() || !answer.contains("notifications")) {
    return absl::UnavailableError("Notify gave an answer that is none");
  }
  if (answer["notifications"].empty()) return std::optional<DeliveryReport>();
  const json& one = answer["notifications"][0];
  absl::Time created = now;
  std::string error;
  absl::ParseTime(absl::RFC3339_full, one.value("created_at", ""), &created, &error);
  DeliveryReport report =
      ReportOfNotify(one.value("type", ""), one.value("status", ""), now - created);
  report.reference = reference;
  report.at = now;
  return std::optional<DeliveryReport>(report);
}

}  // namespace

NotifyChannel::NotifyChannel(NotifyMedium medium, NotifySettings settings)
    : medium_(medium), settings_(std::move(settings)) {}

std::string NotifyChannel::Name() const { return absl::StrCat("notify_", PathOf(medium_)); }

HandOverReport NotifyChannel::Take(const Message& message) {
  const absl::StatusOr<json> call = CallFrom(medium_, message, settings_);
  if (absl::IsInvalidArgument(call.status())) {
    return {HandOver::kRefused, std::string(call.status().message())};
  }
  if (!call.ok()) return Later(std::string(call.status().message()), kMisconfigured);
  const absl::Time now = settings_.clock();
  const HttpAnswer answer =
      Call({absl::StrCat(settings_.base_url, "/v2/notifications/", PathOf(medium_)),
            // What is no UTF-8 becomes a mark rather than an exception.
            call->dump(-1, ' ', false, json::error_handler_t::replace),
            NotifyToken(settings_.key, now), settings_.patience});
  return ReportOf(answer, now);
}

absl::StatusOr<std::optional<DeliveryReport>> NotifyChannel::Ask(const std::string& reference) {
  const absl::Time now = settings_.clock();
  const HttpAnswer answer =
      Call({absl::StrCat(settings_.base_url, "/v2/notifications?reference=", Encoded(reference)),
            "", NotifyToken(settings_.key, now), settings_.patience});
  if (answer.reached != HttpAnswer::Reached::kYes) return absl::UnavailableError(answer.error);
  if (answer.status != 200) {
    return absl::UnavailableError(absl::StrCat("Notify says ", answer.status));
  }
  return FirstOf(answer.body, reference, now);
}

}  // namespace candour::notification
