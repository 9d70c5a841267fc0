#include "services/intake/service/retention_service.h"

#include <algorithm>
#include <future>
#include <memory>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/grpc/answer.h"
#include "services/common/grpc/progress_stream.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/correspondence/retention.h"
#include "services/intake/domain/correspondence/subject_access.h"
#include "services/intake/service/command.h"
#include "services/intake/service/sight.h"

namespace candour::intake {
namespace {

constexpr int kUsualDue = 200;
constexpr int kMostDue = 1000;

// Who keeps copies of what the ledger says of people: each has to have removed its own.
constexpr const char* kFollowers[] = {"analytics", "categorisation", "notification"};

struct DueCase {
  v1::DueErasure line;
  absl::CivilDay due_on;
  std::vector<std::string> persons;
};

DueCase DueFrom(const ledger::v1::CaseFile& file, const Keeping& keeping) {
  DueCase due;
  due.due_on = keeping.due_on;
  due.line.set_complaint_id(file.complaint_id());
  due.line.set_reference(file.reference());
  due.line.set_rule(keeping.rule->code());
  due.line.set_rule_name(keeping.rule->name());
  *due.line.mutable_counts_from() = ToMessage(keeping.counts_from);
  *due.line.mutable_due_on() = ToMessage(keeping.due_on);
  due.line.set_hold(file.erasure_hold().reason());
  for (const Triage reason : TriageOf(file)) {
    due.line.add_triage(static_cast<v1::TriageReason>(reason));
  }
  for (const std::string& id :
       {file.complainant().person_id(), file.care_recipient().person_id()}) {
    if (!id.empty()) due.persons.push_back(id);
  }
  return due;
}

bool IsEarlier(const DueCase& a, const DueCase& b) {
  return std::tie(a.due_on, a.line.reference()) < std::tie(b.due_on, b.line.reference());
}

std::vector<std::string> StillToPass(const ledger::v1::ErasureRecord& erasure) {
  std::vector<std::string> missing;
  for (const char* follower : kFollowers) {
    const bool passed =
        std::any_of(erasure.followers().begin(), erasure.followers().end(),
                    [follower](const auto& each) { return each.follower() == follower; });
    if (!passed) missing.emplace_back(follower);
  }
  return missing;
}

}  // namespace

const reference::v1::RetentionSchedule& RetentionService::ScheduleToday(
    const std::string& authority_id) const {
  return *ScheduleOn(schedules_, authority_id, LondonDay(around_.time.Now()));
}

absl::Status RetentionService::Write(Command command) const {
  auto answered = std::make_shared<std::promise<absl::Status>>();
  std::future<absl::Status> answer = answered->get_future();
  around_.committer.Enqueue(std::move(command), [answered](const absl::StatusOr<Outcome>& outcome) {
    answered->set_value(outcome.status());
  });
  return answer.get();
}

grpc::ServerUnaryReactor* RetentionService::ListDue(grpc::CallbackServerContext* context,
                                                    const v1::ListDueRequest* request,
                                                    v1::ListDueResponse* response) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, around_.long_workers, [this, caller = *caller, request, response] {
    const absl::Status filled = FillDue(*caller, *request, *response);
    if (!filled.ok()) return filled;
    return Write(ListingCommand(*caller, request->authority_id(), "retention_due", "",
                                response->due_size()));
  });
}

