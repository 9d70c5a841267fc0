#include "services/common/settings/check.h"

#include <unistd.h>

#include <filesystem>
#include <system_error>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "services/common/settings/settings.h"

namespace candour {
namespace {

std::string_view HostOf(std::string_view address) { return address.substr(0, address.rfind(':')); }

bool StartsWith(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

}  // namespace

bool IsAddress(std::string_view value) {
  const std::size_t colon = value.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string_view host = value.substr(0, colon);
  const bool bracketed = host.front() == '[' && host.back() == ']';
  if (!bracketed && host.find(':') != std::string_view::npos) return false;
  int port = -1;
  return absl::SimpleAtoi(std::string{value.substr(colon + 1)}, &port) && port >= 0 &&
         port <= 65535;
}

bool IsLoopback(std::string_view address) {
  const std::string_view host = HostOf(address);
  if (host == "localhost" || host == "[::1]") return true;
  // Four numbers, so that a name such as 127.example.org does not pass for one of ours.
  return StartsWith(host, "127.") &&
         host.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool IsSafeIssuer(std::string_view url) {
  constexpr std::string_view kHttps = "https://";
  constexpr std::string_view kHttp = "http://";
  if (StartsWith(url, kHttps)) return url.size() > kHttps.size();
  if (!StartsWith(url, kHttp)) return false;
  std::string_view rest = url.substr(kHttp.size());
  rest = rest.substr(0, rest.find_first_of("/?#"));
  if (rest.find('@') != std::string_view::npos) return false;
  return IsLoopback(IsAddress(rest) ? std::string{rest} : std::string{rest} + ":80");
}

bool IsFolder(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_directory(path, error);
}

bool IsReadable(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error) && access(path.c_str(), R_OK) == 0;
}

}  // namespace candour
