#include "services/candourd/intake_desk.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/inquiry/workload.h"
#include "services/intake/domain/instant.h"
#include "services/intake/store/authority_reader.h"
#include "services/intake/store/open_files.h"
#include "services/intake/store/verifier.h"

namespace candour::intake {
namespace {

// A case on which something is owed and nothing moved for so long is stuck.
constexpr absl::Duration kWithoutMovement = absl::Hours(5 * 24);

absl::Status Starting() { return absl::UnavailableError("the service is starting, try again"); }

v1::CaseLine LineOf(const CaseLine& line, absl::Time now) {
  v1::CaseLine message;
  message.set_complaint_id(line.complaint_id);
  message.set_reference(line.reference);
  message.set_record_type(line.record_type);
  message.set_status(line.status);
  *message.mutable_received_on() = ToMessage(line.received_on);
  message.set_primary_theme(line.primary_theme);
  message.set_version(line.version);
  message.set_restricted(line.restricted);
  if (line.next_due_by) {
    *message.mutable_next_due_by() = ToMessage(*line.next_due_by);
    message.set_overdue(LondonDay(now) > *line.next_due_by);
  }
  return message;
}

v1::Cursor CursorOf(const Cursor& cursor) {
  v1::Cursor message;
  message.set_seq(cursor.seq);
  message.set_hash(cursor.hash);
  return message;
}

// The heads that the chain must still contain: the caller's, and those signed by the service.
absl::StatusOr<std::vector<Cursor>> AnchorsFor(const AnchorBook* book,
                                               const v1::VerifyRequest& request) {
  std::vector<Cursor> anchors;
  if (book != nullptr) {
    absl::StatusOr<std::vector<Cursor>> kept = book->Read(request.authority_id());
    // Which line is damaged is for the person who asked, and no fault of the program.
    if (absl::IsDataLoss(kept.status())) {
      return absl::FailedPreconditionError(kept.status().message());
    }
    if (!kept.ok()) return kept.status();
    anchors = *std::move(kept);
  }
  for (const v1::Cursor& cursor : request.anchors()) {
    anchors.push_back({cursor.seq(), cursor.hash()});
  }
  return anchors;
}

v1::VerifyResponse ResponseOf(const Verdict& verdict) {
  v1::VerifyResponse response;
  response.set_walked(verdict.walked);
  response.set_head_seq(verdict.head.seq);
  response.set_head_hash(verdict.head.hash);
  response.set_done(true);
  response.set_fault(static_cast<v1::Fault>(verdict.fault));
  response.set_fault_seq(verdict.fault_seq);
  response.set_explanation(verdict.explanation);
  response.set_erased_bodies(verdict.erased_bodies);
  return response;
}

class SubscribedFeed final : public EventFeed {
 public:
  explicit SubscribedFeed(std::unique_ptr<Subscription> subscription)
      : subscription_(std::move(subscription)) {}

  absl::StatusOr<v1::FollowResponse> Next() override {
    absl::StatusOr<Feed> feed = subscription_->Next();
    if (!feed.ok()) return feed.status();
    v1::FollowResponse response;
    for (ledger::v1::RecordedEvent& event : feed->batch.events) {
      *response.add_events() = std::move(event);
    }
    *response.mutable_passed() = CursorOf(feed->batch.passed);
    response.set_head_seq(feed->batch.head_seq);
    *response.mutable_now() = ToTimestamp(feed->now);
    return response;
  }

 private:
  const std::unique_ptr<Subscription> subscription_;
};

class StartingFeed final : public EventFeed {
 public:
  absl::StatusOr<v1::FollowResponse> Next() override { return Starting(); }
};

}  // namespace

absl::StatusOr<ledger::v1::CaseFile> IntakeDesk::Get(const std::string& authority_id,
                                                     const std::string& case_key) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return Starting();
  return rooms->cases.Get(authority_id, case_key);
}

