#include "services/notification/channel/notify_key.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace candour::notification {
namespace {

constexpr std::size_t kId = 36;

bool IsUuid(std::string_view text) {
  if (text.size() != kId) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    const auto octet = static_cast<unsigned char>(text[i]);
    if (hyphen ? text[i] != '-' : !absl::ascii_isxdigit(octet)) return false;
  }
  return true;
}

std::string HmacSha256(const std::string& secret, const std::string& text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data(), &size);
  return {digest.begin(), digest.begin() + size};
}

// absl pads web-safe base64 not at all, as a JWT wants it.
std::string Base64Url(const std::string& octets) { return absl::WebSafeBase64Escape(octets); }

}  // namespace

absl::StatusOr<NotifyKey> ParseNotifyKey(std::string_view key) {
  while (!key.empty() && absl::ascii_isspace(static_cast<unsigned char>(key.back()))) {
    key.remove_suffix(1);
  }
  const absl::Status none = absl::InvalidArgumentError(
      "this is no key of GOV.UK Notify: it ends in a service id and a secret of 36 characters "
      "each");
  if (key.size() < 2 * kId + 1) return none;
  const std::string_view secret = key.substr(key.size() - kId);
  const std::string_view service = key.substr(key.size() - 2 * kId - 1, kId);
  if (!IsUuid(secret) || !IsUuid(service) || key[key.size() - kId - 1] != '-') return none;
  return NotifyKey{std::string(service), std::string(secret)};
}

std::string NotifyToken(const NotifyKey& key, absl::Time now) {
  const std::string claims =
      absl::StrCat("{\"iss\":\"", key.service_id, "\",\"iat\":", absl::ToUnixSeconds(now), "}");
  const std::string text =
      absl::StrCat(Base64Url("{\"typ\":\"JWT\",\"alg\":\"HS256\"}"), ".", Base64Url(claims));
  return absl::StrCat(text, ".", Base64Url(HmacSha256(key.secret, text)));
}

}  // namespace candour::notification
