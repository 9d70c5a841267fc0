#include "tests/intake/service/desk.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/support/byte_buffer.h>

#include <future>
#include <utility>

#include "services/intake/service/authority_service.h"
#include "services/intake/service/case_service.h"
#include "services/intake/service/clock_service.h"
#include "services/intake/service/intake_service.h"
#include "services/intake/service/ledger_service.h"
#include "services/intake/service/procedure_service.h"
#include "services/intake/service/retention_service.h"

namespace candour::intake {
namespace {

class FakeFeed final : public EventFeed {
 public:
  FakeFeed(FakeRooms& rooms, std::int64_t after, std::function<void()> wake)
      : rooms_(rooms), after_(after), wake_(std::move(wake)) {}

  absl::StatusOr<v1::FollowResponse> Next() override {
    v1::FollowResponse response;
    const std::int64_t head = rooms_.HeadSeq();
    for (; after_ < head; ++after_) response.add_events()->set_seq(after_ + 1);
    response.mutable_passed()->set_seq(after_);
    response.set_head_seq(head);
    rooms_.WakeAfter(head, wake_);
    return response;
  }

 private:
  FakeRooms& rooms_;
  std::int64_t after_;
  const std::function<void()> wake_;
};

}  // namespace

void FakeCommitter::Enqueue(Command command, Done done) {
  absl::StatusOr<Outcome> outcome = Outcome{};
  if (answer) {
    outcome = answer(command);
  } else {
    outcome->receipt.set_reference("ASC-2026-000123-4");
    outcome->receipt.set_version(1);
  }
  {
    const std::lock_guard lock(mutex_);
    commands_.push_back(std::move(command));
  }
  done(std::move(outcome));
}

std::vector<Command> FakeCommitter::Commands() {
  const std::lock_guard lock(mutex_);
  return commands_;
}

absl::StatusOr<ledger::v1::CaseFile> FakeRooms::Get(const std::string& authority_id,
                                                    const std::string& case_key) {
  if (case_key == "ASC-2026-000999-0") return absl::NotFoundError("there is no such case");
  ledger::v1::CaseFile file = more;
  if (restriction.except_size() > 0 || restriction.only_size() > 0) {
    *file.mutable_restriction() = restriction;
  }
  file.set_authority_id(authority_id);
  file.set_complaint_id(case_key == kHiddenId ? kHiddenId : kComplaintId);
  return file;
}

absl::Status FakeRooms::List(const v1::ListRequest& /*request*/, const std::string& reader,
                             absl::Time /*now*/, v1::ListResponse& response) {
  readers.push_back(reader);
  response.add_cases()->set_complaint_id(kComplaintId);
  return absl::OkStatus();
}

absl::Status FakeRooms::Search(const v1::SearchRequest& /*request*/, const std::string& reader,
                               absl::Time /*now*/, v1::SearchResponse& response) {
  readers.push_back(reader);
  response.add_cases()->set_complaint_id(kComplaintId);
  response.add_cases()->set_complaint_id(kComplaintId);
  return absl::OkStatus();
}

absl::Status FakeRooms::Similar(const v1::FindSimilarRequest& /*request*/,
                                const std::string& reader, absl::Time /*now*/,
                                v1::FindSimilarResponse& response) {
  readers.push_back(reader);
  response.add_cases()->mutable_line()->set_complaint_id(kComplaintId);
  return absl::OkStatus();
}

absl::Status FakeRooms::PersonCases(const std::string& authority_id, const std::string& person_id,
                                    const std::string& reader, absl::Time,
                                    v1::ListPersonCasesResponse& response) {
  if (authority_id != "milford" || person_id != kPersonId) return absl::OkStatus();
  response.add_cases()->set_complaint_id(kComplaintId);
  // Of this one nobody may know but those who are named.
  if (reader.empty()) response.add_cases()->set_complaint_id(kHiddenId);
  return absl::OkStatus();
}

absl::Status FakeRooms::Workload(const std::string& authority_id, const std::string& /*reader*/,
                                 absl::Time, v1::ListWorkloadResponse& response) {
  response.add_lines()->set_subject(authority_id);
  return absl::OkStatus();
}

absl::Status FakeRooms::Timeline(const std::string& /*authority_id*/, const std::string& case_key,
                                 v1::ListEventsResponse& response) {
  response.add_events()->set_complaint_id(case_key);
  return absl::OkStatus();
}

absl::Status FakeRooms::Check(const v1::CheckRequest& /*request*/,
                              const std::function<bool(const v1::CheckResponse&)>& report) {
  v1::CheckResponse response;
  response.set_checked(7);
  report(response);
  response.set_done(true);
  report(response);
  return absl::OkStatus();
}

std::unique_ptr<EventFeed> FakeRooms::Subscribe(const FollowOrder& order,
                                                std::function<void()> wake) {
  last_order = order;
  return std::make_unique<FakeFeed>(*this, order.after.seq(), std::move(wake));
}

absl::StatusOr<ledger::v1::AuthorityFile> FakeRooms::Authority(
    const std::string& /*authority_id*/) {
  ledger::v1::AuthorityFile file;
  file.add_delegations()->set_subject("subject-of-dee");
  return file;
}

absl::StatusOr<std::vector<v1::Head>> FakeRooms::Heads() {
  std::vector<v1::Head> heads(2);
  heads[0].set_authority_id("milford");
  heads[1].set_authority_id("ashby");
  return heads;
}

absl::Status FakeRooms::Verify(const v1::VerifyRequest& /*request*/,
                               const std::function<bool(const v1::VerifyResponse&)>& report) {
  v1::VerifyResponse response;
  response.set_done(true);
  report(response);
  return absl::OkStatus();
}

absl::Status FakeRooms::Describe(const std::vector<std::string>& authority_ids,
                                 v1::GetTimeResponse& response) {
  described = authority_ids;
  response.set_demo(true);
  return absl::OkStatus();
}

absl::StatusOr<bool> FakeRooms::PutAttachment(const std::string& /*authority_id*/,
                                              const std::string& /*complaint_id*/,
                                              const std::string& attachment_id,
                                              const std::string& content) {
  return attachments.emplace(attachment_id, content).second;
}

absl::StatusOr<std::string> FakeRooms::GetAttachment(const std::string& /*authority_id*/,
                                                     const std::string& attachment_id) {
  const auto found = attachments.find(attachment_id);
  if (found == attachments.end()) return absl::NotFoundError("there is no such attachment");
  return found->second;
}

absl::Status FakeRooms::DropAttachment(const std::string& /*authority_id*/,
                                       const std::string& attachment_id) {
  attachments.erase(attachment_id);
  return absl::OkStatus();
}

absl::Status FakeRooms::NoteMail(const std::string& /*authority_id*/,
                                 const std::string& mail_message_id,
                                 const std::string& complaint_id) {
  mails.emplace(mail_message_id, complaint_id);
  return absl::OkStatus();
}

absl::StatusOr<std::string> FakeRooms::CaseOfMail(const std::string& /*authority_id*/,
                                                  const std::string& mail_message_id) {
  const auto found = mails.find(mail_message_id);
  return found == mails.end() ? std::string() : found->second;
}

void FakeRooms::Append() {
  std::function<void()> wake;
  {
    const std::lock_guard lock(mutex_);
    ++head_seq_;
    wake = std::exchange(wake_, nullptr);
  }
  if (wake) wake();
}

std::int64_t FakeRooms::HeadSeq() {
  const std::lock_guard lock(mutex_);
  return head_seq_;
}

void FakeRooms::WakeAfter(std::int64_t seq, const std::function<void()>& wake) {
  {
    const std::lock_guard lock(mutex_);
    if (head_seq_ == seq) {
      wake_ = wake;
      return;
    }
  }
  wake();
}

// Nothing has ended, nothing was erased.
class NothingKept final : public RetentionReading {
 public:
  absl::Status EndedFiles(const std::string&, absl::CivilDay, const std::string&,
                          const std::function<void(const ledger::v1::CaseFile&)>&) override {
    return absl::OkStatus();
  }
  absl::StatusOr<std::set<std::string>> WithOpenCase(const std::string&,
                                                     const std::vector<std::string>&) override {
    return std::set<std::string>();
  }
  absl::Status Erasures(const v1::ListErasuresRequest&, v1::ListErasuresResponse&) override {
    return absl::OkStatus();
  }
  absl::Status Repeat(const std::string&, v1::RepeatErasuresResponse&) override {
    return absl::OkStatus();
  }
  absl::StatusOr<Remains> RemainsOf(const std::string&, const std::string&) override {
    return Remains();
  }
};

struct Desk::Handlers {
  explicit Handlers(const Surroundings& around)
      : intake(around),
        cases(around),
        ledger(around),
        clock(around),
        authority(around),
        procedures(around, reference,
                   [](const std::string& /*authority_id*/, const auto& /*visit*/) {
                     return absl::OkStatus();
                   }),
        retention(around, nothing_kept, schedules) {}