absl::Status IntakeDesk::List(const v1::ListRequest& request, const std::string& reader,
                              absl::Time now, v1::ListResponse& response) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return Starting();
  ListQuery query;
  query.status = request.status();
  query.page_size = request.page_size();
  query.page_token = request.page_token();
  query.reader = reader;
  if (request.stuck()) query.stuck = {LondonDay(now), now - kWithoutMovement};
  if (request.has_due_by()) {
    const absl::StatusOr<absl::CivilDay> due_by = DayFrom(request.due_by());
    if (!due_by.ok()) return due_by.status();
    query.due_by = *due_by;
  }
  absl::StatusOr<CasePage> page = rooms->cases.List(request.authority_id(), query);
  if (!page.ok()) return page.status();
  for (const CaseLine& line : page->lines) *response.add_cases() = LineOf(line, now);
  response.set_next_page_token(std::move(page->next_page_token));
  return absl::OkStatus();
}

absl::Status IntakeDesk::Search(const v1::SearchRequest& request, const std::string& reader,
                                absl::Time now, v1::SearchResponse& response) {
  constexpr int kMost = 200;
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return Starting();
  if (request.limit() < 0 || request.limit() > kMost) {
    return FieldError("limit", "must be 1 to 200, or zero for 50");
  }
  const auto found =
      rooms->search.Search(request.authority_id(), request.query(), request.limit(), reader);
  if (!found.ok()) return found.status();
  for (const CaseLine& line : found->lines) *response.add_cases() = LineOf(line, now);
  response.set_partial(found->partial);
  return absl::OkStatus();
}

absl::Status IntakeDesk::Similar(const v1::FindSimilarRequest& request, const std::string& reader,
                                 absl::Time now, v1::FindSimilarResponse& response) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return Starting();
  const SimilarQuery query{request.person(), request.provider(), request.text(), request.limit(),
                           reader};
  const auto lines = rooms->similar.Find(request.authority_id(), query);
  if (!lines.ok()) return lines.status();
  for (const SimilarLine& line : *lines) {
    v1::SimilarCase& found = *response.add_cases();
    *found.mutable_line() = LineOf(line.line, now);
    if (line.same_person) found.add_why(v1::LIKENESS_PERSON);
    if (line.same_provider) found.add_why(v1::LIKENESS_PROVIDER);
    if (line.like_text) found.add_why(v1::LIKENESS_TEXT);
    found.set_likeness(line.likeness);
  }
  return absl::OkStatus();
}

absl::Status IntakeDesk::PersonCases(const std::string& authority_id, const std::string& person_id,
                                     const std::string& reader, absl::Time now,
                                     v1::ListPersonCasesResponse& response) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return Starting();
  const auto lines = rooms->persons.Find(authority_id, person_id, reader);
  if (!lines.ok()) return lines.status();
  for (const CaseLine& line : *lines) *response.add_cases() = LineOf(line, now);
  return absl::OkStatus();
}

absl::Status IntakeDesk::Workload(const std::string& authority_id, const std::string& reader,
                                  absl::Time now, v1::ListWorkloadResponse& response) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return Starting();
  candour::intake::Workload workload(LondonDay(now));
  const absl::Status read =
      ReadOpenFiles(rooms->reading, authority_id, reader,
                    [&workload](const ledger::v1::CaseFile& file) { workload.Add(file); });
  if (!read.ok()) return read;
  for (const HandlerLoad& load : workload.Lines()) {
    v1::WorkloadLine& line = *response.add_lines();
    line.set_subject(load.subject);
    line.set_name(load.name);
    line.set_open_cases(load.open_cases);
    line.set_points(load.points);
    line.set_weight(load.weight);
    line.set_overdue_cases(load.overdue_cases);
  }
  return absl::OkStatus();
}

absl::Status IntakeDesk::Timeline(const std::string& authority_id, const std::string& case_key,
                                  v1::ListEventsResponse& response) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return Starting();
  absl::StatusOr<std::vector<ledger::v1::RecordedEvent>> events =
      rooms->cases.Timeline(authority_id, case_key);
  if (!events.ok()) return events.status();
  for (ledger::v1::RecordedEvent& event : *events) *response.add_events() = std::move(event);
  return absl::OkStatus();
}

