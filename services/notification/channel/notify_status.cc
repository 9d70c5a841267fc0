#include "services/notification/channel/notify_status.h"

#include <openssl/crypto.h>

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"

namespace candour::notification {
namespace {

constexpr absl::Duration kFinalWithin = absl::Hours(72);

DeliveryReport OfLetter(std::string_view status) {
  if (status == "received") return Standing(Delivery::kSent, NextStep::kNone, true);
  if (status == "technical-failure") {
    return Standing(Delivery::kFailedTech, NextStep::kAlertOnly, false);
  }
  if (status == "cancelled" || status == "permanent-failure") {
    return Standing(Delivery::kFailedHard, NextStep::kMendOrPrint, true);
  }
  if (status == "virus-scan-failed" || status == "validation-failed") {
    return Standing(Delivery::kFailedHard, NextStep::kRebuild, true);
  }
  if (status == "returned") return Standing(Delivery::kReturned, NextStep::kFindPerson, true);
  // created, accepted, sending, pending-virus-check, and what Notify may add.
  return Standing(Delivery::kQueued, NextStep::kWait, false);
}

DeliveryReport OfMail(std::string_view status, absl::Duration age) {
  if (status == "delivered") return Standing(Delivery::kDelivered, NextStep::kNone, true);
  if (status == "permanent-failure") {
    return Standing(Delivery::kFailedHard, NextStep::kLetterSameDay, true);
  }
  if (status == "technical-failure") {
    return Standing(Delivery::kFailedTech, NextStep::kRetrySoon, true);
  }
  if (status == "temporary-failure" || age >= kFinalWithin) {
    return Standing(Delivery::kFailedSoft, NextStep::kRetryNextMorning, true);
  }
  const bool known = status == "created" || status == "sending" || status == "pending";
  return Standing(known ? Delivery::kSent : Delivery::kQueued, NextStep::kWait, false);
}

bool Same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string Text(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

absl::Time TimeOf(const nlohmann::json& object) {
  for (const char* name : {"completed_at", "sent_at", "created_at", "date_sent"}) {
    absl::Time time;
    std::string error;
    if (absl::ParseTime(absl::RFC3339_full, Text(object, name), &time, &error)) return time;
  }
  return absl::InfinitePast();
}

}  // namespace

DeliveryReport ReportOfNotify(std::string_view type, std::string_view status, absl::Duration age) {
  DeliveryReport report = type == "letter" ? OfLetter(status) : OfMail(status, age);
  if (type == "sms" && status == "sent") {
    report = Standing(Delivery::kSentUnconfirmed, NextStep::kNone, true);
  }
  report.detail = absl::StrCat("Notify says ", std::string(status));
  return report;
}

absl::StatusOr<DeliveryReport> ParseNotifyCallback(std::string_view authorization,
                                                   const std::string& token,
                                                   const std::string& body) {
  if (token.empty() || !Same(authorization, absl::StrCat("Bearer ", token))) {
    return absl::PermissionDeniedError("the caller has not shown the token");
  }
  const nlohmann::json object = nlohmann::json::parse(body, nullptr, false);
  if (!object.is_object() || Text(object, "reference").empty()) {
    return absl::InvalidArgumentError("this is neither a receipt nor a returned letter");
  }
  const bool returned = object.contains("notification_id") && object.contains("date_sent");
  const std::string status = returned ? "returned" : Text(object, "status");
  const std::string type = returned ? "letter" : Text(object, "notification_type");
  if (status.empty() || type.empty()) {
    return absl::InvalidArgumentError("this is neither a receipt nor a returned letter");
  }
  DeliveryReport report = ReportOfNotify(type, status, absl::ZeroDuration());
  report.reference = Text(object, "reference");
  report.at = TimeOf(object);
  return report;
}

}  // namespace candour::notification
