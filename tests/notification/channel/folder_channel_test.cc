#include "services/notification/channel/folder_channel.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/notification/channel/example.h"
#include "tests/support/scratch_folder.h"

namespace candour::notification {
namespace {

TEST(FolderChannelTest, WritesAMailThatOthersRead) {
  const ScratchFolder scratch;
  FolderChannel channel("folder", scratch.Path() / "mail");

  const HandOverReport report = channel.Take(ExampleMessage());

  EXPECT_EQ(report.outcome, HandOver::kDone) << report.detail;
  EXPECT_EQ(ReadByPython(scratch.Path() / "mail" / "milford_1.eml"),
            "Milford Council <care@milford.example.org>|Zoë Ashworth <zoe@example.org>|"
            "Your message: Zoë|<notice.milford.1@milford.example.org>|"
            "Dear Zoë,\n\n.a line that begins with a dot = fine\n");
}

TEST(FolderChannelTest, LeavesOneFileOfAMessageHandedOverTwice) {
  const ScratchFolder scratch;
  FolderChannel channel("folder", scratch.Path());

  channel.Take(ExampleMessage());
  channel.Take(ExampleMessage());

  EXPECT_EQ(scratch.Files(), 1);
}

TEST(FolderChannelTest, WritesALetterReadyToBePrinted) {
  const ScratchFolder scratch;
  FolderChannel channel("letter", scratch.Path());
  Message message = ExampleMessage();
  message.way = Way::kLetter;

  channel.Take(message);

  EXPECT_TRUE(std::filesystem::exists(scratch.Path() / "milford_1.html"));
  EXPECT_TRUE(std::filesystem::exists(scratch.Path() / "milford_1.eml"));
}

TEST(FolderChannelTest, TriesAgainLaterWhenTheFolderCannotBeMade) {
  const ScratchFolder scratch;
  std::ofstream(scratch.Path() / "mail") << "a file where the folder should be";
  FolderChannel channel("folder", scratch.Path() / "mail");

  EXPECT_EQ(channel.Take(ExampleMessage()).outcome, HandOver::kNotNow);
}

// Proves A-07.
TEST(RemoveMessageTest, RemovesTheFilesOfOneMessageAndNoOther) {
  const ScratchFolder scratch;
  FolderChannel channel("letter", scratch.Path());
  Message message = ExampleMessage();
  message.way = Way::kLetter;
  channel.Take(message);
  message.file_stem += ".2";
  channel.Take(message);

  const absl::StatusOr<int> removed = RemoveMessage(scratch.Path(), ExampleMessage().file_stem);

  ASSERT_TRUE(removed.ok()) << removed.status();
  EXPECT_EQ(*removed, 2);
  EXPECT_FALSE(std::filesystem::exists(scratch.Path() / "milford_1.eml"));
  EXPECT_TRUE(std::filesystem::exists(scratch.Path() / "milford_1.2.eml"));
}

TEST(RemoveMessageTest, FindsNothingWhereNothingWasWritten) {
  const ScratchFolder scratch;

  EXPECT_EQ(*RemoveMessage(scratch.Path() / "nowhere", "milford_1"), 0);
}

}  // namespace
}  // namespace candour::notification
