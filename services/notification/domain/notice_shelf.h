// What staff may see and decide of notices.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_NOTICE_SHELF_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_NOTICE_SHELF_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/notification/domain/judgement.h"

namespace candour::notification {

// A notice and the duty behind it. `state` is one of not_yet, due, awaiting_person,
// awaiting_approval, queued, sending, sent, delivered, failed, unconfirmed, held, cancelled,
// held_for_protection, not_applicable.
struct NoticeLine {
  std::string obligation_id;
  std::string complaint_id;
  std::string reference;
  std::string notice;
  // Who gets it: complainant, responsible_person, or the code of a team, provider or body.
  std::string recipient = "complainant";
  std::optional<absl::CivilDay> due_by;
  std::string state;
  std::string reason;
  std::string channel;
  std::optional<absl::Time> sent_at;
  int tries = 0;
  // It left after its last day (NG-7).
  bool late = false;
  // It waits for its hours, until this business time.
  std::optional<absl::Time> not_before = std::nullopt;
};

// The exact text that went out, or is about to.
struct NoticeText {
  NoticeLine line;
  std::string subject;
  std::string body;
  std::string digest;
  std::string message_id;
};

// Which notices a list shows.
struct NoticeQuery {
  // Only this case; every case when empty.
  std::string complaint_id;
  // Only this state; every state when empty.
  std::string state;
  // 1 to 500; 50 when zero.
  int page_size = 0;
  // next_page_token of the page before; empty for the first page.
  std::string page_token;
  // Only cases of which this subject may know; every case when empty.
  std::string viewer = {};
};

struct NoticePage {
  std::vector<NoticeLine> lines;
  // Empty on the last page.
  std::string next_page_token;
};

// Every call is about one authority, blocks, and fails with Unavailable when the store does not
// answer. Thread-safe.
class NoticeShelf {
 public:
  virtual ~NoticeShelf() = default;

  // By last day and obligation. InvalidArgument for a page_token that is none.
  virtual absl::StatusOr<NoticePage> List(const std::string& authority_id,
                                          const NoticeQuery& query) = 0;

  // NotFound, as of a duty that is not there, when the subject `viewer` may not know of its case.
  virtual absl::Status Shows(const std::string& authority_id, const std::string& obligation_id,
                             const std::string& viewer) = 0;

  // NotFound when there is no such duty.
  virtual absl::StatusOr<NoticeText> Get(const std::string& authority_id,
                                         const std::string& obligation_id) = 0;

  // What Judge says of the duty at `now`. NotFound when there is no such duty.
  virtual absl::StatusOr<Judgement> Preview(const std::string& authority_id,
                                            const std::string& obligation_id, absl::Time now) = 0;

  // Puts a failed, unconfirmed, waiting, held or cancelled notice into the queue again, where every
  // block is looked at anew, and records who decided and why. FailedPrecondition when it stands
  // elsewhere or its duty has ended; NotFound when there is no such duty.
  virtual absl::StatusOr<NoticeLine> Retry(const std::string& authority_id,
                                           const std::string& obligation_id,
                                           const std::string& decided_by, const std::string& reason,
                                           absl::Time now) = 0;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_NOTICE_SHELF_H_
