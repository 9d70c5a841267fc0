// The desk over notification's own tables.
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_POSTGRES_NOTICE_DESK_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_POSTGRES_NOTICE_DESK_H_

#include <functional>
#include <set>
#include <string>

#include "services/common/postgres/database.h"
#include "services/notification/domain/notice_desk.h"

namespace candour::notification {

class PostgresNoticeDesk : public NoticeDesk {
 public:
  // The book with one notice's text changed; InvalidArgument when it may not be published.
  using WithText =
      std::function<absl::StatusOr<NoticeBook>(const std::string& notice_text, std::string& code)>;

  // `database` outlives the desk, and so does what `rules` refer to.
  PostgresNoticeDesk(Database& database, const Rules& rules, WithText with_text)
      : database_(database), rules_(rules), with_text_(std::move(with_text)) {}

  absl::StatusOr<NoticeLine> Approve(const Decided& decided, const std::string& digest,
                                     const std::set<std::string>& roles) override;
  absl::StatusOr<NoticeLine> Hold(const Decided& decided) override;
  absl::StatusOr<NoticeLine> Release(const Decided& decided) override;
  absl::StatusOr<NoticeLine> Cancel(const Decided& decided) override;
  absl::StatusOr<DueList> ListDue(const std::string& authority_id, absl::CivilDay until, int most,
                                  const std::string& viewer) override;
  absl::StatusOr<NoticeLine> ReportDelivery(const std::string& authority_id,
                                            const std::string& message_id, DeliveryNews news,
                                            const std::string& detail, absl::Time now) override;
  absl::StatusOr<int> ReleaseAutomation(const Decided& decided) override;
  absl::StatusOr<DryRunResult> DryRun(const std::string& authority_id,
                                      const std::string& notice_text, absl::CivilDay since,
                                      const std::string& viewer) override;

 private:
  // Makes a record stand at `to` where it stands at one of `from` (an array literal), or has none
  // yet and `from` holds due; looks at the duty again when `again`.
  absl::StatusOr<NoticeLine> Move(const Decided& decided, const std::string& verb,
                                  const std::string& from, const std::string& to, bool again);

  Database& database_;
  const Rules rules_;
  const WithText with_text_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_POSTGRES_NOTICE_DESK_H_