  // Nothing is loaded: a procedure's own tests explain the real ones.
  const ReferenceData reference = *ReferenceData::From(Reference());
  // Nobody asks it by what it keeps: its own test does.
  NothingKept nothing_kept;
  const RetentionSchedules schedules;

  IntakeService intake;
  CaseService cases;
  LedgerService ledger;
  ClockService clock;
  AuthorityService authority;
  ProcedureService procedures;
  RetentionService retention;
};

Desk::Desk() : handlers(std::make_unique<Handlers>(around)) {
  ServerSetup setup;
  setup.name = "intake";
  setup.address = "127.0.0.1:0";
  setup.metrics = metrics.get();
  setup.services = {{v1::IntakeService::service_full_name(), &handlers->intake},
                    {v1::CaseService::service_full_name(), &handlers->cases},
                    {v1::LedgerService::service_full_name(), &handlers->ledger},
                    {v1::ClockService::service_full_name(), &handlers->clock},
                    {v1::AuthorityService::service_full_name(), &handlers->authority},
                    {v1::ProcedureService::service_full_name(), &handlers->procedures},
                    {v1::RetentionService::service_full_name(), &handlers->retention}};
  server = *Server::Start(setup);
}

Desk::~Desk() { server->Stop(absl::Seconds(2)); }

std::unique_ptr<grpc::ClientContext> Desk::As(const testing::TokenClaims& claims) {
  auto context = std::make_unique<grpc::ClientContext>();
  context->AddMetadata("authorization", testing::Bearer(claims));
  return context;
}

grpc::Status Desk::Call(const std::string& rpc, const std::string& request,
                        grpc::ClientContext& context) const {
  std::string path = "/" + rpc;
  path[path.rfind('.')] = '/';
  grpc::GenericStub stub(Channel());
  const grpc::Slice slice(request);
  const grpc::ByteBuffer octets(&slice, 1);
  grpc::ByteBuffer response;
  std::promise<grpc::Status> answer;
  stub.UnaryCall(&context, path, grpc::StubOptions(), &octets, &response,
                 [&answer](grpc::Status status) { answer.set_value(std::move(status)); });
  return answer.get_future().get();
}

const google::protobuf::Descriptor* InputOf(const std::string& rpc) {
  return google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(rpc)->input_type();
}

v1::SubmitRequest GoodSubmit() {
  v1::SubmitRequest request;
  request.set_authority_id("milford");
  request.set_request_id(kRequestId);
  request.mutable_submit()->set_record_type(ledger::v1::RECORD_TYPE_CMP);
  request.mutable_submit()->set_channel(ledger::v1::CHANNEL_PHONE);
  request.mutable_submit()->add_points()->set_text("The carer came late.");
  return request;
}

v1::Target GoodTarget() {
  v1::Target target;
  target.set_authority_id("milford");
  target.set_request_id(kRequestId);
  target.set_case_("ASC-2026-000123-4");
  return target;
}

}  // namespace candour::intake
