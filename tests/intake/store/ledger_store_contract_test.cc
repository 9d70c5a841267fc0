// Also tests services/intake/store/ledger_read.cc.
// Also tests services/intake/store/ledger_write.cc.
// What every LedgerStore promises, held against the fake and against PostgreSQL.
#include <gtest/gtest.h>

#include <optional>

#include "services/intake/commit/draft.h"
#include "services/intake/store/postgres_ledger_store.h"
#include "tests/support/fake_ledger_store.h"
#include "tests/support/postgres.h"
#include "tests/support/simple_rules.h"

namespace candour::intake {
namespace {

struct InMemory {
  FakeLedgerStore store;
};

struct InPostgres {
  TestDatabase base;
  Database database{base.Conninfo("candour_intake")};
  PostgresLedgerStore store{database};
};

template <typename Place>
class LedgerStoreContract : public testing::Test {
 protected:
  LedgerStore& Store() { return place_.store; }

  // Decides `command` on what is there and writes it, by way of the committer's draft.
  absl::StatusOr<bool> Write(const Command& command) {
    const Request request = Examine(command);
    Wanted wanted;
    Want(request, wanted);
    return Store().Attempt(command.authority_id, wanted, false, [&](const LedgerView& view) {
      Draft draft(rules_, command.authority_id, SimpleNow(), view);
      answer_ = draft.Add(request);
      return draft.Take();
    });
  }

  LedgerView Read(const Wanted& wanted, const std::string& authority_id = "northshire") {
    LedgerView read;
    EXPECT_TRUE(Store()
                    .Attempt(authority_id, wanted, true,
                             [&](const LedgerView& view) {
                               read = view;
                               return LedgerWrite();
                             })
                    .ok());
    return read;
  }

