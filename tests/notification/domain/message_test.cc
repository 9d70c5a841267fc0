#include "services/notification/domain/message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::StartsWith;

const absl::CivilDay kDay(2027, 2, 3);

Message Composed(Way way) {
  Judgement judgement;
  judgement.decision = Decision::kSend;
  judgement.way = way;
  judgement.text = {"A subject", "The text.\n", 1};
  judgement.to = JeansCase().complainant();
  return Compose({ObligationId(7), "N-20", std::nullopt}, judgement, JeansCase(),
                 *Book().FindAuthority("milford"), TenOClock(kDay));
}

TEST(MessageTest, NamesTheObligationInItsMessageId) {
  EXPECT_EQ(Composed(Way::kEmail).message_id,
            "notice.milford." + ObligationId(7) + "@milford.example.org");
}

TEST(MessageTest, HasAFileNameWithoutAnythingPersonal) {
  EXPECT_EQ(Composed(Way::kEmail).file_stem, "milford_ASC-2027-000123-4_N-20_" + ObligationId(7));
}

TEST(MessageTest, AnEmailIsTheTextAsItStands) {
  EXPECT_EQ(Composed(Way::kEmail).body, "The text.\n");
  EXPECT_EQ(Composed(Way::kEmail).to_email, "jean@example.org");
}

TEST(MessageTest, ALetterHasTheAddressAndTheDateOnTop) {
  EXPECT_THAT(Composed(Way::kLetter).body,
              StartsWith("Jean Ashworth\n7 Quarry Lane\nMilford\nZZ1 2AB\n\n"
                         "Wednesday 3 February 2027\n\nThe text."));
  EXPECT_EQ(Composed(Way::kLetter).to_email, "");
}

}  // namespace
}  // namespace candour::notification
