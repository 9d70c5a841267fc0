#include "services/equality/store/answer_book.h"

#include <gtest/gtest.h>

#include "services/common/postgres/transact.h"
#include "tests/support/postgres.h"

namespace candour::equality {
namespace {

constexpr const char* kPerson = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

v1::RecordAnswersRequest Answered(const std::string& question, const std::string& answer) {
  v1::RecordAnswersRequest request;
  request.set_authority_id("avonlea");
  request.set_person_id(kPerson);
  request.set_subject(v1::SUBJECT_CARE_RECIPIENT);
  request.add_answers()->set_question(question);
  request.mutable_answers(0)->set_answer(answer);
  return request;
}

class AnswerBookTest : public ::testing::Test {
 protected:
  int People(const std::string& authority_id, const std::string& answer) {
    const auto counts = book_.Count(authority_id, v1::SUBJECT_CARE_RECIPIENT);
    EXPECT_TRUE(counts.ok()) << counts.status();
    if (!counts.ok()) return -1;
    for (const v1::AnswerCount& each : counts->counts()) {
      if (each.answer() == answer) return static_cast<int>(each.people());
    }
    return 0;
  }

  TestDatabase test_;
  AnswerBook book_{test_.Conninfo("candour_equality")};
};

TEST_F(AnswerBookTest, ALaterAnswerTakesThePlaceOfTheEarlier) {
  ASSERT_TRUE(book_.Record(Answered("sex", "female")).ok());
  ASSERT_TRUE(book_.Record(Answered("sex", "prefer_not_to_say")).ok());
  EXPECT_EQ(People("avonlea", "female"), 0);
  EXPECT_EQ(People("avonlea", "prefer_not_to_say"), 1);
}

TEST_F(AnswerBookTest, CountsNobodyOfAnotherAuthority) {
  ASSERT_TRUE(book_.Record(Answered("sex", "female")).ok());
  EXPECT_EQ(People("greenhaven", "female"), 0);
}

TEST_F(AnswerBookTest, RemovesAllThatAPersonAnswered) {
  ASSERT_TRUE(book_.Record(Answered("sex", "female")).ok());
  ASSERT_TRUE(book_.Record(Answered("carer", "no")).ok());
  const absl::StatusOr<int> removed = book_.Remove("avonlea", kPerson);
  ASSERT_TRUE(removed.ok()) << removed.status();
  EXPECT_EQ(*removed, 2);
  EXPECT_EQ(People("avonlea", "female"), 0);
}

// Proves A-05.
TEST_F(AnswerBookTest, TheRoleThatReadsCasesReadsNoAnswerAndTheOtherWayRound) {
  const auto reads = [this](const std::string& role, const char* sql) {
    Database database(test_.Conninfo(role));
    return ReadFor(database, "avonlea",
                   [sql](pqxx::transaction_base& tx) {
                     Query(tx, sql);
                     return absl::OkStatus();
                   })
        .ok();
  };
  EXPECT_TRUE(reads("candour_equality", "SELECT count(*) FROM equality.answer"));
  EXPECT_FALSE(reads("candour_intake", "SELECT count(*) FROM equality.answer"));
  EXPECT_FALSE(reads("candour_analytics", "SELECT count(*) FROM equality.answer"));
  EXPECT_FALSE(reads("candour_equality", "SELECT count(*) FROM intake.case_file"));
}

TEST_F(AnswerBookTest, SaysThatItIsNotSetUp) {
  AnswerBook none("");
  EXPECT_EQ(none.Record(Answered("sex", "female")).code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace candour::equality
