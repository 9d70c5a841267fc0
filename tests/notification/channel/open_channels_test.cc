#include "services/notification/channel/open_channels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/notification/channel/local_server.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;

class OpenChannelsTest : public ::testing::Test {
 protected:
  std::string SecretFile(const std::string& secret) const {
    const std::filesystem::path file = scratch_.path() / "secret";
    std::ofstream(file) << secret << "\n";
    return file.string();
  }

  std::string Fault(const reference::v1::Channels& settings) const {
    return std::string(OpenChannels(settings, scratch_.path()).status().message());
  }

  ScratchFolder scratch_;
};

TEST_F(OpenChannelsTest, WritesFilesWhereNothingElseIsSaid) {
  const absl::StatusOr<OpenedChannels> opened = OpenChannels({}, scratch_.path());

  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->mail->Name(), "folder");
  EXPECT_EQ(opened->letter->Name(), "letter");
}

TEST_F(OpenChannelsTest, SendsByAMailServer) {
  SmtpServer server("accept");
  reference::v1::Channels settings;
  settings.mutable_smtp()->set_url(server.Url());

  const absl::StatusOr<OpenedChannels> opened = OpenChannels(settings, scratch_.path());

  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->mail->Take(ExampleMessage()).outcome, HandOver::kDone);
}

TEST_F(OpenChannelsTest, SendsByNotify) {
  NotifyServer server;
  reference::v1::Channels settings;
  settings.mutable_notify()->set_base_url(server.Url());
  settings.mutable_notify()->set_key_file(SecretFile(kNotifyKey));
  settings.mutable_notify()->set_email_template("template");
  settings.mutable_notify()->set_letters(true);

  const absl::StatusOr<OpenedChannels> opened = OpenChannels(settings, scratch_.path());

  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->mail->Take(ExampleMessage()).outcome, HandOver::kDone);
  EXPECT_EQ(opened->letter->Name(), "notify_letter");
}

TEST_F(OpenChannelsTest, NamesWhatIsWrongAndNoSecret) {
  reference::v1::Channels wrong_key;
  wrong_key.mutable_notify()->set_key_file(SecretFile("hunter2"));
  reference::v1::Channels no_password;
  no_password.mutable_smtp()->set_url("smtps://mail.example.org");
  no_password.mutable_smtp()->set_user("candour");
  reference::v1::Channels no_url;
  no_url.mutable_smtp()->set_url("https://mail.example.org");
  reference::v1::Channels both = no_url;
  both.mutable_smtp()->set_url("smtps://mail.example.org");
  both.mutable_notify()->set_email_template("template");

  EXPECT_EQ(Fault(wrong_key), "notify.key_file: holds no key of GOV.UK Notify");
  EXPECT_THAT(Fault(no_password), HasSubstr("smtp.password_file"));
  EXPECT_THAT(Fault(no_url), HasSubstr("smtp.url"));
  both.mutable_notify()->set_key_file(SecretFile(kNotifyKey));
  EXPECT_THAT(Fault(both), HasSubstr("not both"));
}

}  // namespace
}  // namespace candour::notification
