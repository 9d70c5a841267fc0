#include "services/common/settings/settings.h"

#include <cstdlib>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/common/settings/check.h"

namespace candour {
namespace {

std::string VariableOf(ServiceName service, std::string_view ending) {
  const std::string_view name = NameOf(service);
  return absl::StrCat("CANDOUR_", absl::AsciiStrToUpper({name.data(), name.size()}), "_",
                      std::string{ending});
}

// Collects values and the first thing that is wrong with one.
class Reader {
 public:
  explicit Reader(const Environment& environment) : environment_(environment) {}

  std::string Optional(const std::string& variable) { return environment_(variable).value_or(""); }

  std::string Needed(const std::string& variable) {
    std::string value = Optional(variable);
    if (value.empty()) Complain(variable, "must be set");
    return value;
  }

  std::string Address(const std::string& variable) {
    std::string value = Needed(variable);
    if (!value.empty() && !IsAddress(value)) Complain(variable, "must read host:port");
    return value;
  }

  std::string Folder(const std::string& variable, std::string value) {
    if (!value.empty() && !IsFolder(value)) Complain(variable, "must be a folder that exists");
    return value;
  }

  std::string File(const std::string& variable) {
    std::string value = Optional(variable);
    if (!value.empty() && !IsReadable(value)) Complain(variable, "must be a file that can be read");
    return value;
  }

  void Complain(std::string_view variable, std::string_view sentence) {
    if (!wrong_.ok()) return;
    wrong_ =
        absl::InvalidArgumentError(absl::StrCat(std::string{variable}, " ", std::string{sentence}));
  }

  const absl::Status& Wrong() const { return wrong_; }

 private:
  const Environment& environment_;
  absl::Status wrong_;
};

OidcSettings ReadOidc(ServiceName service, Reader& reader) {
  OidcSettings oidc;
  oidc.issuer = reader.Needed("CANDOUR_OIDC_ISSUER");
  while (absl::EndsWith(oidc.issuer, "/")) oidc.issuer.pop_back();
  if (!oidc.issuer.empty() && !IsSafeIssuer(oidc.issuer)) {
    reader.Complain("CANDOUR_OIDC_ISSUER", "must be https, or http on this machine");
  }
  oidc.audience = reader.Needed("CANDOUR_OIDC_AUDIENCE");
  if (service != ServiceName::kIntake) {
    const std::string variable = "CANDOUR_OIDC_CLIENT_SECRET_DIR";
    oidc.client_secret_dir = reader.Folder(variable, reader.Needed(variable));
  }
  return oidc;
}

std::optional<TlsSettings> ReadTls(Reader& reader) {
  TlsSettings tls;
  tls.cert_file = reader.File("CANDOUR_TLS_CERT_FILE");
  tls.key_file = reader.File("CANDOUR_TLS_KEY_FILE");
  tls.ca_file = reader.File("CANDOUR_TLS_CA_FILE");
  if (tls.cert_file.empty() && tls.key_file.empty() && tls.ca_file.empty()) return std::nullopt;
  if (tls.cert_file.empty())
    reader.Complain("CANDOUR_TLS_CERT_FILE", "must be set with the others");
  if (tls.key_file.empty()) reader.Complain("CANDOUR_TLS_KEY_FILE", "must be set with the others");
  return tls;
}

void ReadAddresses(Settings& settings, Reader& reader) {
  const std::string address = VariableOf(settings.service, "ADDRESS");
  settings.address = reader.Address(address);
  settings.metrics_address = reader.Address(VariableOf(settings.service, "METRICS"));
  settings.intake_address = settings.service == ServiceName::kIntake
                                ? settings.address
                                : reader.Address("CANDOUR_INTAKE_ADDRESS");
  if (settings.tls) return;
  if (!settings.address.empty() && !IsLoopback(settings.address)) {
    reader.Complain(address, "must name this machine only, unless CANDOUR_TLS_CERT_FILE is set");
  }
  if (!settings.intake_address.empty() && !IsLoopback(settings.intake_address)) {
    reader.Complain("CANDOUR_INTAKE_ADDRESS",
                    "must name this machine only, unless CANDOUR_TLS_CERT_FILE is set");
  }
}

void ReadAnchor(Settings& settings, Reader& reader) {
  const std::string variable = "CANDOUR_ANCHOR_DIR";
  settings.anchor_dir = reader.Folder(variable, reader.Optional(variable));
  settings.anchor_key_file = reader.File("CANDOUR_ANCHOR_KEY_FILE");
  if (settings.anchor_dir.empty() == settings.anchor_key_file.empty()) return;
  reader.Complain(settings.anchor_dir.empty() ? variable : "CANDOUR_ANCHOR_KEY_FILE",
                  "must be set, since the other of CANDOUR_ANCHOR_DIR and "
                  "CANDOUR_ANCHOR_KEY_FILE is");
}

void ReadNotices(Settings& settings, Reader& reader) {
  const std::string variable = "CANDOUR_NOTICE_FOLDER";
  settings.notice_folder = reader.Folder(variable, reader.Needed(variable));
  settings.smtp_url = reader.Optional("CANDOUR_SMTP_URL");
  if (!settings.smtp_url.empty() && !absl::StartsWith(settings.smtp_url, "smtp://") &&
      !absl::StartsWith(settings.smtp_url, "smtps://")) {
    reader.Complain("CANDOUR_SMTP_URL", "must begin with smtp:// or smtps://");
  }
  settings.channels_file = reader.File("CANDOUR_CHANNELS_FILE");
  if (!settings.channels_file.empty() && !settings.smtp_url.empty()) {
    reader.Complain("CANDOUR_CHANNELS_FILE", "names the mail server: unset CANDOUR_SMTP_URL");
  }
}

}  // namespace

std::string_view NameOf(ServiceName service) {
  switch (service) {
    case ServiceName::kIntake:
      return "intake";
    case ServiceName::kCategorisation:
      return "categorisation";
    case ServiceName::kNotification:
      return "notification";
    case ServiceName::kAnalytics:
      return "analytics";
  }
  std::abort();
}

Environment ProcessEnvironment() {
  return [](std::string_view variable) -> std::optional<std::string> {
    const char* value = std::getenv(std::string{variable}.c_str());
    if (value == nullptr) return std::nullopt;
    return std::string{value};
  };
}

absl::StatusOr<Settings> ReadSettings(ServiceName service, const Environment& environment) {
  Reader reader(environment);
  Settings settings;
  settings.service = service;
  const std::string_view name = NameOf(service);
  settings.database = reader.Needed(
      absl::StrCat("CANDOUR_DATABASE_", absl::AsciiStrToUpper({name.data(), name.size()})));
  settings.tls = ReadTls(reader);
  ReadAddresses(settings, reader);
  settings.oidc = ReadOidc(service, reader);
  const std::string reference = "CANDOUR_REFERENCE_DIR";
  settings.reference_dir = reader.Folder(reference, reader.Needed(reference));
  if (service == ServiceName::kIntake) ReadAnchor(settings, reader);
  if (service == ServiceName::kIntake) {
    settings.edges_file = reader.File("CANDOUR_EDGES_FILE");
    settings.equality_database = reader.Optional("CANDOUR_DATABASE_EQUALITY");
  }
  if (service == ServiceName::kNotification) ReadNotices(settings, reader);
  if (!reader.Wrong().ok()) return reader.Wrong();
  return settings;
}

}  // namespace candour
