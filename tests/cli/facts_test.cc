#include "clients/cli/facts.h"

#include <gtest/gtest.h>

namespace candour::cli {
namespace {

TEST(FactsTest, TakesWhatStandsBehindTheFirstEqualsSign) {
  google::protobuf::Map<std::string, std::string> facts;

  PutFacts({"who=Brightwell = Home Care", "date"}, facts);

  EXPECT_EQ(facts.at("who"), "Brightwell = Home Care");
  EXPECT_EQ(facts.at("date"), "");
}

}  // namespace
}  // namespace candour::cli
