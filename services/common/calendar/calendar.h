#ifndef CANDOUR_SERVICES_COMMON_CALENDAR_CALENDAR_H_
#define CANDOUR_SERVICES_COMMON_CALENDAR_CALENDAR_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "candour/reference/v1/calendar.pb.h"

namespace candour {

// A day that was stepped over in a count of working days.
struct SkippedDay {
  absl::CivilDay day;
  // "a weekend" or the holiday's name; a substitute says so: "Boxing Day (substitute day)".
  std::string reason;
};

// Working days of one version of a calendar (reg 2(1)). It never changes after it was made, so
// that threads may share it. Every question takes constant time but Skipped.
//
// Every question about a day outside the loaded years fails with OutOfRange and says which year is
// wanted: "not computable until 2029 is loaded".
class Calendar {
 public:
  // Fails with InvalidArgument, naming the field, when the message is not a calendar.
  static absl::StatusOr<Calendar> From(const reference::v1::Calendar& message);

  const std::string& Id() const { return id_; }
  int Version() const { return version_; }
  absl::CivilDay FirstDay() const { return first_day_; }
  absl::CivilDay LastDay() const { return last_day_; }

  absl::StatusOr<bool> IsWorkingDay(absl::CivilDay day) const;

  // The `count`-th working day after `day`; `day` itself is day zero. Fails with InvalidArgument
  // when `count` is below one.
  absl::StatusOr<absl::CivilDay> AddWorkingDays(absl::CivilDay day, int count) const;

  // The `count`-th working day before `day`, which is not counted. With zero it is `day` itself or,
  // when that is no working day, the last one before it. Fails with InvalidArgument when `count` is
  // negative.
  absl::StatusOr<absl::CivilDay> WorkingDaysBefore(absl::CivilDay day, int count) const;

  // `day` itself when it is a working day, or else the last one before it.
  absl::StatusOr<absl::CivilDay> WorkingDayOnOrBefore(absl::CivilDay day) const;

  // `day` itself when it is a working day, or else the first one after it.
  absl::StatusOr<absl::CivilDay> WorkingDayOnOrAfter(absl::CivilDay day) const;

  // How many working days lie after `from` up to and with `to`; negative when `to` comes first.
  absl::StatusOr<int> WorkingDaysBetween(absl::CivilDay from, absl::CivilDay to) const;

  // The days after `from` up to and with `to` that are not working days, in order, each with its
  // reason; none when `to` is not after `from`.
  absl::StatusOr<std::vector<SkippedDay>> Skipped(absl::CivilDay from, absl::CivilDay to) const;

  // Why `day` is no working day, as in SkippedDay; empty when it is one.
  absl::StatusOr<std::string> ReasonOff(absl::CivilDay day) const;

 private:
  Calendar() = default;
  void CountWorkingDays();
  absl::Status Holds(absl::CivilDay day) const;
  int32_t CountUpTo(absl::CivilDay day) const;
  absl::Status NeedsYear(absl::civil_year_t year) const;

  std::string id_;
  int version_ = 0;
  absl::CivilDay first_day_;
  absl::CivilDay last_day_;
  std::map<absl::CivilDay, std::string> holidays_;
  // For each loaded day the number of working days from the first day up to and with it.
  std::vector<int32_t> count_up_to_;
  // All working days of the loaded years in order.
  std::vector<absl::CivilDay> working_days_;
};

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_CALENDAR_CALENDAR_H_
