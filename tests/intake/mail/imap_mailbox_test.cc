#include "services/intake/mail/imap_mailbox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/fake_imap.h"
#include "tests/support/local_server.h"
#include "tests/support/status.h"

namespace candour::intake {
namespace {

using candour::testing::FakeImap;
using candour::testing::StatusIs;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kRuthsMail =
    "From: ruth@example.org\r\nSubject: My bill\r\n\r\nIt is wrong.\r\n";

class ImapMailboxTest : public ::testing::Test {
 protected:
  ImapMailbox Box(const std::string& password = "secret") const {
    ImapSettings settings;
    settings.url = fake_.Url();
    settings.user = "complaints";
    settings.password = password;
    return ImapMailbox(settings);
  }

  FakeImap fake_;
};

TEST_F(ImapMailboxTest, KnowsWhatWaits) {
  fake_.Deliver(kRuthsMail);
  fake_.Deliver(kRuthsMail);

  const auto waiting = Box().Waiting();

  ASSERT_TRUE(waiting.ok()) << waiting.status();
  EXPECT_THAT(*waiting, ElementsAre(1, 2));
}

TEST_F(ImapMailboxTest, KnowsWhenNothingWaits) { EXPECT_THAT(*Box().Waiting(), IsEmpty()); }

TEST_F(ImapMailboxTest, FetchesAMailAsItCame) {
  const unsigned uid = fake_.Deliver(kRuthsMail, "14-Sep-2026 09:30:00 +0100");

  const auto mail = Box().Fetch(uid);

  ASSERT_TRUE(mail.ok()) << mail.status();
  EXPECT_EQ(mail->octets, kRuthsMail);
  EXPECT_EQ(mail->received_at,
            absl::FromCivil(absl::CivilSecond(2026, 9, 14, 8, 30, 0), absl::UTCTimeZone()));
}

TEST_F(ImapMailboxTest, MovesAMailIntoAFolderThatItMakes) {
  const unsigned uid = fake_.Deliver(kRuthsMail);

  const absl::Status moved = Box().MoveTo(uid, "Candour \"taken\"");

  ASSERT_TRUE(moved.ok()) << moved;
  EXPECT_THAT(fake_.Inbox(), IsEmpty());
  EXPECT_THAT(fake_.Folder("Candour \\\"taken\\\""), ElementsAre(kRuthsMail));
  EXPECT_THAT(*Box().Waiting(), IsEmpty());
}

TEST_F(ImapMailboxTest, LosesNoMailWhenTheConnectionBreaksInBetween) {
  const unsigned uid = fake_.Deliver(kRuthsMail);
  fake_.CutAt("UID COPY");

  EXPECT_FALSE(Box().MoveTo(uid, "Candour").ok());
  EXPECT_THAT(fake_.Inbox(), ElementsAre(kRuthsMail));

  fake_.CutAt("UID STORE");
  EXPECT_FALSE(Box().MoveTo(uid, "Candour").ok());
  EXPECT_THAT(fake_.Inbox(), ElementsAre(kRuthsMail));
}

TEST_F(ImapMailboxTest, SaysThatItIsNotLetIn) {
  EXPECT_THAT(Box("wrong").Waiting(), StatusIs(absl::StatusCode::kUnauthenticated));
}

// Behind a door that speaks TLS, as every mailbox stands outside of this machine.
class ImapsMailboxTest : public ImapMailboxTest {
 protected:
  ImapMailbox Box(const std::string& authority) const {
    ImapSettings settings;
    settings.url = "imaps://127.0.0.1:" + door_.Port();
    settings.user = "complaints";
    settings.password = "secret";
    settings.ca_file = authority;
    return ImapMailbox(settings);
  }

  TlsDoor door_{fake_.Port()};
};

TEST_F(ImapsMailboxTest, FetchesAndMovesAMail) {
  const unsigned uid = fake_.Deliver(kRuthsMail);
  ImapMailbox box = Box(door_.Authority());

  ASSERT_TRUE(box.Waiting().ok()) << box.Waiting().status();
  EXPECT_EQ(box.Fetch(uid)->octets, kRuthsMail);
  ASSERT_TRUE(box.MoveTo(uid, "Candour").ok());
  EXPECT_THAT(fake_.Folder("Candour"), ElementsAre(kRuthsMail));
}

TEST_F(ImapsMailboxTest, TellsItsPasswordToNobodyWhoIsNotVouchedFor) {
  const TlsDoor another(fake_.Port());

  EXPECT_THAT(Box(another.Authority()).Waiting(), StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(fake_.Commands(), IsEmpty());
}

TEST(ImapMailboxAwayTest, SaysThatNobodyAnswers) {
  ImapSettings settings;
  settings.url = "imap://127.0.0.1:1";
  settings.user = "complaints";

  EXPECT_THAT(ImapMailbox(settings).Waiting(), StatusIs(absl::StatusCode::kUnavailable));
}

TEST(NumbersInTest, ReadsAnAnswerToASearch) {
  EXPECT_THAT(NumbersIn("* SEARCH 4 17 300\r\n"), ElementsAre(4, 17, 300));
  EXPECT_THAT(NumbersIn("* SEARCH\r\n"), IsEmpty());
  EXPECT_THAT(NumbersIn("* 3 EXISTS\r\n"), IsEmpty());
}

TEST(InternalDateInTest, ReadsDaysBelowTenToo) {
  EXPECT_EQ(InternalDateIn("* 1 FETCH (INTERNALDATE \" 4-Sep-2026 09:30:00 +0000\" UID 1)"),
            absl::FromCivil(absl::CivilSecond(2026, 9, 4, 9, 30, 0), absl::UTCTimeZone()));
  EXPECT_EQ(InternalDateIn("* 1 FETCH (UID 1)"), std::nullopt);
}

}  // namespace
}  // namespace candour::intake
