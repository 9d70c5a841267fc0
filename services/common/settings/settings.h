// Everything a service is told from outside, read once and checked before anything opens.
#ifndef CANDOUR_SERVICES_COMMON_SETTINGS_SETTINGS_H_
#define CANDOUR_SERVICES_COMMON_SETTINGS_SETTINGS_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace candour {

enum class ServiceName { kIntake, kCategorisation, kNotification, kAnalytics };

// "intake", "categorisation", "notification" or "analytics".
std::string_view NameOf(ServiceName service);

// Whose tokens are accepted, and with what the service fetches its own.
struct OidcSettings {
  // CANDOUR_OIDC_ISSUER: https, or http on the loopback. Without a slash at its end.
  std::string issuer;
  // CANDOUR_OIDC_AUDIENCE.
  std::string audience;
  // CANDOUR_OIDC_CLIENT_SECRET_DIR: a folder of files, each named by a client and holding its
  // secret. Empty for intake alone, which calls nobody.
  std::string client_secret_dir;
};

// All files are PEM.
struct TlsSettings {
  std::string cert_file;
  std::string key_file;
  // Set: a caller must show a certificate of this authority (mTLS), and so must those we call.
  std::string ca_file;
};

// What one service is told. Twelve variables a service are the aim; intake reads thirteen.
struct Settings {
  ServiceName service = ServiceName::kIntake;
  // CANDOUR_DATABASE_<SERVICE>: a libpq connection string. May hold a password: never logged.
  std::string database;
  // CANDOUR_DATABASE_EQUALITY: the same for intake's equality monitoring, as a role of its own;
  // empty where there is none.
  std::string equality_database;
  // CANDOUR_<SERVICE>_ADDRESS: host:port to listen on. Without TLS it must be a loopback address.
  std::string address;
  // CANDOUR_<SERVICE>_METRICS: host:port of the Prometheus page.
  std::string metrics_address;
  // CANDOUR_INTAKE_ADDRESS: where intake is called; of intake, where it listens.
  std::string intake_address;
  OidcSettings oidc;
  // CANDOUR_TLS_CERT_FILE, CANDOUR_TLS_KEY_FILE, CANDOUR_TLS_CA_FILE; absent when none is set.
  std::optional<TlsSettings> tls;
  // CANDOUR_REFERENCE_DIR: the folder db/reference.
  std::string reference_dir;
  // CANDOUR_NOTICE_FOLDER: where notification puts mails as files.
  std::string notice_folder;
  // CANDOUR_SMTP_URL: smtp:// or smtps://; empty when notification writes files only.
  std::string smtp_url;
  // CANDOUR_CHANNELS_FILE: the mail server and the GOV.UK Notify account by which notices leave, as
  // candour.reference.v1.Channels; empty: by smtp_url and the folder. Never with smtp_url.
  std::string channels_file;
  // CANDOUR_ANCHOR_DIR: where intake puts its ledgers' signed heads; empty: nowhere.
  std::string anchor_dir;
  // CANDOUR_ANCHOR_KEY_FILE: the PEM private key that signs them; set exactly when anchor_dir is.
  std::string anchor_key_file;
  // CANDOUR_EDGES_FILE: intake's virus scanner, mailboxes and limits of open calls, as
  // candour.reference.v1.Edges; empty: no scanner, no mailbox, the usual limits.
  std::string edges_file;
};

// The value of a variable; nothing when it is not set.
using Environment = std::function<std::optional<std::string>(std::string_view variable)>;

// The process's own environment.
Environment ProcessEnvironment();

// Reads and checks what `service` needs; variables of the other services are not looked at.
// InvalidArgument naming the variable; its value is never repeated, for it may be a secret.
absl::StatusOr<Settings> ReadSettings(ServiceName service, const Environment& environment);

// True when "host:port" names this machine only: 127.0.0.0/8, [::1] or localhost.
bool IsLoopback(std::string_view address);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_SETTINGS_SETTINGS_H_
