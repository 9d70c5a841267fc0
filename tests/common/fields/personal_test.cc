#include "services/common/fields/personal.h"

#include <gtest/gtest.h>

#include "candour/ledger/v1/event.pb.h"
#include "google/protobuf/util/message_differencer.h"

namespace candour {
namespace {

using google::protobuf::util::MessageDifferencer;
using ledger::v1::Event;

// A receipt with personal parts on every level.
Event Receipt() {
  Event event;
  ledger::v1::CaseFile* file = event.mutable_complaint_received()->mutable_file();
  file->set_reference("ASC-2026-000123-4");
  file->mutable_complainant()->set_person_id("11111111-1111-4111-8111-111111111111");
  file->mutable_complainant()->set_name("Mrs Odile Barraclough");
  file->mutable_complainant()->add_address_lines("4 Mill Lane");
  file->mutable_complainant()->add_address_lines("Northshire");
  file->add_points()->set_point_id(1);
  file->add_points()->set_text("The carer came two hours late.");
  file->mutable_points(1)->set_point_id(2);
  ledger::v1::ThemeSuggestion* suggestion = file->mutable_points(1)->add_suggestions();
  suggestion->set_theme("HCR-01");
  suggestion->add_evidence("two hours late");
  event.mutable_obligations()->add_opened()->set_clock("ACK");
  return event;
}

TEST(SplitPersonalTest, LeavesNothingPersonalAmongTheFacts) {
  Event facts;
  Event personal;

  ASSERT_TRUE(SplitPersonal(Receipt(), facts, personal));

  const std::string kept = facts.ShortDebugString();
  EXPECT_EQ(kept.find("Odile"), std::string::npos) << kept;
  EXPECT_EQ(kept.find("Mill Lane"), std::string::npos) << kept;
  EXPECT_EQ(kept.find("late"), std::string::npos) << kept;
  EXPECT_NE(kept.find("HCR-01"), std::string::npos) << kept;
}

TEST(SplitPersonalTest, KeepsTheNumberOfElementsOnBothSides) {
  Event facts;
  Event personal;

  ASSERT_TRUE(SplitPersonal(Receipt(), facts, personal));

  EXPECT_EQ(facts.complaint_received().file().points_size(), 2);
  ASSERT_EQ(personal.complaint_received().file().points_size(), 2);
  EXPECT_EQ(personal.complaint_received().file().points(1).text(),
            "The carer came two hours late.");
  EXPECT_EQ(personal.complaint_received().file().points(1).point_id(), 0U);
}

TEST(SplitPersonalTest, TakesNoFactsAlong) {
  Event facts;
  Event personal;

  ASSERT_TRUE(SplitPersonal(Receipt(), facts, personal));

  EXPECT_FALSE(personal.has_obligations());
  EXPECT_EQ(personal.complaint_received().file().complainant().person_id(), "");
}

TEST(SplitPersonalTest, TakesAMapWhole) {
  Event event;
  (*event.mutable_response_date_moved()->mutable_facts())["who"] = "Dr Amory";
  Event facts;
  Event personal;

  ASSERT_TRUE(SplitPersonal(event, facts, personal));

  EXPECT_TRUE(facts.response_date_moved().facts().empty());
  EXPECT_EQ(personal.response_date_moved().facts().at("who"), "Dr Amory");
}

TEST(SplitPersonalTest, SaysNoWhenThereIsNothingPersonal) {
  Event event;
  event.mutable_acknowledged()->set_method("phone");
  Event facts;
  Event personal;

  EXPECT_FALSE(SplitPersonal(event, facts, personal));

  EXPECT_EQ(personal.ByteSizeLong(), 0U);
  EXPECT_TRUE(MessageDifferencer::Equals(facts, event));
}

TEST(JoinPersonalTest, UndoesTheSplit) {
  Event facts;
  Event personal;
  ASSERT_TRUE(SplitPersonal(Receipt(), facts, personal));

  JoinPersonal(facts, personal);

  EXPECT_TRUE(MessageDifferencer::Equals(facts, Receipt())) << facts.DebugString();
}

TEST(JoinPersonalTest, UndoesTheSplitAfterBothWereStored) {
  Event facts;
  Event personal;
  ASSERT_TRUE(SplitPersonal(Receipt(), facts, personal));
  Event read_facts;
  Event read_personal;
  ASSERT_TRUE(read_facts.ParseFromString(facts.SerializeAsString()));
  ASSERT_TRUE(read_personal.ParseFromString(personal.SerializeAsString()));

  JoinPersonal(read_facts, read_personal);

  EXPECT_TRUE(MessageDifferencer::Equals(read_facts, Receipt()));
}

TEST(ClearPersonalTest, LeavesExactlyTheFactsOfTheSplit) {
  Event facts;
  Event personal;
  SplitPersonal(Receipt(), facts, personal);
  Event cleared = Receipt();

  ClearPersonal(cleared);

  EXPECT_TRUE(MessageDifferencer::Equals(cleared, facts)) << cleared.DebugString();
}

}  // namespace
}  // namespace candour
