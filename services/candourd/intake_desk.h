// Joins intake's handlers to its rooms.
#ifndef CANDOUR_SERVICES_CANDOURD_INTAKE_DESK_H_
#define CANDOUR_SERVICES_CANDOURD_INTAKE_DESK_H_

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "services/candourd/intake_rooms.h"
#include "services/intake/service/surroundings.h"

namespace candour::intake {

// Everything that the handlers stand on. Until Open it answers Unavailable. Thread-safe.
class IntakeDesk final : public CaseReading,
                         public LedgerReading,
                         public TimeKeeping,
                         public AttachmentKeeping,
                         public Committer {
 public:
  // `rooms` outlives the desk's calls.
  void Open(IntakeRooms& rooms) { rooms_ = &rooms; }

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

  absl::Time Now() override;
  absl::Status Describe(const std::vector<std::string>& authority_ids,
                        v1::GetTimeResponse& response) override;
  absl::StatusOr<absl::Time> MoveTo(absl::Time to) override;

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

  void Enqueue(Command command, Done done) override;
  void Drain() override;

 private:
  std::atomic<IntakeRooms*> rooms_ = nullptr;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_CANDOURD_INTAKE_DESK_H_
