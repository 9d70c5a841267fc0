#include "services/intake/domain/matter/places.h"

#include <gtest/gtest.h>

#include "tests/intake/domain/matter/matter_acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// The context of a council with lists: milford's.
Context OfMilford() {
  Context context = ACase::Received().TheContext();
  context.authority_id = "milford";
  context.reference_data = &LoadedReference();
  return context;
}

v1::PointPlace Place(const std::string& service, const std::string& team,
                     const std::string& provider) {
  v1::PointPlace place;
  place.set_service(service);
  place.set_team(team);
  place.set_provider(provider);
  return place;
}

std::string Refused(const v1::PointPlace& place) {
  return FieldOf(CheckListed(place, {}, OfMilford(), "act.place"));
}

TEST(PlacesTest, AreThoseOfTheCouncilsLists) {
  EXPECT_EQ(Refused(Place("home_care", "debt_income", "1-101")), "");
  EXPECT_EQ(Refused(Place("", "", "")), "");
  EXPECT_EQ(Refused(Place("homecare", "", "")), "act.place.service");
  EXPECT_EQ(Refused(Place("", "finance", "")), "act.place.team");
  EXPECT_EQ(Refused(Place("", "", "larkfield")), "act.place.provider");
}

TEST(PlacesTest, AProviderOutsideTheListHasItsLocationId) {
  EXPECT_EQ(Refused(Place("", "", "1-2345678901")), "");
  EXPECT_EQ(Refused(Place("", "", "1-")), "act.place.provider");
  EXPECT_EQ(Refused(Place("", "", "1-23x")), "act.place.provider");
}

TEST(PlacesTest, WhatIsNoLongerChosenStaysWhereItStands) {
  Reference reference = LoadedReference().Messages();
  for (auto& council : reference.councils) council.mutable_teams(0)->set_retired(true);
  const std::string team = reference.councils.back().teams(0).code();
  const ReferenceData data = *ReferenceData::From(std::move(reference));
  Context context = OfMilford();
  context.reference_data = &data;

  EXPECT_EQ(FieldOf(CheckListed(Place("", team, ""), {}, context, "act.place")), "act.place.team");
  EXPECT_TRUE(CheckListed(Place("", team, ""), Place("", team, ""), context, "act.place").ok());
}

TEST(PlacesTest, ATeamThatIsAskedIsOneOfTheCouncilsAndTheErrorNamesThem) {
  EXPECT_TRUE(CheckTeamListed("debt_income", OfMilford(), "act.contributor").ok());
  EXPECT_EQ(FieldOf(CheckTeamListed("", OfMilford(), "act.contributor")), "act.contributor");

  const absl::Status unknown = CheckTeamListed("finance", OfMilford(), "act.contributor");

  EXPECT_EQ(FieldOf(unknown), "act.contributor");
  EXPECT_NE(std::string(unknown.message()).find("brokerage, commissioning"), std::string::npos);
  EXPECT_NE(std::string(unknown.message()).find("db/reference/councils/milford.textproto"),
            std::string::npos);
}

TEST(PlacesTest, ACouncilWithoutListsTakesAnyCode) {
  Context context = OfMilford();
  context.authority_id = "kentshire";
  EXPECT_TRUE(CheckListed(Place("a", "b", "c"), {}, context, "act.place").ok());
  EXPECT_TRUE(CheckTeamListed("", context, "act.contributor").ok());
}

}  // namespace
}  // namespace candour::intake
