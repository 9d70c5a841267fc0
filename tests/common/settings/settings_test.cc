#include "services/common/settings/settings.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace candour {
namespace {

using Variables = std::map<std::string, std::string, std::less<>>;

Variables Enough() {
  return {{"CANDOUR_DATABASE_INTAKE", "host=db password=hunter2"},
          {"CANDOUR_DATABASE_NOTIFICATION", "host=db"},
          {"CANDOUR_INTAKE_ADDRESS", "127.0.0.1:7001"},
          {"CANDOUR_INTAKE_METRICS", "127.0.0.1:7101"},
          {"CANDOUR_NOTIFICATION_ADDRESS", "127.0.0.1:7003"},
          {"CANDOUR_NOTIFICATION_METRICS", "127.0.0.1:7103"},
          {"CANDOUR_OIDC_ISSUER", "http://127.0.0.1:7000/"},
          {"CANDOUR_OIDC_AUDIENCE", "candour"},
          {"CANDOUR_OIDC_CLIENT_SECRET_DIR", "tests"},
          {"CANDOUR_REFERENCE_DIR", "services"},
          {"CANDOUR_NOTICE_FOLDER", "tests"}};
}

absl::StatusOr<Settings> Read(ServiceName service, const Variables& variables) {
  return ReadSettings(service, [&](std::string_view name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    if (found == variables.end()) return std::nullopt;
    return found->second;
  });
}

std::string Fault(ServiceName service, const Variables& variables) {
  return std::string{Read(service, variables).status().message()};
}

TEST(ReadSettingsTest, ReadsWhatIntakeNeeds) {
  const absl::StatusOr<Settings> settings = Read(ServiceName::kIntake, Enough());

  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->database, "host=db password=hunter2");
  EXPECT_EQ(settings->address, "127.0.0.1:7001");
  EXPECT_EQ(settings->oidc.issuer, "http://127.0.0.1:7000");
  EXPECT_FALSE(settings->tls);
}

TEST(ReadSettingsTest, GivesNotificationItsOwnAddressAndIntakes) {
  const absl::StatusOr<Settings> settings = Read(ServiceName::kNotification, Enough());

  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->address, "127.0.0.1:7003");
  EXPECT_EQ(settings->intake_address, "127.0.0.1:7001");
  EXPECT_EQ(settings->notice_folder, "tests");
}

TEST(ReadSettingsTest, NamesTheVariableThatIsMissing) {
  Variables variables = Enough();
  variables.erase("CANDOUR_DATABASE_INTAKE");

  EXPECT_EQ(Fault(ServiceName::kIntake, variables), "CANDOUR_DATABASE_INTAKE must be set");
}

TEST(ReadSettingsTest, RefusesToListenBeyondThisMachineWithoutTls) {
  Variables variables = Enough();
  variables["CANDOUR_INTAKE_ADDRESS"] = "0.0.0.0:7001";

  EXPECT_EQ(Fault(ServiceName::kIntake, variables),
            "CANDOUR_INTAKE_ADDRESS must name this machine only, unless CANDOUR_TLS_CERT_FILE is "
            "set");
}

TEST(ReadSettingsTest, ListensBeyondThisMachineWithTls) {
  Variables variables = Enough();
  variables["CANDOUR_INTAKE_ADDRESS"] = "0.0.0.0:7001";
  variables["CANDOUR_TLS_CERT_FILE"] = "CMakeLists.txt";
  variables["CANDOUR_TLS_KEY_FILE"] = "CMakeLists.txt";

  EXPECT_TRUE(Read(ServiceName::kIntake, variables).ok());
}

TEST(ReadSettingsTest, RefusesACertificateWithoutItsKey) {
  Variables variables = Enough();
  variables["CANDOUR_TLS_CERT_FILE"] = "CMakeLists.txt";

  EXPECT_EQ(Fault(ServiceName::kIntake, variables),
            "CANDOUR_TLS_KEY_FILE must be set with the others");
}

TEST(ReadSettingsTest, RefusesAnIssuerWithoutTlsElsewhere) {
  Variables variables = Enough();
  variables["CANDOUR_OIDC_ISSUER"] = "http://sign-in.example";

  EXPECT_EQ(Fault(ServiceName::kIntake, variables),
            "CANDOUR_OIDC_ISSUER must be https, or http on this machine");
}

TEST(ReadSettingsTest, RefusesAnAnchorFolderWithoutAKey) {
  Variables variables = Enough();
  variables["CANDOUR_ANCHOR_DIR"] = "tests";

  EXPECT_EQ(Fault(ServiceName::kIntake, variables).substr(0, 23), "CANDOUR_ANCHOR_KEY_FILE");
}

TEST(ReadSettingsTest, NeverRepeatsAValue) {
  Variables variables = Enough();
  variables["CANDOUR_SMTP_URL"] = "user:hunter2@mail";

  EXPECT_EQ(Fault(ServiceName::kNotification, variables),
            "CANDOUR_SMTP_URL must begin with smtp:// or smtps://");
}

TEST(ReadSettingsTest, RefusesTwoMailServers) {
  Variables variables = Enough();
  variables["CANDOUR_SMTP_URL"] = "smtps://mail.example";
  variables["CANDOUR_CHANNELS_FILE"] = "CMakeLists.txt";

  EXPECT_EQ(Fault(ServiceName::kNotification, variables),
            "CANDOUR_CHANNELS_FILE names the mail server: unset CANDOUR_SMTP_URL");
}

}  // namespace
}  // namespace candour