absl::Status RetentionService::FillDue(const Caller& caller, const v1::ListDueRequest& request,
                                       v1::ListDueResponse& response) const {
  if (request.limit() < 0 || request.limit() > kMostDue) {
    return FieldError("limit", "must be 1 to 1000, or zero for 200");
  }
  absl::CivilDay by = LondonDay(around_.time.Now());
  if (request.has_by()) {
    const absl::StatusOr<absl::CivilDay> day = DayFrom(request.by());
    if (!day.ok()) return FieldError("by", "is no day");
    by = *day;
  }
  const std::string& authority_id = request.authority_id();
  const reference::v1::RetentionSchedule& schedule = ScheduleToday(authority_id);
  const absl::CivilDay last(by.year() - FewestYears(schedule), by.month(), by.day());
  std::vector<DueCase> due;
  const absl::Status read = reading_.EndedFiles(
      authority_id, last, caller.subject, [&](const ledger::v1::CaseFile& file) {
        const std::optional<Keeping> keeping = KeepingOf(file, schedule);
        if (keeping && keeping->due_on <= by) due.push_back(DueFrom(file, *keeping));
      });
  if (!read.ok()) return read;
  std::sort(due.begin(), due.end(), IsEarlier);
  const std::size_t most = request.limit() == 0 ? kUsualDue : request.limit();
  response.set_more(due.size() > most);
  if (due.size() > most) due.resize(most);
  std::vector<std::vector<std::string>> persons;
  for (DueCase& each : due) {
    *response.add_due() = std::move(each.line);
    persons.push_back(std::move(each.persons));
  }
  response.set_schedule(schedule.id());
  response.set_schedule_version(schedule.version());
  return AddOpenCases(authority_id, persons, response);
}

absl::Status RetentionService::AddOpenCases(const std::string& authority_id,
                                            const std::vector<std::vector<std::string>>& persons,
                                            v1::ListDueResponse& response) const {
  std::vector<std::string> all;
  for (const auto& each : persons) all.insert(all.end(), each.begin(), each.end());
  const absl::StatusOr<std::set<std::string>> open = reading_.WithOpenCase(authority_id, all);
  if (!open.ok()) return open.status();
  for (std::size_t i = 0; i < persons.size(); ++i) {
    if (std::any_of(persons[i].begin(), persons[i].end(),
                    [&open](const std::string& id) { return open->count(id) > 0; })) {
      response.mutable_due(static_cast<int>(i))->add_triage(v1::TRIAGE_REASON_OPEN_CASE);
    }
  }
  return absl::OkStatus();
}

grpc::ServerUnaryReactor* RetentionService::ConfirmErasure(grpc::CallbackServerContext* context,
                                                           const v1::ConfirmErasureRequest* request,
                                                           v1::ConfirmErasureResponse* response) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const Reply reply(reactor);
  around_.committer.Enqueue(ActCommand(**caller, request->target(), request->act()),
                            [reply, response](absl::StatusOr<Outcome> outcome) {
                              if (outcome.ok()) {
                                *response->mutable_receipt() = std::move(outcome->receipt);
                              }
                              reply.Finish(RefusalOf(outcome.status(), "target."));
                            });
  return reactor;
}

grpc::ServerUnaryReactor* RetentionService::IssueCertificate(
    grpc::CallbackServerContext* context, const v1::IssueCertificateRequest* request,
    v1::IssueCertificateResponse* response) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, around_.long_workers, [this, caller = *caller, request, response] {
    return FillCertificate(*caller, *request, *response);
  });
}

absl::Status RetentionService::FillCertificate(const Caller& caller,
                                               const v1::IssueCertificateRequest& request,
                                               v1::IssueCertificateResponse& response) const {
  const std::string& authority_id = request.target().authority_id();
  const auto file = CaseFor(around_, caller, authority_id, request.target().case_());
  if (!file.ok()) return file.status();
  if (!file->erased()) return absl::FailedPreconditionError("the case was not erased");
  const std::vector<std::string> missing = StillToPass(file->erasure());
  if (!missing.empty()) {
    return absl::FailedPreconditionError(absl::StrCat("not yet: ", absl::StrJoin(missing, ", "),
                                                      missing.size() == 1 ? " has" : " have",
                                                      " not passed the erasure"));
  }
  const absl::StatusOr<Remains> remains = reading_.RemainsOf(authority_id, file->complaint_id());
  if (!remains.ok()) return remains.status();
  if (!remains->left.empty()) {
    return absl::FailedPreconditionError(
        absl::StrCat("not yet: ", absl::StrJoin(remains->left, "; ")));
  }
  ledger::v1::CertifyErasure certify;
  for (const char* follower : kFollowers) certify.add_followers(follower);
  certify.set_backup_days(ScheduleToday(authority_id).backup_days());
  const absl::Status written = Write(ActCommand(caller, request.target(), certify));
  if (!written.ok()) return RefusalOf(written, "target.");
  const auto certified = around_.cases.Get(authority_id, file->complaint_id());
  if (!certified.ok()) return certified.status();
  response.set_reference(certified->reference());
  *response.mutable_erasure() = certified->erasure();
  response.set_seq(remains->seq);
  response.set_hash(remains->hash);
  response.set_bodies(remains->bodies_gone);
  return absl::OkStatus();
}

