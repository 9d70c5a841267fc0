#include "clients/cli/show.h"

#include <gtest/gtest.h>

namespace candour::cli {
namespace {

TEST(ShowTest, WritesADayWithItsWeekday) {
  type::v1::Day day;
  day.set_year(2027);
  day.set_month(2);
  day.set_day(3);

  EXPECT_EQ(Show(day), "Wed 3 Feb 2027");
  EXPECT_EQ(Show(type::v1::Day()), "-");
}

TEST(ShowTest, WritesAnInstantInLondon) {
  google::protobuf::Timestamp instant;
  instant.set_seconds(1789376400);

  EXPECT_EQ(Show(instant), "Mon 14 Sep 2026 10:00");
}

TEST(ShowTest, AlignsColumnsByCharactersNotBytes) {
  EXPECT_EQ(Table({"Name", "No"}, {{"Zoë", "1"}, {"Al", "22"}}), "Name  No\nZoë   1\nAl    22\n");
}

TEST(ShowTest, NeverLetsATextSteerTheTerminal) {
  ledger::v1::CaseFile file;
  file.mutable_complainant()->set_name("Eve\x1b[2J");
  file.add_points()->set_text("line\nnext\x07");

  const std::string page = Show(file);
  EXPECT_EQ(page.find('\x1b'), std::string::npos);
  EXPECT_EQ(page.find('\x07'), std::string::npos);
  EXPECT_NE(page.find("line\nnext?"), std::string::npos);
}

TEST(ShowTest, SaysThatAReceiptWasGivenBefore) {
  ledger::v1::Receipt receipt;
  receipt.set_reference("ASC-2026-000123-4");
  receipt.set_version(3);
  receipt.set_repeated(true);

  EXPECT_EQ(Show(receipt),
            "ASC-2026-000123-4 is at version 3 (done before, nothing was done again)");
}

TEST(ShowTest, WritesJsonOnOneLineWithProtoNames) {
  ledger::v1::Receipt receipt;
  receipt.set_complaint_id("c");

  EXPECT_EQ(Json(receipt),
            R"({"complaint_id":"c","reference":"","version":"0","seq":"0","repeated":false})");
}

}  // namespace
}  // namespace candour::cli
