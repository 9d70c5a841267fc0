#include "services/intake/commit/erasure.h"

#include <gmock/gmock.h>

namespace candour::intake {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ErasureTest, NamesWhomTheCaseNamesAndWhatLeadsToThem) {
  ledger::v1::CaseFile file;
  file.set_complaint_id("a-case");
  ledger::v1::Person& person = *file.mutable_complainant();
  person.set_person_id("p-1");
  person.set_name("Mrs. Odile O'Hara-Penny");
  person.set_phone("01632 960 477");
  person.add_address_lines("3 Weir Street");

  const Erasure erasure = ErasureOf(file, 7);

  EXPECT_EQ(erasure.complaint_id, "a-case");
  EXPECT_EQ(erasure.through_seq, 7);
  EXPECT_THAT(erasure.person_ids, ElementsAre("p-1"));
  EXPECT_THAT(erasure.search_words,
              ElementsAre("01632960477", "3weirstreet", "hara", "odile", "penny"));
}

TEST(ErasureTest, NamesAPersonInTwoPartsOnce) {
  ledger::v1::CaseFile file;
  file.mutable_complainant()->set_person_id("p-1");
  file.mutable_care_recipient()->set_person_id("p-1");

  EXPECT_THAT(ErasureOf(file, 7).person_ids, ElementsAre("p-1"));
}

TEST(ErasureTest, OfNobodyLeadsToNobody) {
  const Erasure erasure = ErasureOf(ledger::v1::CaseFile(), 7);

  EXPECT_THAT(erasure.person_ids, IsEmpty());
  EXPECT_THAT(erasure.search_words, IsEmpty());
}

}  // namespace
}  // namespace candour::intake
