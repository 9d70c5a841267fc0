#include "services/intake/store/seal.h"

#include <gtest/gtest.h>

#include "services/common/digest/digest.h"

namespace candour::intake {
namespace {

SealedEvent Plain() {
  SealedEvent event;
  event.seq = 2;
  event.complaint_id = "c";
  event.case_version = 1;
  event.occurred_at = absl::FromUnixMicros(3);
  event.recorded_at = absl::FromUnixMicros(4);
  event.actor = "ann";
  event.type = "closed";
  event.facts = std::string("f\0", 2);
  return event;
}

std::string Number(char value) { return std::string(7, '\0') + value; }
std::string Part(const std::string& part) { return Number(static_cast<char>(part.size())) + part; }

TEST(SealTest, DigestsThePartsInTheOrderOfTheFormat) {
  const std::string absent(8, '\xff');
  const std::string format = Part("a") + Part(Number(2)) + Part("c") + Part(Number(1)) +
                             Part(Number(3)) + Part(Number(4)) + Part("ann") + Part("closed") +
                             Part(std::string("f\0", 2)) + absent;

  EXPECT_EQ(Hex(EventDigest("a", Plain())), Hex(Sha256(format)));
}

TEST(SealTest, KeepsAnAbsentCaseApartFromAnEmptyOne) {
  SealedEvent without = Plain();
  without.complaint_id = "";

  EXPECT_NE(EventDigest("a", without), EventDigest("a", Plain()));
}

TEST(SealTest, DoesNotLetTextWanderBetweenNeighbours) {
  SealedEvent moved = Plain();
  moved.actor = "annc";
  moved.type = "losed";

  EXPECT_NE(EventDigest("a", moved), EventDigest("a", Plain()));
}

TEST(SealTest, SaltsTheBody) {
  SealedEvent first = Plain();
  first.body = "Odile";
  SealedEvent second = first;

  Seal("a", std::string(32, '\0'), first);
  Seal("a", std::string(32, '\0'), second);

  EXPECT_EQ(first.salt.size(), 16U);
  EXPECT_NE(first.salt, second.salt);
  EXPECT_NE(*first.body_digest, *second.body_digest);
  EXPECT_EQ(*first.body_digest, Sha256(first.salt + "Odile"));
}

TEST(SealTest, LinksToTheHashBefore) {
  SealedEvent event = Plain();
  const std::string before(32, 'p');

  Seal("a", before, event);

  EXPECT_EQ(event.prev_hash, before);
  EXPECT_EQ(event.hash, Sha256(before + event.digest));
  EXPECT_FALSE(event.body_digest.has_value());
}

}  // namespace
}  // namespace candour::intake
