#include "services/common/auth/claims.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace candour {
namespace {

using Json = nlohmann::json;

absl::Status NoToken() { return absl::UnauthenticatedError("the token cannot be read"); }

std::optional<std::string> Decoded(std::string_view part) {
  std::string bytes;
  // Padding has no place in a JWT.
  if (part.find('=') != std::string_view::npos) return std::nullopt;
  if (!absl::WebSafeBase64Unescape({part.data(), part.size()}, &bytes)) return std::nullopt;
  return bytes;
}

std::string TextOf(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

// A claim that holds one text or several.
std::vector<std::string> TextsOf(const Json& object, const char* name) {
  std::vector<std::string> texts;
  const auto found = object.find(name);
  if (found == object.end()) return texts;
  if (found->is_string()) texts.push_back(found->get<std::string>());
  if (!found->is_array()) return texts;
  for (const Json& item : *found) {
    if (item.is_string()) texts.push_back(item.get<std::string>());
  }
  return texts;
}

std::optional<absl::Time> InstantOf(const Json& object, const char* name) {
  // Ten thousand years of seconds; beyond that nothing is meant.
  constexpr double kMostSeconds = 3e11;
  const auto found = object.find(name);
  if (found == object.end() || !found->is_number()) return std::nullopt;
  const auto seconds = found->get<double>();
  if (!(std::abs(seconds) < kMostSeconds)) return std::nullopt;
  return absl::UnixEpoch() + absl::Seconds(seconds);
}

std::set<type::v1::Role> RolesOf(const Json& claims) {
  std::set<type::v1::Role> roles;
  for (const std::string& name : TextsOf(claims, "roles")) {
    type::v1::Role role = type::v1::ROLE_UNSPECIFIED;
    if (type::v1::Role_Parse(absl::StrCat("ROLE_", absl::AsciiStrToUpper(name)), &role) &&
        role != type::v1::ROLE_UNSPECIFIED) {
      roles.insert(role);
    }
  }
  return roles;
}

absl::StatusOr<Jwt> ReadHeader(const Json& header) {
  if (!header.is_object()) return NoToken();
  const std::optional<SigningAlgorithm> algorithm = AlgorithmNamed(TextOf(header, "alg"));
  if (!algorithm) {
    return absl::UnauthenticatedError("the token must be signed with RS256 or ES256");
  }
  if (header.contains("crit")) return NoToken();
  Jwt jwt{*algorithm, TextOf(header, "kid"), {}, {}, {}};
  if (jwt.kid.empty()) return absl::UnauthenticatedError("the token does not name its key");
  return jwt;
}

}  // namespace

absl::StatusOr<Jwt> ReadJwt(std::string_view token) {
  const std::size_t first = token.find('.');
  const std::size_t last = token.rfind('.');
  if (first == last || token.find('.', first + 1) != last) return NoToken();
  const std::optional<std::string> header = Decoded(token.substr(0, first));
  if (!header) return NoToken();
  absl::StatusOr<Jwt> jwt = ReadHeader(Json::parse(*header, nullptr, false));
  if (!jwt.ok()) return jwt;
  std::optional<std::string> claims = Decoded(token.substr(first + 1, last - first - 1));
  std::optional<std::string> signature = Decoded(token.substr(last + 1));
  if (!claims || !signature) return NoToken();
  jwt->signed_part = token.substr(0, last);
  jwt->signature = *std::move(signature);
  jwt->claims = *std::move(claims);
  return jwt;
}

absl::StatusOr<Claims> ReadClaims(std::string_view json) {
  const Json document = Json::parse(json, nullptr, false);
  if (!document.is_object()) return NoToken();
  const std::optional<absl::Time> expires_at = InstantOf(document, "exp");
  Claims claims;
  claims.caller.subject = TextOf(document, "sub");
  if (claims.caller.subject.empty() || claims.caller.subject.size() > 200 || !expires_at) {
    return absl::UnauthenticatedError("the token names no subject or no expiry");
  }
  claims.issuer = TextOf(document, "iss");
  claims.audience = TextsOf(document, "aud");
  claims.expires_at = *expires_at;
  claims.not_before = InstantOf(document, "nbf").value_or(absl::InfinitePast());
  claims.caller.name = TextOf(document, "name");
  claims.caller.roles = RolesOf(document);
  for (std::string& authority : TextsOf(document, "authorities")) {
    if (authority == "*") {
      claims.caller.all_authorities = true;
    } else {
      claims.caller.authorities.insert(std::move(authority));
    }
  }
  return claims;
}

absl::Status CheckClaims(const Claims& claims, std::string_view issuer, std::string_view audience,
                         absl::Time now) {
  if (claims.issuer != issuer) {
    return absl::UnauthenticatedError("the token is not from the issuer that is trusted here");
  }
  if (std::find(claims.audience.begin(), claims.audience.end(), audience) ==
      claims.audience.end()) {
    return absl::UnauthenticatedError("the token is meant for another service");
  }
  if (now >= claims.expires_at + kClockSkew) {
    return absl::UnauthenticatedError("the token has expired, sign in again");
  }
  if (now < claims.not_before - kClockSkew) {
    return absl::UnauthenticatedError("the token is not valid yet");
  }
  return absl::OkStatus();
}

}  // namespace candour
