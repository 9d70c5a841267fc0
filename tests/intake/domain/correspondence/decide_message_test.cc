// Also tests services/intake/domain/correspondence/apply_correspondence.cc.
// Also tests services/intake/domain/correspondence/decide_correspondence.cc.
// Also tests services/intake/domain/correspondence/invariants.cc.
#include <gtest/gtest.h>

#include "services/intake/domain/correspondence/acts.h"
#include "services/intake/domain/invariants.h"
#include "tests/intake/domain/a_case.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr const char* kFirst = "11111111-2222-4333-8444-555555555555";
constexpr const char* kSecond = "11111111-2222-4333-8444-666666666666";
const absl::CivilDay kPromised(2026, 6, 8);

v1::Act Arrived(const std::string& id, const std::string& body) {
  v1::Act act;
  v1::ReceiveMessage& message = *act.mutable_receive_message();
  message.set_message_id(id);
  message.set_way(v1::MESSAGE_WAY_EMAIL);
  message.set_sender("Ruth Penny <ruth@example.org>");
  message.set_subject("Re: your complaint");
  message.set_body(body);
  return act;
}

v1::Act Read(const std::string& id) {
  v1::Act act;
  act.mutable_mark_message_read()->set_message_id(id);
  return act;
}

v1::Act Remove(const std::string& id) {
  v1::Act act;
  act.mutable_remove_message()->set_message_id(id);
  act.mutable_remove_message()->set_reason("It is about another person.");
  return act;
}

// Proves G-6.
TEST(ReceiveMessageTest, MovesNoDateWhateverItSays) {
  ACase the_case = ACase::Planned(kPromised);
  const std::string plan = the_case.File().plan().SerializeAsString();
  const absl::CivilDay response_due = the_case.DueBy("RESPONSE");

  ASSERT_TRUE(the_case.Do(Arrived(kFirst, "I agree to the new date, 30 September.")).ok());

  EXPECT_EQ(the_case.File().plan().SerializeAsString(), plan);
  EXPECT_EQ(the_case.DueBy("RESPONSE"), response_due);
  EXPECT_EQ(the_case.File().amendments_size(), 0);
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

// Proves G-6.
TEST(ReceiveMessageTest, AlertsTheHandlerUntilItIsRead) {
  ACase the_case = ACase::Planned(kPromised);

  ASSERT_TRUE(the_case.Do(Arrived(kFirst, "When will somebody call?")).ok());
  ASSERT_TRUE(the_case.Do(Arrived(kSecond, "Hello?")).ok());
  EXPECT_EQ(the_case.File().unread_messages(), 2);
  EXPECT_TRUE(the_case.IsOpenFor("READ_MESSAGE"));
  EXPECT_EQ(the_case.DueBy("READ_MESSAGE"), absl::CivilDay(2026, 5, 12));
  ASSERT_TRUE(the_case.Do(Read(kFirst)).ok());
  EXPECT_TRUE(the_case.IsOpenFor("READ_MESSAGE"));
  ASSERT_TRUE(the_case.Do(Read(kSecond)).ok());

  EXPECT_EQ(the_case.File().unread_messages(), 0);
  EXPECT_FALSE(the_case.IsOpenFor("READ_MESSAGE"));
  EXPECT_EQ(the_case.Last("READ_MESSAGE").state(), v1::OBLIGATION_STATE_MET);
  EXPECT_EQ(the_case.File().messages(0).read_by(), the_case.TheContext().actor.subject);
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

TEST(ReceiveMessageTest, IsTakenInOnce) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(Arrived(kFirst, "Hello?")).ok());

  ASSERT_TRUE(the_case.Do(Arrived(kFirst, "Hello?")).ok());

  EXPECT_EQ(the_case.LastEvents(), 0);
  EXPECT_EQ(the_case.File().unread_messages(), 1);
}

TEST(ReceiveMessageTest, KeepsAnAutomaticReplyWithoutAnAlert) {
  ACase the_case = ACase::Received();
  v1::Act away = Arrived(kFirst, "I am away until Monday.");
  away.mutable_receive_message()->set_automatic(true);

  ASSERT_TRUE(the_case.Do(away).ok());

  EXPECT_EQ(the_case.File().messages_size(), 1);
  EXPECT_EQ(the_case.File().unread_messages(), 0);
  EXPECT_FALSE(the_case.IsOpenFor("READ_MESSAGE"));
}

TEST(ReceiveMessageTest, ReachesAClosedCaseThatOwesNothing) {
  ACase the_case = ACase::Acknowledged();
  ASSERT_TRUE(the_case.Do(RespondUpheld()).ok());
  ASSERT_TRUE(the_case.Do(Close()).ok());

  ASSERT_TRUE(the_case.Do(Arrived(kFirst, "Thank you.")).ok());

  EXPECT_EQ(the_case.File().unread_messages(), 1);
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

TEST(ReceiveMessageTest, SaysSomethingAndNotInTheFuture) {
  ACase the_case = ACase::Received();
  v1::Act early = Arrived(kFirst, "Hello?");
  early.mutable_receive_message()->mutable_received_at()->set_seconds(4102444800);
  v1::Act empty = Arrived(kSecond, " ");
  empty.mutable_receive_message()->clear_subject();

  EXPECT_EQ(FieldOf(the_case.Do(early)), "act.received_at");
  EXPECT_EQ(FieldOf(the_case.Do(empty)), "act.body");
}

// Proves G-11.
TEST(RemoveMessageTest, TakesTheWordsAndTheNamesOfItsAttachmentsOut) {
  ACase the_case = ACase::Received();
  v1::Act add;
  add.mutable_add_attachment()->mutable_attachment()->set_attachment_id(kSecond);
  add.mutable_add_attachment()->mutable_attachment()->set_size(3);
  add.mutable_add_attachment()->mutable_attachment()->set_digest(std::string(32, 'd'));
  add.mutable_add_attachment()->mutable_attachment()->set_name("Penny.pdf");
  ASSERT_TRUE(the_case.Do(add).ok());
  v1::Act mail = Arrived(kFirst, "About my own mother.");
  mail.mutable_receive_message()->add_attachment_ids(kSecond);
  ASSERT_TRUE(the_case.Do(mail).ok());

  ASSERT_TRUE(the_case.Do(Remove(kFirst)).ok());

  const v1::MessageRecord& message = the_case.File().messages(0);
  EXPECT_TRUE(message.removed());
  EXPECT_EQ(message.sender() + message.subject(), "");
  EXPECT_TRUE(the_case.File().attachments(0).removed());
  EXPECT_EQ(the_case.File().attachments(0).name(), "");
  EXPECT_EQ(the_case.File().unread_messages(), 0);
  EXPECT_FALSE(the_case.IsOpenFor("READ_MESSAGE"));
  EXPECT_EQ(InvariantViolations(the_case.File()), std::vector<std::string>());
}

TEST(CheckCorrespondenceTest, NoticesAWrongCount) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(Arrived(kFirst, "Hello?")).ok());
  v1::CaseFile wrong = the_case.File();
  wrong.set_unread_messages(0);

  EXPECT_EQ(InvariantViolations(wrong).size(), 1);
}

TEST(MarkMessageReadTest, KnowsTheMessage) {
  ACase the_case = ACase::Received();

  EXPECT_EQ(the_case.Do(Read(kFirst)).code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace candour::intake
