// What of intake needs its database: made once that is there.
#ifndef CANDOUR_SERVICES_CANDOURD_INTAKE_ROOMS_H_
#define CANDOUR_SERVICES_CANDOURD_INTAKE_ROOMS_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/common/metrics/metrics.h"
#include "services/common/postgres/database.h"
#include "services/common/settings/settings.h"
#include "services/intake/commit/group_committer.h"
#include "services/intake/commit/observer.h"
#include "services/intake/domain/reference_data.h"
#include "services/intake/store/anchor.h"
#include "services/intake/store/attachment_store.h"
#include "services/intake/store/business_clock.h"
#include "services/intake/store/case_history.h"
#include "services/intake/store/case_reader.h"
#include "services/intake/store/due_cases.h"
#include "services/intake/store/erasure_shelf.h"
#include "services/intake/store/event_reader.h"
#include "services/intake/store/person_cases.h"
#include "services/intake/store/postgres_ledger_store.h"
#include "services/intake/store/search_index.h"
#include "services/intake/store/similar_cases.h"
#include "services/intake/work/adoption_job.h"
#include "services/intake/work/alarm_worker.h"
#include "services/intake/work/anchor_job.h"
#include "services/intake/work/case_check.h"
#include "services/intake/work/erasure_book.h"
#include "services/intake/work/feeder.h"
#include "services/intake/work/periodic.h"
#include "services/intake/work/search_indexer.h"

namespace candour::intake {

// Tells the committer's figures to Prometheus.
class CommitFigures final : public CommitObserver {
 public:
  explicit CommitFigures(Metrics& metrics) : metrics_(metrics) {}

  void LaneHolds(Lane lane, std::size_t waiting) override;
  void Committed(std::size_t commands, absl::Duration took) override;
  void Disconnected() override;

 private:
  Metrics& metrics_;
};

// Tells what an alarm worker's turn could not do: each new refusal once to the log, how many are
// left to Prometheus.
class AlarmFigures {
 public:
  explicit AlarmFigures(Metrics& metrics) : metrics_(metrics) {}

  void Took(const AlarmTurn& turn);

 private:
  Metrics& metrics_;
  std::string told_;
};

// The members in the order in which they need one another.
struct IntakeRooms {
  // Fails as CheckSchema and BusinessClock::Open do. `reference_data`, `anchors` and `metrics`
  // outlive it; `anchors` is null where heads are not signed.
  static absl::StatusOr<std::unique_ptr<IntakeRooms>> Open(const Settings& settings,
                                                           const ReferenceData& reference_data,
                                                           AnchorBook* anchors, Metrics& metrics);

  // Begins what acts of itself: alarms, the search index, the signing of heads.
  void Start();

  // Stops what acts of itself, wakes whoever follows, and drains the committer. Reads still work.
  void Stop();

  IntakeRooms(const Settings& settings, Metrics& metrics_of_service);

  // One turn of the adoption job; tells of refusals, and once a day of a calendar that ends within
  // a year.
  absl::Status TakeAdoptionTurn();

  // One turn of the alarm worker, and what there is to tell of it.
  absl::Status TakeAlarmTurn();

  // The writer has connections of its own, so that readers cannot keep it waiting.
  Database writing;
  Database reading;
  PostgresLedgerStore store;
  CommitFigures figures;
  AlarmFigures alarm_figures;
  Metrics& metrics;
  std::unique_ptr<BusinessClock> clock;
  CaseReader cases;
  CaseHistories histories;
  CaseCheck check;
  EventReader events;
  DueCases due;
  SearchIndex search;
  PersonCases persons;
  SimilarCases similar;
  AttachmentStore attachments;
  ErasureShelf erasures;
  SearchIndexer indexer;
  std::unique_ptr<GroupCommitter> committer;
  std::unique_ptr<Feeder> feeder;
  std::unique_ptr<AlarmWorker> alarms;
  const ReferenceData* reference_data = nullptr;
  absl::CivilDay calendars_watched_on;
  AnchorBook* anchors = nullptr;
  std::unique_ptr<AnchorJob> anchor_job;
  std::unique_ptr<ErasureBook> erasure_book;
  std::unique_ptr<AdoptionJob> adoptions;
  std::unique_ptr<Periodic> alarm_turns;
  std::unique_ptr<Periodic> adoption_turns;
  std::unique_ptr<Periodic> search_turns;
  std::unique_ptr<Periodic> anchor_turns;
  std::unique_ptr<Periodic> erasure_turns;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_CANDOURD_INTAKE_ROOMS_H_
