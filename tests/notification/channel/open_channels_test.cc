// Also tests services/notification/channel/channel_plan.cc.
// Also tests services/notification/channel/delivery.cc.
#include "services/notification/channel/open_channels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/local_server.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;

class OpenChannelsTest : public ::testing::Test {
 protected:
  std::string SecretFile(const std::string& secret) const {
    const std::filesystem::path file = scratch_.Path() / "secret";
    std::ofstream(file) << secret << "\n";
    return file.string();
  }

  std::string Fault(const reference::v1::Channels& settings) const {
    return std::string(OpenChannels(settings, scratch_.Path()).status().message());
  }

  ScratchFolder scratch_;
};

TEST_F(OpenChannelsTest, WritesFilesWhereNothingElseIsSaid) {
  const absl::StatusOr<OpenedPlan> opened = OpenChannels({}, scratch_.Path());

  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->all.mail->Name(), "folder");
  EXPECT_EQ(opened->all.letter->Name(), "letter");
}

TEST_F(OpenChannelsTest, SendsByAMailServer) {
  SmtpServer server("accept");
  reference::v1::Channels settings;
  settings.mutable_smtp()->set_url(server.Url());

  const absl::StatusOr<OpenedPlan> opened = OpenChannels(settings, scratch_.Path());

  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->all.mail->Take(ExampleMessage()).outcome, HandOver::kDone);
}

TEST_F(OpenChannelsTest, SendsByNotify) {
  NotifyServer server;
  reference::v1::Channels settings;
  settings.mutable_notify()->set_base_url(server.Url());
  settings.mutable_notify()->set_key_file(SecretFile(kNotifyKey));
  settings.mutable_notify()->set_email_template("template");
  settings.mutable_notify()->set_letters(true);

  const absl::StatusOr<OpenedPlan> opened = OpenChannels(settings, scratch_.Path());

  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->all.mail->Take(ExampleMessage()).outcome, HandOver::kDone);
  EXPECT_EQ(opened->all.letter->Name(), "notify_letter");
}

TEST_F(OpenChannelsTest, GivesACouncilItsOwnAndNoneOfTheOthers) {
  reference::v1::Channels settings;
  settings.mutable_smtp()->set_url("smtps://mail.example.org");
  reference::v1::OwnChannels& ashby = *settings.add_own();
  ashby.set_authority_id("ashby");
  ashby.mutable_notify()->set_key_file(SecretFile(kNotifyKey));
  ashby.mutable_notify()->set_letters(true);
  ashby.mutable_notify()->set_sms_template("template");

  const absl::StatusOr<OpenedPlan> opened = OpenChannels(settings, scratch_.Path());

  ASSERT_TRUE(opened.ok()) << opened.status();
  const ChannelPlan plan = opened->Refer();
  EXPECT_EQ(plan.Of("milford").mail->Name(), "smtp");
  EXPECT_EQ(plan.Of("milford").text, nullptr);
  EXPECT_EQ(plan.Of("ashby").mail->Name(), "folder");
  EXPECT_EQ(plan.Of("ashby").Named("notify_letter"), plan.Of("ashby").letter);
  EXPECT_EQ(plan.Of("ashby").print->Name(), "letter");
  EXPECT_EQ(plan.Of("ashby").text->Name(), "notify_sms");
  EXPECT_EQ(plan.Of("ashby").Named("smtp"), nullptr);
}

TEST_F(OpenChannelsTest, SaysWhereReportsComeFrom) {
  std::filesystem::create_directories(scratch_.Path() / "box" / "new");
  std::filesystem::create_directories(scratch_.Path() / "box" / "cur");
  reference::v1::Channels settings;
  settings.mutable_smtp()->set_url("smtps://mail.example.org");
  settings.mutable_smtp()->set_bounce_maildir((scratch_.Path() / "box").string());

  EXPECT_EQ(OpenChannels(settings, scratch_.Path())->all.bounce_maildir, scratch_.Path() / "box");
  settings.mutable_smtp()->set_bounce_maildir(scratch_.Path().string());
  EXPECT_THAT(Fault(settings), HasSubstr("smtp.bounce_maildir"));
}

TEST_F(OpenChannelsTest, WantsATokenThatNobodyGuesses) {
  reference::v1::OwnChannels own;
  own.set_authority_id("ashby");
  own.mutable_notify()->set_key_file(SecretFile(kNotifyKey));
  const std::filesystem::path token = scratch_.Path() / "token";
  std::ofstream(token) << "hunter2\n";
  own.mutable_notify()->set_callback_token_file(token.string());
  reference::v1::Channels settings;
  *settings.add_own() = own;
  EXPECT_EQ(Fault(settings),
            "own: ashby: notify.callback_token_file: the token needs at least 20 characters");
  std::ofstream(token) << "a token of twenty letters\n";

  EXPECT_EQ(OpenChannels(settings, scratch_.Path())->own.at("ashby").callback_token,
            "a token of twenty letters");
  *settings.add_own() = own;
  EXPECT_THAT(Fault(settings), HasSubstr("own.authority_id"));
}

// A report is about whose message it names.
TEST(AuthorityInTest, IsTheSecondPartOfAReference) {
  EXPECT_EQ(AuthorityIn("notice.milford.1"), "milford");
  EXPECT_EQ(AuthorityIn("text.milford.1"), "");
  EXPECT_EQ(AuthorityIn("notice.milford"), "");
  EXPECT_EQ(AuthorityIn(""), "");
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

// Proves A-07.
TEST_F(OpenChannelsTest, ForgetsAMessageInWhicheverFolderItWasPut) {
  for (const char* place : {"mail", "letters"}) {
    std::filesystem::create_directories(scratch_.Path() / place);
    std::ofstream(scratch_.Path() / place / "milford_1.eml") << "Dear Zoë";
  }

  const absl::StatusOr<int> gone = ForgetFiles(scratch_.Path(), "milford_1");

  ASSERT_TRUE(gone.ok()) << gone.status();
  EXPECT_EQ(*gone, 2);
  EXPECT_FALSE(std::filesystem::exists(scratch_.Path() / "letters" / "milford_1.eml"));
}

}  // namespace
}  // namespace candour::notification
