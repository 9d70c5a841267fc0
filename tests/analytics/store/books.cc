#include "tests/analytics/store/books.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/fields/personal.h"
#include "services/common/postgres/transact.h"

namespace candour::analytics {
namespace {

constexpr int kNoon = 12;

std::string HashOf(std::int64_t seq) { return seq == 0 ? "" : absl::StrCat("hash ", seq); }

std::string TypeOf(const ledger::v1::Event& event) {
  const auto* kinds = ledger::v1::Event::descriptor()->FindOneofByName("kind");
  return ledger::v1::Event::GetReflection()->GetOneofFieldDescriptor(event, kinds)->name();
}

}  // namespace

std::string CaseId(int number) {
  return absl::StrFormat("00000000-0000-4000-8000-0000000000%02d", number);
}

google::protobuf::Timestamp Noon(absl::CivilDay day) {
  google::protobuf::Timestamp timestamp;
  timestamp.set_seconds(absl::ToUnixSeconds(AtLocalHour(day, kNoon)));
  return timestamp;
}

ledger::v1::RecordedEvent EventOf(int number, absl::CivilDay day) {
  ledger::v1::RecordedEvent event;
  event.set_authority_id("milford");
  event.set_complaint_id(CaseId(number));
  *event.mutable_occurred_at() = Noon(day);
  *event.mutable_recorded_at() = Noon(day);
  return event;
}

ledger::v1::RecordedEvent Received(int number, absl::CivilDay day, const std::string& text) {
  ledger::v1::RecordedEvent event = EventOf(number, day);
  ledger::v1::CaseFile& file = *event.mutable_event()->mutable_complaint_received()->mutable_file();
  file.set_reference(absl::StrFormat("ASC-2026-%06d", number));
  file.set_record_type(ledger::v1::RECORD_TYPE_CMP);
  file.set_channel(ledger::v1::CHANNEL_IN_PERSON);
  *file.mutable_received_at() = Noon(day);
  *file.mutable_received_on() = ToMessage(day);
  file.mutable_complainant()->set_name("Jean Ashworth");
  ledger::v1::Point& point = *file.add_points();
  point.set_point_id(1);
  point.set_text(text);
  return event;
}

ledger::v1::RecordedEvent Suggested(int number, absl::CivilDay day, const std::string& theme) {
  ledger::v1::RecordedEvent event = EventOf(number, day);
  ledger::v1::ThemesSuggested& suggested = *event.mutable_event()->mutable_themes_suggested();
  ledger::v1::PointSuggestions& point = *suggested.add_points();
  point.set_point_id(1);
  point.add_suggestions()->set_theme(theme);
  suggested.set_primary_theme(theme);
  return event;
}

ledger::v1::RecordedEvent Confirmed(int number, absl::CivilDay day, const std::string& theme) {
  ledger::v1::RecordedEvent event = EventOf(number, day);
  ledger::v1::ThemesConfirmed& confirmed = *event.mutable_event()->mutable_themes_confirmed();
  ledger::v1::PointTheme& point = *confirmed.add_points();
  point.set_point_id(1);
  point.set_theme(theme);
  confirmed.set_primary_theme(theme);
  return event;
}

ledger::v1::RecordedEvent Erased(int number, absl::CivilDay day) {
  ledger::v1::RecordedEvent event = EventOf(number, day);
  event.mutable_event()->mutable_personal_erased()->set_rule("retention-6y");
  return event;
}

ledger::v1::RecordedEvent PlanSetOn(int number, absl::CivilDay day, absl::CivilDay response_by,
                                    bool in_effect) {
  ledger::v1::RecordedEvent event = EventOf(number, day);
  ledger::v1::Plan& plan = *event.mutable_event()->mutable_plan_set()->mutable_plan();
  *plan.mutable_original_response_by() = ToMessage(response_by);
  *plan.mutable_response_by() = ToMessage(response_by);
  plan.set_in_effect(in_effect);
  return event;
}

ledger::v1::RecordedEvent MovedOn(int number, absl::CivilDay day, absl::CivilDay old_by,
                                  absl::CivilDay new_by, const std::string& obligation_id) {
  ledger::v1::RecordedEvent event = EventOf(number, day);
  ledger::v1::Amendment& amendment =
      *event.mutable_event()->mutable_response_date_moved()->mutable_amendment();
  *amendment.mutable_old_response_by() = ToMessage(old_by);
  *amendment.mutable_new_response_by() = ToMessage(new_by);
  amendment.set_reason("DR-07");
  amendment.set_obligation_id(obligation_id);
  return event;
}

ledger::v1::RecordedEvent SentOn(int number, absl::CivilDay day, const std::string& notice,
                                 const std::string& obligation_id) {
  ledger::v1::RecordedEvent event = EventOf(number, day);
  ledger::v1::NoticeRecord& record =
      *event.mutable_event()->mutable_notice_sent()->mutable_notice();
  record.set_notice(notice);
  record.set_obligation_id(obligation_id);
  *record.mutable_sent_at() = Noon(day);
  return event;
}

absl::Status Books::Take(const ledger::v1::RecordedEvent& event) {
  const std::int64_t before = event.seq() - 1;
  const follower::Batch batch{
      "milford", {before, HashOf(before)}, {event}, {event.seq(), event.hash()}, absl::UnixEpoch()};
  return TransactFor(database, "milford", [&](pqxx::work& tx) -> absl::Status {
    follower::Taken taken;
    const absl::Status done = taker_.Take(tx, batch, taken);
    if (!done.ok()) return done;
    if (!taken.parked.empty()) return absl::InternalError(taken.parked.front().reason);
    return absl::OkStatus();
  });
}

void Books::Happen(ledger::v1::RecordedEvent event) {
  event.set_seq(static_cast<std::int64_t>(ledger_.size()) + 1);
  event.set_hash(HashOf(event.seq()));
  event.set_type(TypeOf(event.event()));
  ledger_.push_back(event);
  const absl::Status taken = Take(event);
  ASSERT_TRUE(taken.ok()) << taken;
}

absl::Status Books::OfferAgain() { return Take(ledger_.back()); }

void Books::Rebuild() {
  const absl::Status restarted = TransactFor(
      database, "milford", [this](pqxx::work& tx) { return taker_.Restart(tx, "milford"); });
  ASSERT_TRUE(restarted.ok()) << restarted;
  ASSERT_EQ(tables.Value("SELECT count(*) FROM analytics.fact"), "0");
  for (const ledger::v1::RecordedEvent& event : ledger_) {
    const absl::Status taken = Take(event);
    ASSERT_TRUE(taken.ok()) << taken;
  }
}

void Books::LosePersonalParts(int number) {
  for (ledger::v1::RecordedEvent& event : ledger_) {
    if (event.complaint_id() != CaseId(number)) continue;
    ClearPersonal(*event.mutable_event());
    event.set_personal_erased(true);
  }
}

std::string Books::Rows() const {
  return tables.Value(
      "SELECT string_agg(line, E'\\n' ORDER BY line) FROM ("
      "SELECT 'standing ' || t::text AS line FROM analytics.standing t UNION ALL "
      "SELECT 'fact ' || t::text FROM analytics.fact t UNION ALL "
      "SELECT 'point ' || t::text FROM analytics.point t UNION ALL "
      "SELECT 'amendment ' || t::text FROM analytics.amendment t UNION ALL "
      "SELECT 'daily ' || t::text FROM analytics.daily t) every");
}

std::string Books::Fact(int number, const std::string& column) const {
  return tables.Value(absl::StrCat("SELECT ", column, " FROM analytics.fact WHERE complaint_id = '",
                                   CaseId(number), "'"));
}

}  // namespace candour::analytics
