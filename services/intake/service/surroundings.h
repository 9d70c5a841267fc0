// What intake's handlers stand on. The process's wiring puts the database behind it, tests a fake.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_SURROUNDINGS_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_SURROUNDINGS_H_

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "candour/intake/v1/intake.pb.h"
#include "candour/intake/v1/ledger.pb.h"
#include "candour/ledger/v1/authority.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "services/common/grpc/guard.h"
#include "services/common/grpc/worker_pool.h"
#include "services/intake/commit/committer.h"

namespace candour::intake {

// Reads cases. Thread-safe; every call blocks until the database answers, Unavailable when it does
// not. NotFound and InvalidArgument about a case's key as they leave the service.
class CaseReading {
 public:
  virtual ~CaseReading() = default;

  virtual absl::StatusOr<ledger::v1::CaseFile> Get(const std::string& authority_id,
                                                   const std::string& case_key) = 0;
  // `now` decides what is overdue. Cases of which the subject `reader` may not know are left out;
  // the other reads show every case, and the handler asks MaySee.
  virtual absl::Status List(const v1::ListRequest& request, const std::string& reader,
                            absl::Time now, v1::ListResponse& response) = 0;
  virtual absl::Status Search(const v1::SearchRequest& request, const std::string& reader,
                              absl::Time now, v1::SearchResponse& response) = 0;
  virtual absl::Status Similar(const v1::FindSimilarRequest& request, const std::string& reader,
                               absl::Time now, v1::FindSimilarResponse& response) = 0;
  // The cases of which the person is the complainant or receives care, as far as `reader` may know
  // of them; all when it is empty.
  virtual absl::Status PersonCases(const std::string& authority_id, const std::string& person_id,
                                   const std::string& reader, absl::Time now,
                                   v1::ListPersonCasesResponse& response) = 0;
  // The open cases of which `reader` may know, added up by handler.
  virtual absl::Status Workload(const std::string& authority_id, const std::string& reader,
                                absl::Time now, v1::ListWorkloadResponse& response) = 0;
  virtual absl::Status Timeline(const std::string& authority_id, const std::string& case_key,
                                v1::ListEventsResponse& response) = 0;
  // Reports after every page; a report that answers false ends it with Cancelled.
  virtual absl::Status Check(const v1::CheckRequest& request,
                             const std::function<bool(const v1::CheckResponse&)>& report) = 0;
};

// Which events somebody follows.
struct FollowOrder {
  std::string authority_id;
  v1::Cursor after;
  // Names of events; all when empty.
  std::set<std::string> types;
  bool personal = false;
  // Events of cases of which this subject may not know are passed over; empty: none are.
  std::string reader;
};

// One reader of one ledger. Destroying it ends it and waits while its `wake` is being called.
class EventFeed {
 public:
  virtual ~EventFeed() = default;

  // The next batch. When it stands at the head (passed.seq >= head_seq), `wake` will be called once
  // and only then Next again. Cancelled when the process stops; FailedPrecondition when the cursor
  // is not the ledger's.
  virtual absl::StatusOr<v1::FollowResponse> Next() = 0;
};

// Reads ledgers. Thread-safe; blocks.
class LedgerReading {
 public:
  virtual ~LedgerReading() = default;

  virtual std::unique_ptr<EventFeed> Subscribe(const FollowOrder& order,
                                               std::function<void()> wake) = 0;
  // What the authority has decided for all of its cases; empty for one without a ledger.
  virtual absl::StatusOr<ledger::v1::AuthorityFile> Authority(const std::string& authority_id) = 0;
  // Of every authority; the handler shows the caller their own.
  virtual absl::StatusOr<std::vector<v1::Head>> Heads() = 0;
  // Reports now and then, and at the end with done set; false ends it with Cancelled.
  virtual absl::Status Verify(const v1::VerifyRequest& request,
                              const std::function<bool(const v1::VerifyResponse&)>& report) = 0;
};

// Business time. Thread-safe; blocks.
class TimeKeeping {
 public:
  virtual ~TimeKeeping() = default;

  virtual absl::Time Now() = 0;
  // Fills next_alarm_at and alarms_due for these authorities, now and demo.
  virtual absl::Status Describe(const std::vector<std::string>& authority_ids,
                                v1::GetTimeResponse& response) = 0;
  // FailedPrecondition outside a demo, OutOfRange for the past.
  virtual absl::StatusOr<absl::Time> MoveTo(absl::Time to) = 0;
};

// Keeps the content of attachments, and where mail belongs. Thread-safe; blocks.
class AttachmentKeeping {
 public:
  virtual ~AttachmentKeeping() = default;

  // False when there is one of that id already, which stays as it is.
  virtual absl::StatusOr<bool> PutAttachment(const std::string& authority_id,
                                             const std::string& complaint_id,
                                             const std::string& attachment_id,
                                             const std::string& content) = 0;
  // NotFound when it is not there or was erased.
  virtual absl::StatusOr<std::string> GetAttachment(const std::string& authority_id,
                                                    const std::string& attachment_id) = 0;
  virtual absl::Status DropAttachment(const std::string& authority_id,
                                      const std::string& attachment_id) = 0;
  virtual absl::Status NoteMail(const std::string& authority_id, const std::string& mail_message_id,
                                const std::string& complaint_id) = 0;
  // The case on which the mail of that Message-ID is; empty when none is known.
  virtual absl::StatusOr<std::string> CaseOfMail(const std::string& authority_id,
                                                 const std::string& mail_message_id) = 0;
};

// Everything outlives the services.
struct Surroundings {
  Guard& guard;
  // For reads, a few milliseconds each.
  WorkerPool& workers;
  // For work of minutes, such as walking a whole ledger.
  WorkerPool& long_workers;
  Committer& committer;
  CaseReading& cases;
  LedgerReading& ledger;
  TimeKeeping& time;
  AttachmentKeeping& attachments;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_SURROUNDINGS_H_
