#include "tests/categorisation/store/texts.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/fields/personal.h"
#include "services/common/follower/command.h"
#include "services/common/postgres/transact.h"
#include "tests/categorisation/support/cues.h"
#include "tests/categorisation/support/examples.h"

namespace candour::categorisation {
namespace {

constexpr int kFirstExample = 11;

std::string HashOf(std::int64_t seq) { return seq == 0 ? "" : absl::StrCat("hash ", seq); }

std::string TypeOf(const ledger::v1::Event& event) {
  const auto* kinds = ledger::v1::Event::descriptor()->FindOneofByName("kind");
  return ledger::v1::Event::GetReflection()->GetOneofFieldDescriptor(event, kinds)->name();
}

ledger::v1::RecordedEvent EventOf(int number) {
  ledger::v1::RecordedEvent event;
  event.set_authority_id("milford");
  event.set_complaint_id(CaseId(number));
  return event;
}

}  // namespace

std::string CaseId(int number) {
  return absl::StrFormat("00000000-0000-4000-8000-0000000000%02d", number);
}

ledger::v1::RecordedEvent Received(int number, const std::string& text) {
  ledger::v1::RecordedEvent event = EventOf(number);
  ledger::v1::CaseFile& file = *event.mutable_event()->mutable_complaint_received()->mutable_file();
  file.mutable_complainant()->set_name("Jean Ashworth");
  ledger::v1::Point& point = *file.add_points();
  point.set_point_id(1);
  point.set_text(text);
  return event;
}

ledger::v1::RecordedEvent Confirmed(int number, const std::string& theme) {
  ledger::v1::RecordedEvent event = EventOf(number);
  ledger::v1::PointTheme& point = *event.mutable_event()->mutable_themes_confirmed()->add_points();
  point.set_point_id(1);
  point.set_theme(theme);
  return event;
}

ledger::v1::RecordedEvent Erased(int number) {
  ledger::v1::RecordedEvent event = EventOf(number);
  event.mutable_event()->mutable_personal_erased()->set_rule("retention-6y");
  return event;
}

Texts::Texts()
    : database(tables.Conninfo("candour_categorisation")),
      models(SmallLexicon(), 1),
      taker_("categorisation", {&projection_}, 1) {}

absl::Status Texts::Take(const ledger::v1::RecordedEvent& event) {
  const std::int64_t before = event.seq() - 1;
  const follower::Batch batch{event.authority_id(),
                              {before, HashOf(before)},
                              {event},
                              {event.seq(), event.hash()},
                              absl::UnixEpoch()};
  return TransactFor(database, event.authority_id(), [&](pqxx::work& tx) -> absl::Status {
    follower::Taken taken;
    const absl::Status done = taker_.Take(tx, batch, taken);
    if (!done.ok()) return done;
    if (!taken.parked.empty()) return absl::InternalError(taken.parked.front().reason);
    return absl::OkStatus();
  });
}

void Texts::Happen(ledger::v1::RecordedEvent event) {
  std::vector<ledger::v1::RecordedEvent>& ledger = ledgers_[event.authority_id()];
  event.set_seq(static_cast<std::int64_t>(ledger.size()) + 1);
  event.set_hash(HashOf(event.seq()));
  event.set_type(TypeOf(event.event()));
  ledger.push_back(event);
  const absl::Status taken = Take(event);
  ASSERT_TRUE(taken.ok()) << taken;
}

void Texts::Rebuild() {
  const absl::Status restarted = TransactFor(
      database, "milford", [this](pqxx::work& tx) { return taker_.Restart(tx, "milford"); });
  ASSERT_TRUE(restarted.ok()) << restarted;
  ASSERT_EQ(tables.Value("SELECT count(*) FROM categorisation.point"), "0");
  for (const ledger::v1::RecordedEvent& event : ledgers_["milford"]) {
    const absl::Status taken = Take(event);
    ASSERT_TRUE(taken.ok()) << taken;
  }
}

void Texts::LosePersonalParts(int number) {
  for (ledger::v1::RecordedEvent& event : ledgers_["milford"]) {
    if (event.complaint_id() != CaseId(number)) continue;
    ClearPersonal(*event.mutable_event());
    event.set_personal_erased(true);
  }
}

void Texts::Learn(const std::string& authority_id) {
  int number = kFirstExample;
  for (const Example& example : TwoThemes()) {
    for (ledger::v1::RecordedEvent event :
         {Received(number, example.text), Confirmed(number, example.code)}) {
      event.set_authority_id(authority_id);
      Happen(event);
    }
    ++number;
  }
}

std::string Texts::Rows() const {
  return tables.Value(
      "SELECT string_agg(line, E'\\n' ORDER BY line) FROM ("
      "SELECT 'point ' || t::text AS line FROM categorisation.point t UNION ALL "
      "SELECT 'command ' || request_id || state FROM categorisation.command) every");
}

std::vector<ledger::v1::Act> Texts::Commands() {
  std::vector<ledger::v1::Act> acts;
  const absl::Status read = TransactFor(database, "milford", [&acts](pqxx::work& tx) {
    for (follower::QueuedCommand& command :
         follower::QueuedCommands(tx, "categorisation", "milford", 100)) {
      acts.push_back(std::move(command.act));
    }
    return absl::OkStatus();
  });
  EXPECT_TRUE(read.ok()) << read;
  std::sort(acts.begin(), acts.end(), [](const ledger::v1::Act& a, const ledger::v1::Act& b) {
    return a.complaint_id() < b.complaint_id();
  });
  return acts;
}

}  // namespace candour::categorisation
