#include "services/intake/commit/request.h"

#include <gtest/gtest.h>

#include "tests/support/simple_rules.h"

namespace candour::intake {
namespace {

TEST(ExamineTest, KnowsARequestIdInAnyCase) {
  Command command = SubmitCommand("0000000A-0000-4000-8000-00000000000B");

  EXPECT_EQ(Examine(command).key.second, "0000000a-0000-4000-8000-00000000000b");
}

TEST(ExamineTest, RefusesARequestIdThatIsNoUuid) {
  const Request request = Examine(SubmitCommand("17"));

  EXPECT_EQ(request.refused.code(), absl::StatusCode::kInvalidArgument);
}

TEST(ExamineTest, GivesTheSameDigestToTheSameActOnly) {
  const std::string first = Examine(SubmitCommand(RequestId(1), "a")).body_digest;

  EXPECT_EQ(Examine(SubmitCommand(RequestId(1), "a")).body_digest, first);
  EXPECT_NE(Examine(SubmitCommand(RequestId(1), "b")).body_digest, first);
}

TEST(ExamineTest, GivesAnotherDigestToTheSameActOnAnotherCase) {
  EXPECT_NE(Examine(AcknowledgeCommand(RequestId(1), RequestId(2))).body_digest,
            Examine(AcknowledgeCommand(RequestId(1), RequestId(3))).body_digest);
}

// Proves G-9. The cases of the person are looked up anew when the request is tried again.
TEST(ExamineTest, GivesTheSameDigestToADeathThatReachesMoreCasesMeanwhile) {
  const Command death = DeathCommand(RequestId(1), RequestId(2), RequestId(9));
  Command again = death;
  again.act.add_further_complaint_ids(RequestId(3));

  EXPECT_EQ(Examine(again).body_digest, Examine(death).body_digest);
}

TEST(ExamineTest, RefusesAReferenceWithAWrongDigit) {
  const Request request = Examine(AcknowledgeCommand(RequestId(1), "ASC-2026-000123-9"));

  EXPECT_EQ(request.refused.code(), absl::StatusCode::kInvalidArgument);
}

TEST(ExamineTest, NamesTheCaseOfASourceByAuthoritySystemAndId) {
  const Request request = Examine(ImportCommand(RequestId(1), "r-17"));

  EXPECT_EQ(request.new_complaint_id, ComplaintIdOfSource("northshire", "paper", "r-17"));
  EXPECT_NE(request.new_complaint_id, ComplaintIdOfSource("southshire", "paper", "r-17"));
  EXPECT_NE(request.new_complaint_id, ComplaintIdOfSource("northshire", "paperr", "-17"));
}

TEST(ComplaintIdOfSourceTest, NeverChanges) {
  // Noted when it was first given out: another value would import every record twice.
  EXPECT_EQ(ComplaintIdOfSource("northshire", "paper", "r-17"),
            "c6788f5c-ed5d-57ec-a3a8-d8037d7b009b");
}

TEST(WantTest, AsksForTheCaseByIdOrByReference) {
  Wanted wanted;

  Want(Examine(AcknowledgeCommand(RequestId(1), RequestId(2))), wanted);
  Want(Examine(AcknowledgeCommand(RequestId(3), "asc 2026 000123 8")), wanted);

  EXPECT_EQ(wanted.requests.size(), 2U);
  EXPECT_EQ(wanted.complaint_ids, std::vector<std::string>{RequestId(2)});
  EXPECT_EQ(wanted.references, std::vector<std::string>{"ASC-2026-000123-8"});
}

// Proves G-9.
TEST(WantTest, AsksForTheCasesOfWhoComesInAndOfWhoDied) {
  Wanted wanted;

  Want(Examine(SubmitCommandOf(RequestId(1), RequestId(8))), wanted);
  Want(Examine(SubmitCommandOf(RequestId(2), "nobody")), wanted);
  Want(Examine(DeathCommand(RequestId(3), RequestId(2), RequestId(9))), wanted);

  EXPECT_EQ(wanted.person_ids, (std::vector<std::string>{RequestId(8), RequestId(9)}));
}

}  // namespace
}  // namespace candour::intake
