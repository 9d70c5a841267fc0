// Also tests services/intake/service/procedure_service.cc.
// Also tests services/intake/service/procedure_page.cc.
#include "services/intake/service/explained_procedure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/support/law.h"

namespace candour::intake {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr absl::CivilDay kToday(2026, 11, 21);

const ReferenceData& Data() {
  static const auto* const kData = new ReferenceData(*ReferenceData::From(tests::Law()));
  return *kData;
}

v1::ExplainProcedureResponse Explained(const std::string& id) {
  return *ExplainedProcedure(Data(), ledger::v1::AuthorityFile(), id, kToday);
}

// Proves. Everybody may read how complaints are dealt with, from what is loaded.
TEST(ExplainedProcedureTest, TellsTheStepsOfTheStatutoryProcedure) {
  const std::string text = ProcedureText(Explained("ASC-2009"));
  EXPECT_THAT(text, HasSubstr("within 3 working days after the day on which we receive it"));
  EXPECT_THAT(text, HasSubstr("within 6 months, of which the day on which we receive it is the "
                              "first"));
  EXPECT_THAT(text, HasSubstr("only if you and we agree before it ends"));
  EXPECT_THAT(text, HasSubstr("reg 13(3)"));
  EXPECT_THAT(text, HasSubstr("Nothing stops these clocks"));
  EXPECT_THAT(text, HasSubstr("ASC-2009 version 1, in force since Wednesday 1 April 2009"));
}

TEST(ExplainedProcedureTest, TellsHowComplaintsAreSorted) {
  const v1::ExplainProcedureResponse procedure = Explained("ASC-2009");
  ASSERT_FALSE(procedure.categories().empty());
  EXPECT_THAT(ProcedureText(procedure), HasSubstr("(CHG)"));
  EXPECT_THAT(ProcedureText(procedure), HasSubstr("(FIN)"));
}

// Proves C-06, C-07.
TEST(ExplainedProcedureTest, TellsTheExtensionsOfTheCode) {
  const std::string text = ProcedureText(Explained("CODE-2024"));
  EXPECT_THAT(text, HasSubstr("to no more than 20 working days in all without a good reason"));
  EXPECT_THAT(text, HasSubstr("how to reach the Ombudsman"));
}

TEST(ExplainedProcedureTest, MakesAPageThatNeedsNothingElse) {
  const std::string page = ProcedureHtml(Explained("CHA-1989"));
  EXPECT_THAT(page, HasSubstr("<!DOCTYPE html>"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">Hold the review panel</th>"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("http://")));
  EXPECT_THAT(page, HasSubstr("</html>"));
}

TEST(ExplainedProcedureTest, KnowsEveryProcedureThatIsLoadedAndNoOther) {
  for (const auto* procedure : tests::InForce()) {
    EXPECT_FALSE(ProcedureText(Explained(procedure->id())).empty()) << procedure->id();
  }
  EXPECT_TRUE(absl::IsNotFound(
      ExplainedProcedure(Data(), ledger::v1::AuthorityFile(), "NONE-1", kToday).status()));
}

}  // namespace
}  // namespace candour::intake
