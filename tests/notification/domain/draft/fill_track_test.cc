// Tests services/notification/domain/draft/fill_track.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/notification/domain/draft/draft.h"
#include "tests/notification/story.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

ledger::v1::CaseFile WithACode() {
  ledger::v1::CaseFile file = JeansCase();
  file.set_track_code("K7QD-M2XP-9T4C");
  return file;
}

std::string Acknowledged(const ledger::v1::CaseFile& file) {
  const absl::StatusOr<Rendered> text = TryText(DutyOf("N-01"), file, Book());
  return text.ok() ? text->body : text.status().ToString();
}

TEST(FillTrackTest, TellsWhereAndWithWhichCodeThePersonLooksItUp) {
  const std::string body = Acknowledged(WithACode());

  EXPECT_THAT(body, HasSubstr("at https://complaints.milford.example.org/track."));
  EXPECT_THAT(body, HasSubstr("this code: K7QD-M2XP-9T4C."));
}

TEST(FillTrackTest, SaysNothingOfItWithoutACodeAPageOrPrivacy) {
  ledger::v1::CaseFile shared = WithACode();
  shared.mutable_complainant()->add_contact_points()->set_shared(true);
  ledger::v1::CaseFile erased = WithACode();
  erased.clear_track_code();

  EXPECT_THAT(Acknowledged(shared), Not(HasSubstr("K7QD")));
  EXPECT_THAT(Acknowledged(erased), Not(HasSubstr("look up where")));
}

}  // namespace
}  // namespace candour::notification
