#include "services/common/auth/key_set.h"

#include <gtest/gtest.h>

#include "tests/support/status.h"
#include "tests/support/token.h"

namespace candour {
namespace {

using testing::KeySetJson;
using testing::SigningKey;
using testing::StatusIs;

// An issuer whose answer and whose clock the test sets.
struct Issuer {
  absl::StatusOr<std::string> answer = KeySetJson({&SigningKey::Es256()});
  absl::Time now = testing::TokenTime();
  int asked = 0;

  KeySet Keys() {
    return KeySet(
        [this] {
          ++asked;
          return answer;
        },
        [this] { return now; });
  }
};

TEST(KeySetTest, AsksOnceForWhatItKnows) {
  Issuer issuer;
  KeySet keys = issuer.Keys();

  EXPECT_TRUE(keys.Find("ec-1").ok());
  EXPECT_TRUE(keys.Find("ec-1").ok());
  EXPECT_EQ(issuer.asked, 1);
}

TEST(KeySetTest, LearnsARotatedKey) {
  Issuer issuer;
  KeySet keys = issuer.Keys();
  ASSERT_TRUE(keys.Find("ec-1").ok());

  issuer.answer = KeySetJson({&SigningKey::Es256("ec-2")});
  issuer.now += absl::Seconds(11);

  EXPECT_TRUE(keys.Find("ec-2").ok());
  EXPECT_THAT(keys.Find("ec-1"), StatusIs(absl::StatusCode::kUnauthenticated));
}

TEST(KeySetTest, IsNotDrivenByMadeUpNames) {
  Issuer issuer;
  KeySet keys = issuer.Keys();

  EXPECT_THAT(keys.Find("x"), StatusIs(absl::StatusCode::kUnauthenticated));
  EXPECT_THAT(keys.Find("y"), StatusIs(absl::StatusCode::kUnauthenticated));
  EXPECT_EQ(issuer.asked, 1);
}

TEST(KeySetTest, ForgetsAWithdrawnKeyAfterAnHour) {
  Issuer issuer;
  KeySet keys = issuer.Keys();
  ASSERT_TRUE(keys.Find("ec-1").ok());

  issuer.answer = KeySetJson({&SigningKey::Es256("ec-2")});
  issuer.now += absl::Hours(1);

  EXPECT_THAT(keys.Find("ec-1"), StatusIs(absl::StatusCode::kUnauthenticated));
}

TEST(KeySetTest, GoesOnWithWhatItKnowsWhileTheIssuerIsAway) {
  Issuer issuer;
  KeySet keys = issuer.Keys();
  ASSERT_TRUE(keys.Find("ec-1").ok());

  issuer.answer = absl::UnavailableError("away");
  issuer.now += absl::Hours(2);

  EXPECT_TRUE(keys.Find("ec-1").ok());
}

TEST(KeySetTest, SaysThatItCannotTellBeforeTheFirstAnswer) {
  Issuer issuer;
  issuer.answer = absl::UnavailableError("away");
  KeySet keys = issuer.Keys();

  EXPECT_THAT(keys.Find("ec-1"), StatusIs(absl::StatusCode::kUnavailable));
}

}  // namespace
}  // namespace candour
