#include "services/intake/store/anchor.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/scratch_folder.h"

namespace candour::intake {
namespace {

namespace fs = std::filesystem;

class AnchorBookTest : public testing::Test {
 protected:
  AnchorBook Book(const std::string& key = "key.pem") {
    auto opened = SigningKey::Open(folder_ + "/" + key);
    EXPECT_TRUE(opened.ok()) << opened.status();
    return {folder_, *std::move(opened)};
  }

  std::string Text() {
    std::ifstream file(folder_ + "/northshire.jsonl");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  }

  const Head head_{"northshire", {12, std::string(31, '\x7f') + "a"}};
  const absl::Time at_ = absl::FromUnixSeconds(1'778'500'800);
  const ScratchFolder scratch_;
  const std::string folder_ = scratch_.Path();
};

TEST_F(AnchorBookTest, GivesBackWhatItSigned) {
  ASSERT_TRUE(Book().Sign(head_, at_).ok());
  ASSERT_TRUE(Book().Sign({"northshire", {13, std::string(32, 'b')}}, at_).ok());

  const auto anchors = Book().Read("northshire");

  ASSERT_TRUE(anchors.ok()) << anchors.status();
  ASSERT_EQ(anchors->size(), 2U);
  EXPECT_EQ(anchors->at(0).seq, 12);
  EXPECT_EQ(anchors->at(0).hash, head_.cursor.hash);
  EXPECT_EQ(anchors->at(1).seq, 13);
}

TEST_F(AnchorBookTest, HasNothingOfAnAuthorityThatWasNeverSigned) {
  EXPECT_TRUE(Book().Read("southshire")->empty());
}

TEST_F(AnchorBookTest, NamesALineThatWasChanged) {
  ASSERT_TRUE(Book().Sign(head_, at_).ok());
  std::string text = Text();
  text.replace(text.find("\"seq\":12"), 8, "\"seq\":11");
  std::ofstream(folder_ + "/northshire.jsonl") << text;

  const auto anchors = Book().Read("northshire");

  EXPECT_EQ(anchors.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_NE(anchors.status().message().find("line 1"), absl::string_view::npos);
}

TEST_F(AnchorBookTest, RefusesAnotherAuthoritysAnchor) {
  ASSERT_TRUE(Book().Sign(head_, at_).ok());
  std::ofstream(folder_ + "/southshire.jsonl") << Text();

  EXPECT_EQ(Book().Read("southshire").status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(AnchorBookTest, RefusesAnAnchorOfAnotherKey) {
  ASSERT_TRUE(Book("other.pem").Sign(head_, at_).ok());

  EXPECT_EQ(Book().Read("northshire").status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(AnchorBookTest, RefusesALineThatIsNoAnchor) {
  std::ofstream(folder_ + "/northshire.jsonl") << "{\"seq\":\n";

  EXPECT_EQ(Book().Read("northshire").status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace candour::intake
