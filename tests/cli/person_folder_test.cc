#include "clients/cli/person_folder.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "tests/support/scratch_folder.h"

namespace candour::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::string Read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

PersonCase OwnCase() {
  PersonCase one;
  one.view.mutable_file()->set_reference("ASC-2026-000123-4");
  one.view.mutable_file()->mutable_complainant()->set_name("Ruth Penny");
  one.view.add_parts(intake::v1::PERSON_PART_COMPLAINANT);
  one.view.add_events()->set_type("complaint_received");
  one.view.set_redacted(2);
  return one;
}

TEST(PersonFolderTest, HoldsEachCaseForPeopleAndForPrograms) {
  const ScratchFolder scratch;
  PersonCase one = OwnCase();
  one.notices.emplace_back().set_body("Dear Ruth Penny");
  one.notices[0].mutable_notice()->set_notice("N-01");

  ASSERT_TRUE(WritePersonFolder(scratch.Path(), "p-1", {one}).ok());

  const fs::path folder = scratch.Path() / "ASC-2026-000123-4";
  EXPECT_THAT(Read(folder / "case.txt"), HasSubstr("Ruth Penny"));
  EXPECT_THAT(Read(folder / "case.json"), HasSubstr("\"Ruth Penny\""));
  EXPECT_THAT(Read(folder / "events.json"), HasSubstr("complaint_received"));
  EXPECT_THAT(Read(folder / "notices" / "1-N-01.txt"), HasSubstr("Dear Ruth Penny"));
  const std::string first = Read(scratch.Path() / "READ-ME-FIRST.txt");
  EXPECT_THAT(first, HasSubstr("ASC-2026-000123-4: complainant; 2 texts left out or masked"));
}

TEST(PersonFolderTest, GivesAnAttachmentANameThatStaysInTheFolder) {
  const ScratchFolder scratch;
  PersonCase one = OwnCase();
  one.files.push_back({"11111111-2222-4333-8444-555555555555", "../../bill.pdf", "octets", ""});

  ASSERT_TRUE(WritePersonFolder(scratch.Path(), "p-1", {one}).ok());

  EXPECT_EQ(Read(scratch.Path() / "ASC-2026-000123-4" / "attachments" / "11111111-.._.._bill.pdf"),
            "octets");
}

TEST(PersonFolderTest, SaysWhichAttachmentIsNotThere) {
  const ScratchFolder scratch;
  PersonCase one = OwnCase();
  one.files.push_back({"11111111-2222-4333-8444-555555555555", "x", "", "it is infected"});

  ASSERT_TRUE(WritePersonFolder(scratch.Path(), "p-1", {one}).ok());

  EXPECT_THAT(Read(scratch.Path() / "READ-ME-FIRST.txt"), HasSubstr("it is infected"));
}

TEST(PersonFolderTest, HoldsAnAttachmentBackUntilItWasReleasedForThisPerson) {
  ledger::v1::AttachmentRecord record;
  record.set_attachment_id("a-1");
  record.add_releases()->set_person_id("p-2");

  EXPECT_THAT(FileFor("p-1", "ASC-2026-000123-4", record).missing,
              HasSubstr("candour rights release ASC-2026-000123-4 --attachment a-1 --person p-1 "
                        "--read"));
  record.mutable_releases(0)->set_released_by("maria.handler");
  EXPECT_EQ(FileFor("p-2", "ASC-2026-000123-4", record).missing, "");
  EXPECT_THAT(FileFor("p-2", "ASC-2026-000123-4", record).released,
              HasSubstr("read by maria.handler"));
}

TEST(PersonFolderTest, KnowsWhoseComplaintItIs) {
  PersonCase others = OwnCase();
  others.view.clear_parts();
  others.view.add_parts(intake::v1::PERSON_PART_CARE_RECIPIENT);

  EXPECT_TRUE(IsOwnComplaint(OwnCase()));
  EXPECT_FALSE(IsOwnComplaint(others));
}

}  // namespace
}  // namespace candour::cli
