#include "services/notification/channel/mail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Message Example() {
  Message message;
  message.way = Way::kEmail;
  message.from_name = "Milford Council";
  message.from_email = "care@milford.example.org";
  message.to_name = "Jean \"J\" Ashworth";
  message.to_email = "jean@example.org";
  message.subject = "Your message";
  message.body = "Dear Jean,\n\nthank you.\n";
  message.message_id = "notice.1@milford.example.org";
  message.dated_at = TenOClock(absl::CivilDay(2027, 7, 1));
  return message;
}

TEST(MailTest, HasEveryHeaderThatAMailNeeds) {
  Message message = Example();
  message.format = Format::kPlainText;

  EXPECT_EQ(MailFrom(message),
            "Message-ID: <notice.1@milford.example.org>\r\n"
            "Date: Thu, 01 Jul 2027 10:00:00 +0100\r\n"
            "From: \"Milford Council\" <care@milford.example.org>\r\n"
            "To: \"Jean \\\"J\\\" Ashworth\" <jean@example.org>\r\n"
            "Subject: Your message\r\n"
            "Content-Language: en-GB\r\n"
            "Auto-Submitted: auto-generated\r\n"
            "MIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n"
            "\r\n"
            "Dear Jean,\r\n\r\nthank you.\r\n");
}

// Proves.
TEST(MailTest, HasAPlainPartFirstAndThenAPage) {
  Message message = Example();
  message.body = "Dear Jean,\n\n# Why\n\nBecause.\n";

  const std::string mail = MailFrom(message);

  const std::size_t plain = mail.find("Content-Type: text/plain");
  const std::size_t page = mail.find("Content-Type: text/html");
  EXPECT_THAT(mail, HasSubstr("multipart/alternative; boundary=\"=_candour\""));
  EXPECT_LT(plain, page);
  EXPECT_THAT(mail, HasSubstr("\r\n\r\nWhy\r\n\r\nBecause."));
  EXPECT_THAT(mail, HasSubstr("<h2>Why</h2>"));
  EXPECT_THAT(mail, testing::EndsWith("\r\n--=_candour--\r\n"));
}

TEST(MailTest, ATextEndsNoPart) {
  Message message = Example();
  message.body = "Dear Jean,\n\n--=_candour--\n";

  const std::string mail = MailFrom(message);

  EXPECT_EQ(mail.find("--=_candour--"), mail.rfind("--=_candour--"));
}

TEST(MailTest, TheSameMessageIsTheSameMail) { EXPECT_EQ(MailFrom(Example()), MailFrom(Example())); }

TEST(MailTest, ANameBeginsNoHeader) {
  Message message = Example();
  message.to_name = "Jean\r\nBcc: all@example.org";

  EXPECT_THAT(MailFrom(message), Not(HasSubstr("\nBcc:")));
}

TEST(MailTest, EncodesANameThatIsNotAscii) { EXPECT_EQ(HeaderText("Zoë"), "=?UTF-8?B?Wm/Dqw==?="); }

TEST(MailTest, DividesNoCharacterBetweenTwoWords) {
  const std::string text(30, 'x');

  EXPECT_EQ(HeaderText(text + "eeeeeeeeeeeeeeë"),
            "=?UTF-8?B?eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4ZWVlZWVlZWVlZWVlZWU=?=\r\n "
            "=?UTF-8?B?w6s=?=");
}

TEST(MailTest, EncodesWhatLooksEncoded) { EXPECT_EQ(HeaderText("=?x"), "=?UTF-8?B?PT94?="); }

TEST(MailTest, BreaksALongLineSoftly) {
  EXPECT_EQ(QuotedPrintable(std::string(80, 'x')),
            std::string(75, 'x') + "=\r\n" + std::string(5, 'x') + "\r\n");
}

TEST(MailTest, EncodesEqualsBlanksAtTheEndAndOtherAlphabets) {
  EXPECT_EQ(QuotedPrintable("1 = 1 \né\n"), "1 =3D 1=20\r\n=C3=A9\r\n");
}

TEST(MailTest, TakesOneAddressAndNothingElse) {
  EXPECT_TRUE(IsAddress("jean.o'neil+care@example.org"));
  EXPECT_FALSE(IsAddress("jean@example.org>, <all@example.org"));
  EXPECT_FALSE(IsAddress("jean@example.org\r\nRCPT TO:<all@example.org>"));
  EXPECT_FALSE(IsAddress("jean"));
  EXPECT_FALSE(IsAddress("a@b@c"));
}

}  // namespace
}  // namespace candour::notification
