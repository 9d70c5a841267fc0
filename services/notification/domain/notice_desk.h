// What people decide about notices, and what is learnt of them after they left.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_NOTICE_DESK_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_NOTICE_DESK_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/notification/domain/notice_shelf.h"
#include "services/notification/domain/task.h"

namespace candour::notification {

// Who decides, about what, when.
struct Decided {
  std::string authority_id;
  std::string obligation_id;
  std::string by;
  // For the record; no personal data.
  std::string reason;
  // Business time.
  absl::Time now;
};

// What becomes of a message.
enum class DeliveryNews { kDelivered, kFailedSoft, kFailedHard, kReturned };

// What will go out, and whether anything will.
struct DueList {
  std::vector<NoticeLine> lines;
  bool more = false;
  // Why automation is paused; nothing when it is not.
  std::optional<std::string> paused;
};

// What a changed text would have said.
struct DryRunResult {
  int tried = 0;
  int filled = 0;
  std::map<std::string, int> refusals;
  std::vector<std::string> samples;
};

// Every call is about one authority, blocks, and fails with Unavailable when the store does not
// answer; with NotFound when there is no such duty. Thread-safe.
class NoticeDesk {
 public:
  virtual ~NoticeDesk() = default;

  // Lets the draft of this digest go. `roles` are those of who decides, in lower case:
  // PermissionDenied when the notice's data want another. FailedPrecondition when it does not await
  // approval; Aborted when the draft is another by now.
  virtual absl::StatusOr<NoticeLine> Approve(const Decided& decided, const std::string& digest,
                                             const std::set<std::string>& roles) = 0;
  // Keeps a notice back that has not left, with a task for who holds the case.
  virtual absl::StatusOr<NoticeLine> Hold(const Decided& decided) = 0;
  // Takes a person's hold back: everything is judged anew.
  virtual absl::StatusOr<NoticeLine> Release(const Decided& decided) = 0;
  // A notice that has not left will not be sent.
  virtual absl::StatusOr<NoticeLine> Cancel(const Decided& decided) = 0;

  // Open duties by `until`, earliest first, at most `most`, of cases of which the subject `viewer`
  // may know; of every case when it is empty.
  virtual absl::StatusOr<DueList> ListDue(const std::string& authority_id, absl::CivilDay until,
                                          int most, const std::string& viewer) = 0;

  // What the other side says of the message of this Message-ID or reference. A failure makes the
  // next attempt and tells intake that it is owed again (NF-3). FailedPrecondition when that
  // attempt did not leave, or another followed it.
  virtual absl::StatusOr<NoticeLine> ReportDelivery(const std::string& authority_id,
                                                    const std::string& message_id,
                                                    DeliveryNews news, const std::string& detail,
                                                    absl::Time now) = 0;

  // Lets automation go on. Returns how many notices wait. FailedPrecondition when it is not paused.
  virtual absl::StatusOr<int> ReleaseAutomation(const Decided& decided) = 0;

  // Fills the changed text with every duty of its code that left or fell due from `since` on, of
  // cases of which the subject `viewer` may know. InvalidArgument when it may not be published.
  virtual absl::StatusOr<DryRunResult> DryRun(const std::string& authority_id,
                                              const std::string& notice_text, absl::CivilDay since,
                                              const std::string& viewer) = 0;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_NOTICE_DESK_H_
