#include "clients/cli/show_correspondence.h"

#include <gtest/gtest.h>

namespace candour::cli {
namespace {

TEST(ShowCorrespondenceTest, SaysNothingWhereNothingIs) {
  EXPECT_EQ(ShowCorrespondence(ledger::v1::CaseFile()), "");
}

TEST(ShowCorrespondenceTest, ShowsWhatWaitsAndWhoMaySee) {
  ledger::v1::CaseFile file;
  file.mutable_restriction()->add_except("handler-7");
  file.mutable_restriction()->add_openings()->set_subject("duty-1");
  file.add_messages()->set_subject("Re: yours\x1B[2J");
  file.add_attachments()->set_name("bill.pdf");
  file.mutable_attachments(0)->set_state(ledger::v1::SCAN_STATE_INFECTED);

  const std::string page = ShowCorrespondence(file);

  EXPECT_NE(page.find("kept from handler-7"), std::string::npos);
  EXPECT_NE(page.find("EMERGENCY ACCESS by duty-1"), std::string::npos);
  EXPECT_NE(page.find("UNREAD"), std::string::npos);
  EXPECT_NE(page.find("INFECTED"), std::string::npos);
  EXPECT_EQ(page.find('\x1B'), std::string::npos);
}

}  // namespace
}  // namespace candour::cli