absl::Status IntakeDesk::Check(const v1::CheckRequest& request,
                               const std::function<bool(const v1::CheckResponse&)>& report) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return Starting();
  v1::CheckResponse last;
  const absl::Status done =
      rooms->check.Run(request.authority_id(), request.case_(), [&](const CheckProgress& progress) {
        v1::CheckResponse response;
        response.set_checked(progress.checked);
        for (const CaseDifference& one : progress.different) {
          response.add_different(absl::StrCat(one.reference, " ", one.field));
        }
        last.set_checked(progress.checked);
        return report(response);
      });
  if (!done.ok()) return done;
  last.set_done(true);
  return report(last) ? absl::OkStatus() : absl::CancelledError("the caller has gone");
}

std::unique_ptr<EventFeed> IntakeDesk::Subscribe(const FollowOrder& order,
                                                 std::function<void()> wake) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return std::make_unique<StartingFeed>();
  EventQuery query;
  query.after = {order.after.seq(), order.after.hash()};
  query.types = order.types;
  query.reader = order.reader;
  query.parts = order.personal ? Parts::kFactsAndPersonal : Parts::kFacts;
  return std::make_unique<SubscribedFeed>(
      rooms->feeder->Subscribe(order.authority_id, std::move(query), std::move(wake)));
}

absl::StatusOr<ledger::v1::AuthorityFile> IntakeDesk::Authority(const std::string& authority_id) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return Starting();
  return ReadAuthority(rooms->reading, authority_id);
}

absl::StatusOr<std::vector<v1::Head>> IntakeDesk::Heads() {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return Starting();
  const absl::StatusOr<std::vector<Head>> heads = rooms->events.Heads();
  if (!heads.ok()) return heads.status();
  std::vector<v1::Head> messages;
  for (const Head& head : *heads) {
    v1::Head& message = messages.emplace_back();
    message.set_authority_id(head.authority_id);
    *message.mutable_cursor() = CursorOf(head.cursor);
  }
  return messages;
}

absl::Status IntakeDesk::Verify(const v1::VerifyRequest& request,
                                const std::function<bool(const v1::VerifyResponse&)>& report) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return Starting();
  const absl::StatusOr<std::vector<Cursor>> anchors = AnchorsFor(rooms->anchors, request);
  if (!anchors.ok()) return anchors.status();
  const auto progress = [&report](std::int64_t walked, std::int64_t head_seq) {
    v1::VerifyResponse response;
    response.set_walked(walked);
    response.set_head_seq(head_seq);
    return report(response);
  };
  const absl::StatusOr<Verdict> verdict =
      VerifyLedger(rooms->reading, request.authority_id(), *anchors, progress);
  if (!verdict.ok()) return verdict.status();
  return report(ResponseOf(*verdict)) ? absl::OkStatus()
                                      : absl::CancelledError("the caller has gone");
}

absl::Time IntakeDesk::Now() {
  IntakeRooms* rooms = rooms_;
  return rooms == nullptr ? absl::Now() : rooms->clock->Now();
}

absl::Status IntakeDesk::Describe(const std::vector<std::string>& authority_ids,
                                  v1::GetTimeResponse& response) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return Starting();
  const absl::StatusOr<AlarmOutlook> outlook = rooms->clock->Outlook(authority_ids);
  if (!outlook.ok()) return outlook.status();
  *response.mutable_now() = ToTimestamp(rooms->clock->Now());
  response.set_demo(rooms->clock->IsDemo());
  response.set_alarms_due(outlook->alarms_due);
  if (outlook->next_alarm_at) {
    *response.mutable_next_alarm_at() = ToTimestamp(*outlook->next_alarm_at);
  }
  return absl::OkStatus();
}

absl::StatusOr<absl::Time> IntakeDesk::MoveTo(absl::Time to) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return Starting();
  return rooms->clock->MoveTo(to);
}

void IntakeDesk::Enqueue(Command command, Done done) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return done(Starting());
  rooms->committer->Enqueue(std::move(command), std::move(done));
}

void IntakeDesk::Drain() {
  IntakeRooms* rooms = rooms_;
  if (rooms != nullptr) rooms->committer->Drain();
}

}  // namespace candour::intake
