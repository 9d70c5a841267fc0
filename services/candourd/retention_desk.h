// Joins the handlers of retention to intake's rooms.
#ifndef CANDOUR_SERVICES_CANDOURD_RETENTION_DESK_H_
#define CANDOUR_SERVICES_CANDOURD_RETENTION_DESK_H_

#include <atomic>
#include <set>
#include <string>
#include <vector>

#include "services/candourd/intake_rooms.h"
#include "services/intake/service/retention_reading.h"

namespace candour::intake {

// Until Open it answers Unavailable. Thread-safe.
class RetentionDesk final : public RetentionReading {
 public:
  // `rooms` outlives the desk's calls.
  void Open(IntakeRooms& rooms) { rooms_ = &rooms; }

  absl::Status EndedFiles(const std::string& authority_id, absl::CivilDay last,
                          const std::string& reader,
                          const std::function<void(const ledger::v1::CaseFile&)>& visit) override;
  absl::StatusOr<std::set<std::string>> WithOpenCase(
      const std::string& authority_id, const std::vector<std::string>& person_ids) override;
  absl::Status Erasures(const v1::ListErasuresRequest& request,
                        v1::ListErasuresResponse& response) override;
  absl::Status Repeat(const std::string& authority_id,
                      v1::RepeatErasuresResponse& response) override;
  absl::StatusOr<Remains> RemainsOf(const std::string& authority_id,
                                    const std::string& complaint_id) override;

 private:
  std::atomic<IntakeRooms*> rooms_ = nullptr;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_CANDOURD_RETENTION_DESK_H_