  Place place_;
  const Rules rules_ = SimpleRules();
  absl::StatusOr<Outcome> answer_ = absl::UnknownError("nothing decided");
};

using Places = testing::Types<InMemory, InPostgres>;
TYPED_TEST_SUITE(LedgerStoreContract, Places);

TYPED_TEST(LedgerStoreContract, BeginsEmpty) {
  const LedgerView view = this->Read({});

  EXPECT_EQ(view.head, LedgerHead());
  EXPECT_TRUE(view.files.empty());
}

TYPED_TEST(LedgerStoreContract, GivesBackTheHeadThatWasWritten) {
  ASSERT_TRUE(*this->Write(SubmitCommand(RequestId(1))));

  const LedgerHead head = this->Read({}).head;

  EXPECT_EQ(head.seq, 1);
  EXPECT_EQ(head.hash.size(), 32U);
  EXPECT_EQ(head.recorded_at, SimpleNow());
  EXPECT_EQ(head.reference_year, 2026);
  EXPECT_EQ(head.reference_serial, 1);
}

TYPED_TEST(LedgerStoreContract, FindsACaseByIdAndByReference) {
  ASSERT_TRUE(*this->Write(SubmitCommand(RequestId(1), "A \"quoted\" \\ text, ünïcode\n{}")));
  const ledger::v1::Receipt receipt = this->answer_->receipt;

  const LedgerView by_id = this->Read({{}, {receipt.complaint_id()}, {}});
  const LedgerView by_reference = this->Read({{}, {}, {receipt.reference()}});

  ASSERT_EQ(by_id.files.size(), 1U);
  EXPECT_EQ(by_id.files[0].SerializeAsString(), this->answer_->file.SerializeAsString());
  ASSERT_EQ(by_reference.files.size(), 1U);
  EXPECT_EQ(by_reference.files[0].complaint_id(), receipt.complaint_id());
}

TYPED_TEST(LedgerStoreContract, FindsAKnownRequestWithItsAnswer) {
  ASSERT_TRUE(*this->Write(SubmitCommand(RequestId(1))));

  const RequestKey key{"subject-of-ann", RequestId(1)};
  const LedgerView view = this->Read({{key, {"subject-of-ben", RequestId(1)}}, {}, {}});

  ASSERT_EQ(view.requests.size(), 1U);
  EXPECT_EQ(view.requests.at(key).body_digest, Examine(SubmitCommand(RequestId(1))).body_digest);
  EXPECT_EQ(view.requests.at(key).answer.reference(), this->answer_->receipt.reference());
}

TYPED_TEST(LedgerStoreContract, ChangesACaseThatIsThere) {
  ASSERT_TRUE(*this->Write(SubmitCommand(RequestId(1))));
  const std::string reference = this->answer_->receipt.reference();
  ASSERT_TRUE(*this->Write(AcknowledgeCommand(RequestId(2), reference)));

  const LedgerView view = this->Read({{}, {}, {reference}});

  EXPECT_EQ(view.files.at(0).version(), 2);
  EXPECT_EQ(view.head.seq, 2);
}

TYPED_TEST(LedgerStoreContract, KeepsAuthoritiesApart) {
  ASSERT_TRUE(*this->Write(SubmitCommand(RequestId(1))));
  const std::string id = this->answer_->receipt.complaint_id();

  const LedgerView view = this->Read({{{"subject-of-ann", RequestId(1)}}, {id}, {}}, "southshire");

  EXPECT_TRUE(view.files.empty());
  EXPECT_TRUE(view.requests.empty());
  EXPECT_EQ(view.head.seq, 0);
}

TYPED_TEST(LedgerStoreContract, WritesARequestWithoutEvents) {
  ASSERT_TRUE(*this->Write(SubmitCommand(RequestId(1))));
  Command step = AcknowledgeCommand(RequestId(2), this->answer_->receipt.reference());
  step.act.mutable_record_step();
  ASSERT_TRUE(*this->Write(step));

  const LedgerView view = this->Read({{{"subject-of-ann", RequestId(2)}}, {}, {}});

  EXPECT_EQ(view.requests.size(), 1U);
  EXPECT_EQ(view.head.seq, 1);
}

TYPED_TEST(LedgerStoreContract, KeepsTheAuthoritysFile) {
  Command delegation = AcknowledgeCommand(RequestId(1), "");
  delegation.act.mutable_record_delegation()->set_subject("subject-of-dee");
  ASSERT_TRUE(*this->Write(delegation));
  ASSERT_TRUE(*this->Write(SubmitCommand(RequestId(2))));

  ledger::v1::AuthorityFile file;
  ASSERT_TRUE(file.ParseFromString(this->Read({}).head.authority_file));

  ASSERT_EQ(file.delegations_size(), 1);
  EXPECT_EQ(file.delegations(0).subject(), "subject-of-dee");
}

TYPED_TEST(LedgerStoreContract, TakesAnErasureWithItsEvent) {
  ASSERT_TRUE(*this->Write(SubmitCommand(RequestId(1))));
  Command erase = AcknowledgeCommand(RequestId(2), this->answer_->receipt.reference());
  erase.act.mutable_erase_personal()->set_rule("retention-6y");

  ASSERT_TRUE(*this->Write(erase));

  const LedgerView view = this->Read({{}, {this->answer_->receipt.complaint_id()}, {}});
  EXPECT_TRUE(view.files.at(0).erased());
  EXPECT_EQ(view.files.at(0).points(0).text(), "");
}

// Proves G-9.
TYPED_TEST(LedgerStoreContract, LetsACaseThatComesInKnowWhatOthersKnowOfThePerson) {
  const std::string person = RequestId(90);
  ASSERT_TRUE(*this->Write(SubmitCommandOf(RequestId(1), person)));
  const std::string first = this->answer_->receipt.complaint_id();
  ASSERT_TRUE(*this->Write(DeathCommand(RequestId(2), first, person)));

  ASSERT_TRUE(*this->Write(SubmitCommandOf(RequestId(3), person)));

  EXPECT_TRUE(this->answer_->file.complainant().has_death());
  EXPECT_EQ(this->Read({{}, {}, {}, {person}}).files.size(), 2U);
  EXPECT_TRUE(this->Read({{}, {}, {}, {RequestId(91)}}).files.empty());
}

// Proves G-9. The caller looked before the second case came in.
TYPED_TEST(LedgerStoreContract, LetsADeathReachACaseThatItsCallerDidNotKnowOf) {
  const std::string person = RequestId(90);
  ASSERT_TRUE(*this->Write(SubmitCommandOf(RequestId(1), person)));
  const std::string first = this->answer_->receipt.complaint_id();
  ASSERT_TRUE(*this->Write(SubmitCommandOf(RequestId(2), person)));
  const std::string second = this->answer_->receipt.complaint_id();

  ASSERT_TRUE(*this->Write(DeathCommand(RequestId(3), first, person)));

  EXPECT_TRUE(this->Read({{}, {second}, {}}).files.at(0).complainant().has_death());
}

}  // namespace
}  // namespace candour::intake
