// Where the servers are, and who is signed in.
#ifndef CANDOUR_CLIENTS_CLI_PROFILE_H_
#define CANDOUR_CLIENTS_CLI_PROFILE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace candour::cli {

// Addresses and defaults, read once from the environment; a service address is host:port.
struct Profile {
  std::string intake;          // CANDOUR_INTAKE_ADDRESS
  std::string categorisation;  // CANDOUR_CATEGORISATION_ADDRESS
  std::string notification;    // CANDOUR_NOTIFICATION_ADDRESS
  std::string analytics;       // CANDOUR_ANALYTICS_ADDRESS
  std::string issuer;          // CANDOUR_OIDC_ISSUER
  std::string authority;       // CANDOUR_AUTHORITY, for example milford
  std::string config_folder;   // CANDOUR_CONFIG_DIR, else ~/.config/candour
  std::string tls_ca_file;     // CANDOUR_TLS_CA_FILE; empty: plain text, loopback only
};

Profile ProfileFromEnvironment();

// A sign-in as it is kept in <config_folder>/<name>.json, readable by its owner only.
struct SignIn {
  // The client, also the name it is kept under.
  std::string client;
  std::string access_token;
  absl::Time expires_at;
  // For client credentials: the file that holds the secret, so that the token can be renewed.
  std::string secret_file;
  std::string issuer;
};

// NotFound when nobody signed in under `name`; an empty name means who signed in last.
absl::StatusOr<SignIn> ReadSignIn(const Profile& profile, const std::string& name);

// Keeps `sign_in` and makes it the default. The file is written whole or not at all.
absl::Status KeepSignIn(const Profile& profile, const SignIn& sign_in);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_PROFILE_H_
