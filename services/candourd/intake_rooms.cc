#include "services/candourd/intake_rooms.h"

#include <utility>

#include "services/candourd/schema.h"
#include "services/common/day/london.h"
#include "services/common/log/log.h"
#include "services/intake/domain/apply.h"
#include "services/intake/domain/authority/authority_file.h"
#include "services/intake/domain/decide.h"
#include "services/intake/domain/period/calendar_end.h"
#include "services/intake/store/authority_reader.h"
#include "services/intake/store/open_files.h"

namespace candour::intake {
namespace {

// The newest migration that this program relies on.
constexpr const char* kSchema = "20261129235200";
constexpr int kWritingConnections = 2;
constexpr int kReadingConnections = 10;
// A ledger that is new today is signed soon; the others once a day.
constexpr absl::Duration kBetweenAnchors = absl::Minutes(5);
constexpr absl::Duration kBetweenErasureNotes = absl::Seconds(10);
constexpr absl::Duration kBetweenAlarmsOfADemo = absl::Milliseconds(10);

Rules RulesOver(const ReferenceData& reference_data) {
  Rules rules;
  rules.decide = &Decide;
  rules.apply = &Apply;
  rules.changes_case = &ChangesCase;
  rules.type_of = &TypeOf;
  rules.changes_authority = &ChangesAuthority;
  rules.apply_to_authority = &ApplyToAuthority;
  rules.reference_data = &reference_data;
  return rules;
}

AdoptionSource SourceOf(IntakeRooms& rooms) {
  AdoptionSource source;
  source.authorities = [&rooms]() -> absl::StatusOr<std::vector<std::string>> {
    const absl::StatusOr<std::vector<Head>> heads = rooms.events.Heads();
    if (!heads.ok()) return heads.status();
    std::vector<std::string> ids;
    for (const Head& head : *heads) ids.push_back(head.authority_id);
    return ids;
  };
  source.authority = [&rooms](const std::string& id) { return ReadAuthority(rooms.reading, id); };
  source.open_files = [&rooms](const std::string& id,
                               const std::function<void(const ledger::v1::CaseFile&)>& visit) {
    return ReadOpenFiles(rooms.reading, id, /*reader=*/"", visit);
  };
  return source;
}

std::function<void(const absl::Status&)> Report(std::string_view event) {
  return [event](const absl::Status& status) { LogFault("intake", event, status); };
}

}  // namespace

void CommitFigures::LaneHolds(Lane lane, std::size_t waiting) {
  metrics_.SetQueueDepth(lane == Lane::kPeople ? "people" : "bulk", static_cast<double>(waiting));
}

void CommitFigures::Committed(std::size_t commands, absl::Duration took) {
  metrics_.CountCommit(static_cast<double>(commands), absl::ToDoubleSeconds(took));
}

void CommitFigures::Disconnected() { Log(Severity::kWarning, "intake", "database_away"); }

void AlarmFigures::Took(const AlarmTurn& turn) {
  metrics_.SetAlarmsDue(static_cast<double>(turn.refused));
  if (turn.refused > 0 && turn.refusal != told_) {
    LogFault("intake", "alarm_refused", absl::FailedPreconditionError(turn.refusal));
  }
  told_ = turn.refusal;
}

IntakeRooms::IntakeRooms(const Settings& settings, Metrics& metrics_of_service)
    : writing(settings.database, kWritingConnections),
      reading(settings.database, kReadingConnections),
      store(writing),
      figures(metrics_of_service),
      alarm_figures(metrics_of_service),
      metrics(metrics_of_service),
      cases(reading),
      histories(reading),
      check(histories),
      events(reading),
      due(reading),
      search(reading),
      persons(reading),
      similar(reading),
      attachments(reading),
      erasures(reading),
      indexer(search, events) {}

absl::StatusOr<std::unique_ptr<IntakeRooms>> IntakeRooms::Open(const Settings& settings,
                                                               const ReferenceData& reference_data,
                                                               AnchorBook* anchors,
                                                               Metrics& metrics) {
  auto rooms = std::make_unique<IntakeRooms>(settings, metrics);
  const absl::Status schema = CheckSchema(rooms->reading, kSchema);
  if (!schema.ok()) return schema;
  absl::StatusOr<std::unique_ptr<BusinessClock>> clock = BusinessClock::Open(rooms->reading);
  if (!clock.ok()) return clock.status();
  rooms->clock = *std::move(clock);
  rooms->committer = std::make_unique<GroupCommitter>(
      rooms->store, RulesOver(reference_data),
      [clock = rooms->clock.get()] { return clock->Now(); }, GroupCommitterSettings{},
      rooms->figures);
  rooms->feeder = std::make_unique<Feeder>(rooms->events, *rooms->clock);
  rooms->alarms =
      std::make_unique<AlarmWorker>(rooms->due, rooms->events, *rooms->clock, *rooms->committer);
  rooms->adoptions = std::make_unique<AdoptionJob>(SourceOf(*rooms), *rooms->committer);
  rooms->reference_data = &reference_data;
  rooms->anchors = anchors;
  if (anchors != nullptr) {
    rooms->anchor_job = std::make_unique<AnchorJob>(
        rooms->events, [anchors](const Head& head) { return anchors->Sign(head, absl::Now()); });
    rooms->erasure_book =
        std::make_unique<ErasureBook>(rooms->events, rooms->erasures, settings.anchor_dir);
  }
  return rooms;
}

void IntakeRooms::Start() {
  Periodic::Pauses between_alarms;
  // Whoever moves a demo's time waits for what the move sets off.
  if (clock->IsDemo()) between_alarms.usual = kBetweenAlarmsOfADemo;
  alarm_turns = std::make_unique<Periodic>([this] { return TakeAlarmTurn(); }, between_alarms,
                                           Report("alarms_failed"));
  adoption_turns = std::make_unique<Periodic>([this] { return TakeAdoptionTurn(); },
                                              Periodic::Pauses{}, Report("adoption_failed"));
  search_turns = std::make_unique<Periodic>([this] { return indexer.Turn(); }, Periodic::Pauses{},
                                            Report("search_index_failed"));
  if (!anchor_job) return;
  Periodic::Pauses between_notes;
  between_notes.usual = kBetweenErasureNotes;
  erasure_turns = std::make_unique<Periodic>([this] { return erasure_book->Turn(); }, between_notes,
                                             Report("erasure_not_noted"));
  Periodic::Pauses pauses;
  pauses.usual = kBetweenAnchors;
  anchor_turns = std::make_unique<Periodic>([this] { return anchor_job->Turn(); }, pauses,
                                            Report("anchor_failed"));
}

absl::Status IntakeRooms::TakeAlarmTurn() {
  metrics.SetSubscribers(feeder->Subscribers());
  const absl::StatusOr<AlarmTurn> turn = alarms->Turn();
  if (!turn.ok()) return turn.status();
  alarm_figures.Took(*turn);
  return absl::OkStatus();
}

absl::Status IntakeRooms::TakeAdoptionTurn() {
  const absl::CivilDay today = LondonDay(clock->Now());
  if (calendars_watched_on != today) {
    for (const std::string& sentence : CalendarsEndingSoon(*reference_data, today)) {
      LogFault("intake", "calendar_ends", absl::FailedPreconditionError(sentence));
    }
    calendars_watched_on = today;
  }
  const absl::StatusOr<AdoptionTurn> turn = adoptions->Turn();
  if (!turn.ok()) return turn.status();
  if (turn->refused == 0) return absl::OkStatus();
  return absl::FailedPreconditionError(turn->refusal);
}

void IntakeRooms::Stop() {
  alarm_turns.reset();
  adoption_turns.reset();
  search_turns.reset();
  anchor_turns.reset();
  erasure_turns.reset();
  feeder->Stop();
  committer->Drain();
}

}  // namespace candour::intake
