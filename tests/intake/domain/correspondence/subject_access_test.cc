#include "services/intake/domain/correspondence/subject_access.h"

#include <gmock/gmock.h>

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kRuth = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
constexpr const char* kBram = "7c9e6679-7425-40de-944b-e07fc1f90ae8";

v1::CaseFile RuthForBram() {
  v1::CaseFile file;
  v1::Person& ruth = *file.mutable_complainant();
  ruth.set_person_id(kRuth);
  ruth.set_name("Ruth Penny");
  ruth.set_email("ruth@example.org");
  v1::Person& bram = *file.mutable_care_recipient();
  bram.set_person_id(kBram);
  bram.set_name("Bram van Terpool");
  bram.set_phone("01632 960477");
  bram.add_address_lines("3 Weir Street");
  file.add_points()->set_text(
      "Bram was alone at 3 WEIR STREET. I, Ruth Penny, rang 01632 960477. Bramble is his cat.");
  return file;
}

v1::RecordedEvent Recorded(v1::Event event) {
  v1::RecordedEvent recorded;
  *recorded.mutable_event() = std::move(event);
  return recorded;
}

TEST(SubjectAccessTest, ShowsTheComplainantTheirOwnWordsWithoutTheOther) {
  const SubjectView view = ViewOf(kRuth, RuthForBram(), {});

  EXPECT_TRUE(view.is_complainant);
  EXPECT_FALSE(view.is_care_recipient);
  EXPECT_EQ(view.file.complainant().name(), "Ruth Penny");
  EXPECT_EQ(view.file.complainant().email(), "ruth@example.org");
  EXPECT_EQ(view.file.care_recipient().name(), "");
  EXPECT_EQ(view.file.points(0).text(),
            "[another person] was alone at [another person]. I, Ruth Penny, rang [another person]. "
            "Bramble is his cat.");
  EXPECT_EQ(view.redacted, 2);
}

TEST(SubjectAccessTest, ShowsThePersonReceivingCareNothingOfTheComplainant) {
  const SubjectView view = ViewOf(kBram, RuthForBram(), {});

  EXPECT_TRUE(view.is_care_recipient);
  EXPECT_EQ(view.file.complainant().email(), "");
  EXPECT_THAT(view.file.points(0).text(), Not(HasSubstr("Penny")));
  EXPECT_THAT(view.file.points(0).text(), HasSubstr("Bram was alone at 3 WEIR STREET"));
}

TEST(SubjectAccessTest, MasksANameThatOnlyAnEventRemembers) {
  v1::Event received;
  *received.mutable_complaint_received()->mutable_file() = RuthForBram();
  v1::CaseFile now = RuthForBram();
  now.mutable_care_recipient()->set_name("Corrected");

  const SubjectView view = ViewOf(kRuth, now, {Recorded(received)});

  EXPECT_THAT(view.file.points(0).text(), Not(HasSubstr("Bram was")));
  EXPECT_EQ(view.events[0].event().complaint_received().file().care_recipient().name(), "");
}

TEST(SubjectAccessTest, LeavesOutWhatWasCorrectedOfTheOther) {
  v1::Event corrected;
  corrected.mutable_personal_corrected()->mutable_correction()->set_part(
      v1::CORRECTED_PART_CARE_RECIPIENT);
  corrected.mutable_personal_corrected()->set_name("Bram Terpol");

  EXPECT_EQ(ViewOf(kRuth, RuthForBram(), {Recorded(corrected)})
                .events[0]
                .event()
                .personal_corrected()
                .name(),
            "");
  EXPECT_EQ(ViewOf(kBram, RuthForBram(), {Recorded(corrected)})
                .events[0]
                .event()
                .personal_corrected()
                .name(),
            "Bram Terpol");
}

TEST(SubjectAccessTest, KeepsWhatBothShare) {
  v1::CaseFile file = RuthForBram();
  file.mutable_care_recipient()->set_name("Bram Penny");
  file.mutable_points(0)->set_text("The Penny family.");

  EXPECT_EQ(ViewOf(kRuth, file, {}).file.points(0).text(), "The Penny family.");
}

}  // namespace
}  // namespace candour::intake
