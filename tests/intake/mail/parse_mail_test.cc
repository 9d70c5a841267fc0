#include "services/intake/mail/parse_mail.h"

#include <gtest/gtest.h>

namespace candour::intake {
namespace {

constexpr const char* kReply =
    "From: =?utf-8?q?Ren=C3=A9e_Dub=C3=A9?= <renee@example.org>\r\n"
    "To: complaints@milford.example\r\n"
    "Subject: Re: ASC-2026-000123-4 your complaint\r\n"
    "Message-ID: <reply-1@example.org>\r\n"
    "In-Reply-To: <notice-2@milford.example>\r\n"
    "References: <notice-1@milford.example> <notice-2@milford.example>\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=frontier\r\n"
    "\r\n"
    "--frontier\r\n"
    "Content-Type: text/plain; charset=iso-8859-1\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "\r\n"
    "I pay =A312 a week.\r\n"
    "--frontier\r\n"
    "Content-Type: application/pdf; name=\"bill.pdf\"\r\n"
    "Content-Disposition: attachment; filename=\"bill.pdf\"\r\n"
    "Content-Transfer-Encoding: base64\r\n"
    "\r\n"
    "JVBERi0xLjcgYSBiaWxs\r\n"
    "--frontier--\r\n";

TEST(ParseMailTest, ReadsHeadsWordsAndAttachments) {
  const absl::StatusOr<Mail> mail = ParseMail(kReply);

  ASSERT_TRUE(mail.ok()) << mail.status();
  EXPECT_EQ(mail->message_id, "reply-1@example.org");
  EXPECT_EQ(mail->sender_name, "Renée Dubé");
  EXPECT_EQ(mail->sender_address, "renee@example.org");
  EXPECT_EQ(mail->answers.at(0), "notice-2@milford.example");
  EXPECT_EQ(mail->answers.back(), "notice-1@milford.example");
  EXPECT_NE(mail->body.find("I pay £12 a week."), std::string::npos);
  ASSERT_EQ(mail->attachments.size(), 1);
  EXPECT_EQ(mail->attachments[0].name, "bill.pdf");
  EXPECT_EQ(mail->attachments[0].content, "%PDF-1.7 a bill");
  EXPECT_FALSE(mail->automatic);
}

TEST(ParseMailTest, ReadsWhatHtmlSays) {
  const absl::StatusOr<Mail> mail = ParseMail(
      "From: ruth@example.org\r\nContent-Type: text/html\r\n\r\n<p>Nobody <b>came</b> &amp; "
      "why?</p>\r\n");

  ASSERT_TRUE(mail.ok()) << mail.status();
  EXPECT_NE(mail->body.find("came"), std::string::npos);
  EXPECT_NE(mail->body.find("& why?"), std::string::npos);
  EXPECT_EQ(mail->body.find('<'), std::string::npos);
}

TEST(ParseMailTest, KnowsWhatAProgramWrote) {
  const absl::StatusOr<Mail> mail =
      ParseMail("From: a@example.org\r\nAuto-Submitted: auto-replied\r\n\r\nAway.\r\n");

  ASSERT_TRUE(mail.ok());
  EXPECT_TRUE(mail->automatic);
}

TEST(ParseMailTest, RefusesWhatHasNoSender) {
  EXPECT_EQ(ParseMail("Subject: x\r\n\r\nx").status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(ReferenceInTest, FindsTheFirstReference) {
  EXPECT_EQ(ReferenceIn("Re: asc-2026-000123-4, late"), "ASC-2026-000123-4");
  EXPECT_EQ(ReferenceIn("my phone is 020-7946-001812"), "");
  EXPECT_EQ(ReferenceIn(""), "");
}

}  // namespace
}  // namespace candour::intake