grpc::ServerUnaryReactor* RetentionService::ListErasures(grpc::CallbackServerContext* context,
                                                         const v1::ListErasuresRequest* request,
                                                         v1::ListErasuresResponse* response) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, around_.workers,
                [this, request, response] { return reading_.Erasures(*request, *response); });
}

grpc::ServerUnaryReactor* RetentionService::RepeatErasures(grpc::CallbackServerContext* context,
                                                           const v1::RepeatErasuresRequest* request,
                                                           v1::RepeatErasuresResponse* response) {
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Answer(context, caller.status());
  return Answer(context, around_.long_workers, [this, caller = *caller, request, response] {
    const absl::Status repeated = reading_.Repeat(request->authority_id(), *response);
    if (!repeated.ok()) return repeated;
    return Write(ListingCommand(*caller, request->authority_id(), "repeat_erasures", "",
                                response->erasures()));
  });
}

grpc::ServerWriteReactor<v1::ExportPersonResponse>* RetentionService::ExportPerson(
    grpc::CallbackServerContext* context, const v1::ExportPersonRequest* request) {
  using Stream = ProgressStream<v1::ExportPersonResponse>;
  const auto caller = around_.guard.Admit(*context, *request);
  if (!caller.ok()) return Stream::Refuse(caller.status());
  return Stream::Start(around_.long_workers,
                       [this, caller = *caller, request](const Stream::Write& write) {
                         return Export(*caller, *request, write);
                       });
}

absl::Status RetentionService::Export(
    const Caller& caller, const v1::ExportPersonRequest& request,
    const std::function<bool(const v1::ExportPersonResponse&)>& write) const {
  v1::ListPersonCasesResponse cases;
  absl::Status done = around_.cases.PersonCases(request.authority_id(), request.person_id(),
                                                caller.subject, around_.time.Now(), cases);
  if (!done.ok()) return done;
  if (cases.cases().empty()) {
    return FieldError("person_id", "no case that you may see names this person");
  }
  done = Write(ListingCommand(caller, request.authority_id(), "export_person", request.person_id(),
                              cases.cases_size()));
  if (!done.ok()) return done;
  // Newest first as they are listed; a person reads from the beginning.
  for (int i = cases.cases_size() - 1; i >= 0; --i) {
    const std::string& complaint_id = cases.cases(i).complaint_id();
    auto file = around_.cases.Get(request.authority_id(), complaint_id);
    if (!file.ok()) return file.status();
    v1::ListEventsResponse timeline;
    done = around_.cases.Timeline(request.authority_id(), complaint_id, timeline);
    if (!done.ok()) return done;
    SubjectView view = ViewOf(request.person_id(), *std::move(file),
                              {timeline.events().begin(), timeline.events().end()});
    v1::ExportPersonResponse response;
    *response.mutable_file() = std::move(view.file);
    for (ledger::v1::RecordedEvent& event : view.events) *response.add_events() = std::move(event);
    if (view.is_complainant) response.add_parts(v1::PERSON_PART_COMPLAINANT);
    if (view.is_care_recipient) response.add_parts(v1::PERSON_PART_CARE_RECIPIENT);
    response.set_redacted(view.redacted);
    if (!write(response)) return absl::CancelledError("the caller has gone");
  }
  return absl::OkStatus();
}

}  // namespace candour::intake
