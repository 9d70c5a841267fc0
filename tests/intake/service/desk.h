// Intake's handlers behind a real server, on rooms that only remember what they were asked.
#ifndef CANDOUR_TESTS_INTAKE_SERVICE_DESK_H_
#define CANDOUR_TESTS_INTAKE_SERVICE_DESK_H_

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "candour/intake/v1/authority.grpc.pb.h"
#include "candour/intake/v1/intake.grpc.pb.h"
#include "candour/intake/v1/ledger.grpc.pb.h"
#include "services/common/grpc/server.h"
#include "services/intake/service/surroundings.h"
#include "tests/support/token.h"

namespace candour::intake {

// Answers each command with a receipt, or with what `answer` says.
class FakeCommitter final : public Committer {
 public:
  void Enqueue(Command command, Done done) override;
  void Drain() override {}

  std::vector<Command> Commands();

  // What becomes of a command; a receipt for its request_id unless set.
  std::function<absl::StatusOr<Outcome>(const Command&)> answer;

 private:
  std::mutex mutex_;
  std::vector<Command> commands_;
};

// One case, one event, one head of each of two authorities.
class FakeRooms final : public CaseReading,
                        public LedgerReading,
                        public TimeKeeping,
                        public AttachmentKeeping {
 public:
  absl::StatusOr<ledger::v1::CaseFile> Get(const std::string& authority_id,
                                           const std::string& case_key) override;
  absl::Status List(const v1::ListRequest& request, const std::string& reader, absl::Time now,
                    v1::ListResponse& response) override;
  absl::Status Search(const v1::SearchRequest& request, const std::string& reader, absl::Time now,
                      v1::SearchResponse& response) override;
  absl::Status Similar(const v1::FindSimilarRequest& request, const std::string& reader,
                       absl::Time now, v1::FindSimilarResponse& response) override;
  absl::Status PersonCases(const std::string& authority_id, const std::string& person_id,
                           const std::string& reader, absl::Time now,
                           v1::ListPersonCasesResponse& response) override;
  absl::Status Workload(const std::string& authority_id, const std::string& reader, absl::Time now,
                        v1::ListWorkloadResponse& response) override;
  absl::Status Timeline(const std::string& authority_id, const std::string& case_key,
                        v1::ListEventsResponse& response) override;
  absl::Status Check(const v1::CheckRequest& request,
                     const std::function<bool(const v1::CheckResponse&)>& report) override;
  std::unique_ptr<EventFeed> Subscribe(const FollowOrder& order,
                                       std::function<void()> wake) override;
  absl::StatusOr<ledger::v1::AuthorityFile> Authority(const std::string& authority_id) override;
  absl::StatusOr<std::vector<v1::Head>> Heads() override;
  absl::Status Verify(const v1::VerifyRequest& request,
                      const std::function<bool(const v1::VerifyResponse&)>& report) override;
  absl::Time Now() override { return testing::TokenTime(); }
  absl::Status Describe(const std::vector<std::string>& authority_ids,
                        v1::GetTimeResponse& response) override;
  absl::StatusOr<absl::Time> MoveTo(absl::Time to) override { return to; }
  absl::StatusOr<bool> PutAttachment(const std::string& authority_id,
                                     const std::string& complaint_id,
                                     const std::string& attachment_id,
                                     const std::string& content) override;
  absl::StatusOr<std::string> GetAttachment(const std::string& authority_id,
                                            const std::string& attachment_id) override;
  absl::Status DropAttachment(const std::string& authority_id,
                              const std::string& attachment_id) override;
  absl::Status NoteMail(const std::string& authority_id, const std::string& mail_message_id,
                        const std::string& complaint_id) override;
  absl::StatusOr<std::string> CaseOfMail(const std::string& authority_id,
                                         const std::string& mail_message_id) override;

  // Who may know of the one case; everybody unless set.
  ledger::v1::Restriction restriction;
  // Subjects for whom lists were made.
  std::vector<std::string> readers;
  // By id, and by Message-ID.
  std::map<std::string, std::string> attachments;
  std::map<std::string, std::string> mails;

  // One more event; wakes whoever stands at the head.
  void Append();
  std::int64_t HeadSeq();
  // Arms `wake` for the next Append, or calls it at once when the head is beyond `seq`.
  void WakeAfter(std::int64_t seq, const std::function<void()>& wake);

  // What Get finds in the file besides its ids.
  ledger::v1::CaseFile more;
  FollowOrder last_order;
  std::vector<std::string> described;

 private:
  std::mutex mutex_;
  std::int64_t head_seq_ = 1;
  std::function<void()> wake_;
};

// The whole, with a call to any rpc.
class Desk {
 public:
  Desk();
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  static std::unique_ptr<grpc::ClientContext> As(const testing::TokenClaims& claims);
  std::shared_ptr<grpc::Channel> Channel() const { return server->InProcessChannel(); }
  // Calls the rpc of this full name with a serialized request; the answer itself is dropped.
  grpc::Status Call(const std::string& rpc, const std::string& request,
                    grpc::ClientContext& context) const;
  std::unique_ptr<v1::CaseService::Stub> Cases() const {
    return v1::CaseService::NewStub(Channel());
  }

  std::unique_ptr<TokenVerifier> verifier = testing::TestVerifier();
  Guard guard{*verifier};
  FakeCommitter committer;
  FakeRooms rooms;
  WorkerPool workers{2, 100};
  WorkerPool long_workers{1, 1};
  Surroundings around{guard, workers, long_workers, committer, rooms, rooms, rooms, rooms};
  // The handlers. Their classes take long to compile, so only desk.cc knows them.
  struct Handlers;
  std::unique_ptr<Handlers> handlers;
  std::unique_ptr<Metrics> metrics = Metrics::Unread();
  std::unique_ptr<Server> server;
};

// What the rpc of this full name is asked with.
const google::protobuf::Descriptor* InputOf(const std::string& rpc);

// A request that passes every check, for the authority milford.
v1::SubmitRequest GoodSubmit();
v1::Target GoodTarget();

inline constexpr const char* kRequestId = "0b8b6ee1-6f5c-4f0e-9d7a-2f1f6a3c9e10";
inline constexpr const char* kPersonId = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
inline constexpr const char* kHiddenId = "5d1f4f57-2a43-4f5e-8f25-6b0b6f0f3a12";
inline constexpr const char* kComplaintId = "5d1f4f57-2a43-4f5e-8f25-6b0b6f0f3a11";

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_INTAKE_SERVICE_DESK_H_
