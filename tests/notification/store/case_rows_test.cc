#include "services/notification/store/case_rows.h"

#include <gtest/gtest.h>

#include "services/common/postgres/transact.h"
#include "tests/notification/office.h"

namespace candour::notification {
namespace {

TEST(CaseRowsTest, GiveBackTheViewThatWasKept) {
  Office office;
  std::string name;
  const absl::Status done = TransactFor(office.database, "milford", [&](pqxx::work& tx) {
    WriteView(tx, "milford", JeansCase());
    name = ReadView(tx, "milford", kCase).complainant().name();
    return absl::OkStatus();
  });

  EXPECT_TRUE(done.ok()) << done;
  EXPECT_EQ(name, "Jean Ashworth");
}

TEST(CaseRowsTest, KnowNoDutyThatIsNotThere) {
  Office office;
  const absl::Status done = TransactFor(office.database, "milford", [&](pqxx::work& tx) {
    EXPECT_FALSE(ReadDuty(tx, "milford", ObligationId(1)).has_value());
    return absl::OkStatus();
  });

  EXPECT_TRUE(done.ok()) << done;
}

TEST(CaseRowsTest, GiveBackTheDelayThatADutyTells) {
  Office office;
  ledger::v1::RecordedEvent moved =
      MovedOn(absl::CivilDay(2027, 1, 5), 1, absl::CivilDay(2027, 2, 3),
              absl::CivilDay(2027, 2, 17), "DR-01");
  moved.mutable_event()->mutable_response_date_moved()->set_explanation("Your doctor is away.");
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.Happen(moved);
  office.CatchUp();
  std::optional<DutyRow> row;
  const absl::Status done = TransactFor(office.database, "milford", [&](pqxx::work& tx) {
    row = ReadDuty(tx, "milford", ObligationId(1));
    return absl::OkStatus();
  });

  ASSERT_TRUE(done.ok() && row && row->duty.moved);
  EXPECT_EQ(row->duty.moved->explanation(), "Your doctor is away.");
  EXPECT_EQ(row->duty.moved->amendment().reason(), "DR-01");
}

TEST(CaseRowsTest, KeepFactsInTheOrderOfTheirNames) {
  Office office;
  ledger::v1::RecordedEvent moved =
      MovedOn(absl::CivilDay(2027, 1, 5), 1, absl::CivilDay(2027, 2, 3),
              absl::CivilDay(2027, 2, 17), "DR-01");
  auto& facts = *moved.mutable_event()->mutable_response_date_moved()->mutable_facts();
  facts.clear();
  facts.insert({{"f", "6"}, {"c", "3"}, {"a", "1"}, {"e", "5"}, {"b", "2"}, {"d", "4"}});
  office.Happen(ReceivedWithDuty(JeansCase()));
  office.Happen(moved);
  office.CatchUp();
  std::string names;
  const absl::Status done = TransactFor(office.database, "milford", [&](pqxx::work& tx) {
    // Each entry is a tag, its length, and the tag, length and octet of name and value.
    names = Query(tx,
                  "SELECT regexp_replace(encode(moved_personal, 'hex'), "
                  "'12060a01(..)1201..', '\\1', 'g') FROM notification.duty "
                  "WHERE moved_personal IS NOT NULL")
                .front()[0]
                .as<std::string>();
    return absl::OkStatus();
  });

  EXPECT_TRUE(done.ok()) << done;
  EXPECT_EQ(names, "616263646566");
}

}  // namespace
}  // namespace candour::notification
