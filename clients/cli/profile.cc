#include "clients/cli/profile.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"

namespace candour::cli {
namespace {

constexpr const char* kDefaultName = "default";

std::string Variable(const char* name, const std::string& otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr || *value == '\0' ? otherwise : std::string{value};
}

std::filesystem::path FileOf(const Profile& profile, const std::string& name) {
  return std::filesystem::path{profile.config_folder} / absl::StrCat(name, ".json");
}

// Written beside and renamed, so that a reader never sees half a token.
absl::Status WritePrivately(const std::filesystem::path& path, const std::string& text) {
  const std::filesystem::path beside = absl::StrCat(path.string(), ".", getpid());
  const mode_t before = umask(0077);
  std::ofstream file(beside);
  umask(before);
  file << text;
  file.close();
  std::error_code failed;
  if (file) std::filesystem::rename(beside, path, failed);
  if (!file || failed)
    return absl::PermissionDeniedError(absl::StrCat("cannot write ", path.string()));
  return absl::OkStatus();
}

}  // namespace

Profile ProfileFromEnvironment() {
  Profile profile;
  profile.intake = Variable("CANDOUR_INTAKE_ADDRESS", "127.0.0.1:7001");
  profile.categorisation = Variable("CANDOUR_CATEGORISATION_ADDRESS", "127.0.0.1:7002");
  profile.notification = Variable("CANDOUR_NOTIFICATION_ADDRESS", "127.0.0.1:7003");
  profile.analytics = Variable("CANDOUR_ANALYTICS_ADDRESS", "127.0.0.1:7004");
  profile.issuer = Variable("CANDOUR_OIDC_ISSUER", "");
  profile.authority = Variable("CANDOUR_AUTHORITY", "");
  profile.tls_ca_file = Variable("CANDOUR_TLS_CA_FILE", "");
  const std::string home = Variable("XDG_CONFIG_HOME", Variable("HOME", ".") + "/.config");
  profile.config_folder = Variable("CANDOUR_CONFIG_DIR", home + "/candour");
  return profile;
}

absl::StatusOr<SignIn> ReadSignIn(const Profile& profile, const std::string& name) {
  std::ifstream file(FileOf(profile, name.empty() ? kDefaultName : name));
  if (!file) return absl::NotFoundError("nobody is signed in; use `candour login`");
  const nlohmann::json json = nlohmann::json::parse(file, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return absl::NotFoundError("the sign-in is damaged; use `candour login`");
  SignIn sign_in;
  sign_in.client = json.value("client", "");
  sign_in.access_token = json.value("access_token", "");
  sign_in.expires_at = absl::FromUnixSeconds(json.value("expires_at", std::int64_t{0}));
  sign_in.secret_file = json.value("secret_file", "");
  sign_in.issuer = json.value("issuer", "");
  return sign_in;
}

absl::Status KeepSignIn(const Profile& profile, const SignIn& sign_in) {
  std::error_code failed;
  std::filesystem::create_directories(profile.config_folder, failed);
  if (failed) {
    return absl::PermissionDeniedError(absl::StrCat("cannot make ", profile.config_folder));
  }
  const nlohmann::json json = {{"client", sign_in.client},
                               {"access_token", sign_in.access_token},
                               {"expires_at", absl::ToUnixSeconds(sign_in.expires_at)},
                               {"secret_file", sign_in.secret_file},
                               {"issuer", sign_in.issuer}};
  const absl::Status kept = WritePrivately(FileOf(profile, sign_in.client), json.dump(2));
  if (!kept.ok()) return kept;
  return WritePrivately(FileOf(profile, kDefaultName), json.dump(2));
}

}  // namespace candour::cli
