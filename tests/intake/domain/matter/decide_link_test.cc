#include <gtest/gtest.h>

#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr const char* kOther = "2c7b2f1e-6b7c-4b61-9d0e-3f1a2b3c4d5e";

v1::Act LinkWith(const std::string& complaint_id, v1::LinkKind kind) {
  v1::Act act;
  act.mutable_link_cases()->add_cases()->set_complaint_id(complaint_id);
  act.mutable_link_cases()->set_kind(kind);
  return act;
}

// Proves G-10.
TEST(DecideLinkCasesTest, ChangesNothingOfTheCaseButItsLinks) {
  ACase the_case = ACase::Planned(absl::CivilDay(2026, 6, 30));
  v1::CaseFile before = the_case.File();

  ASSERT_TRUE(the_case.Do(LinkWith(kOther, v1::LINK_KIND_DUPLICATE)).ok());

  v1::CaseFile after = the_case.File();
  EXPECT_EQ(after.matter().links(0).complaint_id(), kOther);
  after.clear_matter();
  before.clear_matter();
  after.set_version(before.version());
  EXPECT_EQ(after.SerializeAsString(), before.SerializeAsString());
}

TEST(DecideLinkCasesTest, LinksTwoCasesOnce) {
  ACase the_case = ACase::Received();
  ASSERT_TRUE(the_case.Do(LinkWith(kOther, v1::LINK_KIND_RELATED)).ok());

  ASSERT_TRUE(the_case.Do(LinkWith(kOther, v1::LINK_KIND_RELATED)).ok());

  EXPECT_EQ(the_case.LastEvents(), 0U);
  EXPECT_EQ(the_case.File().matter().links_size(), 1);
}

TEST(DecideLinkCasesTest, LinksNoCaseWithItself) {
  ACase the_case = ACase::Received();

  EXPECT_EQ(FieldOf(the_case.Do(LinkWith(the_case.File().complaint_id(), v1::LINK_KIND_DUPLICATE))),
            "act.cases");
}

TEST(DecideLinkCasesTest, AsksWhyTheyAreLinked) {
  ACase the_case = ACase::Received();

  EXPECT_EQ(FieldOf(the_case.Do(LinkWith(kOther, v1::LINK_KIND_UNSPECIFIED))), "act.kind");
}

}  // namespace
}  // namespace candour::intake
