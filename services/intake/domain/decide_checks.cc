#include "services/intake/domain/decide_checks.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "services/common/day/day.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

}  // namespace

bool IsOpen(const v1::CaseFile& file) {
  return file.status() == v1::STATUS_RECEIVED || file.status() == v1::STATUS_ACKNOWLEDGED ||
         file.status() == v1::STATUS_INVESTIGATING;
}

absl::Status RequireOpen(const v1::CaseFile& file) {
  if (IsOpen(file)) return absl::OkStatus();
  if (file.status() == v1::STATUS_RESPONDED) {
    return absl::FailedPreconditionError("the response has already been sent");
  }
  if (file.status() == v1::STATUS_WITHDRAWN) {
    return absl::FailedPreconditionError("the complainant has withdrawn");
  }
  return absl::FailedPreconditionError("the case is closed");
}

absl::Status RequireOpenComplaint(const v1::CaseFile& file) {
  if (file.record_type() != v1::RECORD_TYPE_CMP) {
    return absl::FailedPreconditionError("only a complaint under a procedure has this step");
  }
  if (file.anonymous()) {
    return absl::FailedPreconditionError(
        "the complaint is anonymous: there is nobody to whom it could be told");
  }
  absl::Status open = RequireOpen(file);
  return open.ok() ? RequireSomebodyToTell(file) : open;
}

const v1::Obligation* FindOpen(const v1::CaseFile& file, std::string_view clock) {
  const auto found = std::find_if(
      file.obligations().begin(), file.obligations().end(), [clock](const v1::Obligation& each) {
        return each.clock() == clock && each.state() == v1::OBLIGATION_STATE_OPEN;
      });
  return found == file.obligations().end() ? nullptr : &*found;
}

const v1::Obligation* FindObligation(const v1::CaseFile& file, std::string_view obligation_id) {
  const auto found = std::find_if(file.obligations().begin(), file.obligations().end(),
                                  [obligation_id](const v1::Obligation& each) {
                                    return each.obligation_id() == obligation_id;
                                  });
  return found == file.obligations().end() ? nullptr : &*found;
}

const v1::Point* FindPoint(const v1::CaseFile& file, uint32_t point_id) {
  const auto found =
      std::find_if(file.points().begin(), file.points().end(),
                   [point_id](const v1::Point& each) { return each.point_id() == point_id; });
  return found == file.points().end() ? nullptr : &*found;
}

bool WasSent(const v1::CaseFile& file, std::string_view notice) {
  return std::any_of(file.notices().begin(), file.notices().end(),
                     [notice](const v1::NoticeRecord& each) { return each.notice() == notice; });
}

bool IsMethod(std::string_view method) {
  return method == "phone" || method == "letter" || method == "email" || method == "in_person";
}

bool IsBlank(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return absl::ascii_isspace(static_cast<unsigned char>(c)); });
}

absl::CivilDay StoredDay(const type::v1::Day& day) {
  return absl::CivilDay(day.year(), day.month(), day.day());
}

absl::StatusOr<absl::CivilDay> DayOfField(const type::v1::Day& day, std::string_view field) {
  const absl::StatusOr<absl::CivilDay> found = DayFrom(day);
  if (!found.ok()) return FieldError(field, "give a day that exists");
  return *found;
}

absl::Status CheckHappened(absl::Time instant, const v1::CaseFile& file, absl::Time now,
                           std::string_view field) {
  if (instant > now) return FieldError(field, "give an instant that is not in the future");
  if (instant < InstantFrom(file.received_at())) {
    return FieldError(field, "give an instant that is not before the receipt");
  }
  return absl::OkStatus();
}

}  // namespace candour::intake
