#include "services/common/reference/list_check.h"

#include <gtest/gtest.h>

#include "tests/support/law.h"

namespace candour {
namespace {

namespace ref = reference::v1;

ref::Policy SoundPolicy() { return tests::Law().policies.front(); }
ref::Taxonomy SoundTaxonomy() { return tests::Law().taxonomies.front(); }

TEST(CheckDelayReasonsTest, AcceptsOurOwn) {
  EXPECT_TRUE(CheckDelayReasons(tests::Law().delay_reasons).ok());
}

TEST(CheckDelayReasonsTest, WantsThePlaceholdersOfTheText) {
  ref::DelayReasons list = tests::Law().delay_reasons;
  list.mutable_reasons(0)->set_text("We are waiting for {whom}.");

  EXPECT_EQ(CheckDelayReasons(list).message(),
            "reasons[0].placeholders: must be the names in braces in the text");
}

TEST(CheckDelayReasonsTest, WantsApprovalForAReasonThatMayNotStandAlone) {
  ref::DelayReasons list = tests::Law().delay_reasons;
  list.mutable_reasons(6)->set_approval(ref::APPROVAL_NONE);

  EXPECT_EQ(CheckDelayReasons(list).message(),
            "reasons[6].approval: a reason that may not stand alone needs one");
}

TEST(CheckDelayReasonsTest, WantsEachCodeOnce) {
  ref::DelayReasons list = tests::Law().delay_reasons;
  list.mutable_reasons(1)->set_code("DR-01");

  EXPECT_EQ(CheckDelayReasons(list).message(), "reasons[1].code: stands there twice");
}

TEST(CheckOutcomesTest, WantsWhatIsWellFoundedDecided) {
  ref::Outcomes list = tests::Law().outcomes;
  list.mutable_outcomes(0)->set_decided(false);

  EXPECT_EQ(CheckOutcomes(list).message(), "outcomes[0].decided: what is well-founded is decided");
}

TEST(CheckSayableStepsTest, AcceptsOurOwn) {
  EXPECT_TRUE(CheckSayableSteps(tests::Law().sayable_steps).ok());
}

TEST(CheckSayableStepsTest, WantsEachCodeOnceWithWordsForIt) {
  ref::SayableSteps list = tests::Law().sayable_steps;
  list.mutable_steps(1)->set_code("records_read");
  EXPECT_EQ(CheckSayableSteps(list).message(), "steps[1].code: stands there twice");

  list = tests::Law().sayable_steps;
  list.mutable_steps(0)->clear_text();
  EXPECT_EQ(CheckSayableSteps(list).message(), "steps[0].text: is missing");
  EXPECT_EQ(CheckSayableSteps({}).message(), "steps: is missing");
}

TEST(CheckPolicyTest, WantsAProcedureForEveryRecordType) {
  ref::Policy policy = SoundPolicy();
  policy.mutable_record_types(2)->clear_procedure_id();

  EXPECT_EQ(CheckPolicy(policy).message(), "record_types[2].procedure_id: is missing");
}

TEST(CheckPolicyTest, WantsAFreeze) {
  ref::Policy policy = SoundPolicy();
  policy.clear_freeze_working_days();

  EXPECT_EQ(CheckPolicy(policy).message(), "freeze_working_days: must be at least 1");
}

TEST(CheckTaxonomyTest, WantsCodesThatBelongTogether) {
  ref::Taxonomy taxonomy = SoundTaxonomy();
  taxonomy.mutable_themes(0)->mutable_subthemes(1)->set_code("FIN-02");

  EXPECT_EQ(CheckTaxonomy(taxonomy).message(),
            "themes[0].subthemes[1].code: must be the theme's code, a hyphen and two digits");
}

TEST(CheckTaxonomyTest, WantsNumber99AtTheEnd) {
  ref::Taxonomy taxonomy = SoundTaxonomy();
  taxonomy.mutable_themes(0)->mutable_subthemes()->RemoveLast();

  EXPECT_EQ(CheckTaxonomy(taxonomy).message(), "themes[0].subthemes: must end with number 99");
}

TEST(CheckTaxonomyTest, WantsThreeCapitalLetters) {
  ref::Taxonomy taxonomy = SoundTaxonomy();
  taxonomy.mutable_themes(4)->set_code("Rev");

  EXPECT_EQ(CheckTaxonomy(taxonomy).message(), "themes[4].code: must be three capital letters");
}

}  // namespace
}  // namespace candour
