#include "services/notification/store/answer_link.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/digest/digest.h"
#include "services/notification/domain/draft/addressee.h"
#include "tests/notification/office.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

// A provider is asked, with an address to which it can be mailed.
ledger::v1::RecordedEvent Asking() {
  ledger::v1::RecordedEvent event = EventOn(kMonday);
  ledger::v1::Contribution& asked =
      *event.mutable_event()->mutable_contribution_requested()->mutable_contribution();
  asked.set_contribution_id(1);
  asked.set_obligation_id(ObligationId(2));
  asked.set_contributor("larkfield");
  asked.set_contributor_name("Larkfield Home Care");
  asked.set_contact_email("doyle@larkfield.example.org");
  asked.set_shown("Why did nobody come on Sunday?");
  asked.set_state(ledger::v1::CONTRIBUTION_STATE_ASKED);
  ledger::v1::Obligation owed = Owed(2, "CONTRIBUTION", "N-S2", kMonday + 7);
  owed.set_to(ledger::v1::RECIPIENT_PROVIDER);
  Open(event, owed);
  return event;
}

class AnswerLinkTest : public ::testing::Test {
 protected:
  AnswerLinkTest() {
    office.Happen(Received(JeansCase()));
    office.Happen(Asking());
  }

  // What stands behind the answer page in the message that left last.
  std::string SecretSent() {
    const std::string body = office.mail.Taken().back().body;
    const std::string page = "https://complaints.milford.example.org/answer/milford/";
    const std::size_t at = body.find(page);
    if (at == std::string::npos) return "";
    const std::string link = body.substr(at, body.find('\n', at) - at);
    return link.substr(link.rfind('/') + 1);
  }

  Office office;
};

// Proves G-17.
TEST_F(AnswerLinkTest, LeavesWithASecretOfWhichOnlyTheDigestIsTold) {
  office.Dispatch();

  const std::string secret = SecretSent();
  ASSERT_EQ(secret.size(), 64U);
  const std::vector<SentCommand> commands = office.Commands();
  ASSERT_THAT(commands, SizeIs(2));
  const ledger::v1::IssueLink& issued = commands[0].act.issue_link();
  EXPECT_EQ(issued.obligation_id(), ObligationId(2));
  EXPECT_EQ(issued.link_digest(), Sha256(secret));
}

// Proves G-17. The record holds the text with the place of the link, and its digest is the told
// one.
TEST_F(AnswerLinkTest, StandsInNothingThatIsKept) {
  office.Dispatch();

  const std::string kept =
      office.tables.Value("SELECT body FROM notification.notice WHERE notice = 'N-S2'");
  EXPECT_THAT(kept, HasSubstr(std::string(kLinkStandIn)));
  EXPECT_THAT(kept, Not(HasSubstr(SecretSent())));
  const std::vector<SentCommand> commands = office.Commands();
  ASSERT_THAT(commands, SizeIs(2));
  EXPECT_EQ(commands[1].act.record_notice().rendered_digest(), Sha256(kept));
  EXPECT_EQ(office.tables.Value("SELECT count(*) FROM notification.command WHERE "
                                "position(decode('" +
                                Hex(SecretSent()) + "', 'hex') IN body) > 0"),
            "0");
}

TEST_F(AnswerLinkTest, IsAnotherAtEachHandOver) {
  office.mail.Answer(HandOver::kNotNow);
  office.Dispatch();
  const std::string first = SecretSent();
  office.mail.Answer(HandOver::kDone);
  office.tables.Execute("UPDATE notification.notice SET next_try_at = NULL");

  office.Dispatch();

  EXPECT_NE(SecretSent(), "");
  EXPECT_NE(SecretSent(), first);
}

TEST_F(AnswerLinkTest, IsSentToTheProviderAndSaysSo) {
  office.Dispatch();

  EXPECT_EQ(office.tables.Value("SELECT recipient FROM notification.notice"), "larkfield");
  EXPECT_EQ(office.tables.Value("SELECT recipient FROM notification.attempt"), "larkfield");
  EXPECT_EQ(office.shelf.List("milford", {})->lines.front().recipient, "larkfield");
}

// A record that was made when every recipient was called the complainant keeps that name: under
// another it would be a second record, and the notice would leave twice.
TEST_F(AnswerLinkTest, KeepsTheNameUnderWhichARecordWasMade) {
  office.Dispatch();
  office.tables.Execute(
      "UPDATE notification.notice SET recipient = 'provider', state = 'failed'; "
      "UPDATE notification.duty SET pending = true");

  office.Dispatch();

  EXPECT_EQ(office.tables.Value("SELECT count(*) || min(recipient) FROM notification.notice"),
            "1provider");
}

}  // namespace
}  // namespace candour::notification
