#include "services/common/reference/procedure_check.h"

#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/common/reference/field.h"

namespace candour {
namespace {

namespace ref = reference::v1;

absl::Status CheckCount(const std::string& field, const ref::Clock& clock) {
  if (clock.unit() == ref::UNIT_UNSPECIFIED) return Refuse(field + ".unit", "is missing");
  const bool promised_day = clock.unit() == ref::UNIT_CALENDAR_DAY && !clock.include_start();
  if (clock.count() < (promised_day ? 0 : 1)) return Refuse(field + ".count", "is too small");
  if (clock.count() > 1000) return Refuse(field + ".count", "must be at most 1000");
  if (clock.include_start() && clock.unit() == ref::UNIT_WORKING_DAY) {
    return Refuse(field + ".include_start", "is not possible for working days");
  }
  return absl::OkStatus();
}

absl::Status CheckMonthEnd(const std::string& field, const ref::Clock& clock) {
  const bool months = clock.unit() == ref::UNIT_CALENDAR_MONTH;
  if (months == (clock.no_match() == ref::NO_MATCH_UNSPECIFIED)) {
    return Refuse(field + ".no_match", "belongs to every clock of months and to no other");
  }
  if (clock.no_match() == ref::NO_MATCH_DAY_BEFORE_MONTH_END && !clock.include_start()) {
    return Refuse(field + ".no_match", "the day before month end needs include_start");
  }
  return absl::OkStatus();
}

absl::Status CheckExtension(const std::string& field, const ref::Clock& clock) {
  if (!clock.has_extension()) return absl::OkStatus();
  const ref::Extension& extension = clock.extension();
  const std::string path = field + ".extension";
  if (extension.by() == ref::EXTENSION_BY_UNSPECIFIED) return Refuse(path + ".by", "is missing");
  if (extension.total_count() != 0 && extension.total_count() <= clock.count()) {
    return Refuse(path + ".total_count", "must be longer than the clock itself");
  }
  if (extension.max_times() < 0) return Refuse(path + ".max_times", "must not be negative");
  if (absl::Status s = CheckPresent(path + ".rule", extension.rule()); !s.ok()) return s;
  return CheckPresent(path + ".legal_source", extension.legal_source());
}

absl::Status CheckAlarms(const std::string& field, const ref::Clock& clock) {
  for (int i = 0; i < clock.alarms_size(); ++i) {
    const ref::Alarm& alarm = clock.alarms(i);
    const std::string path = absl::StrCat(field, ".", Entry("alarms", i));
    if (alarm.kind() == ref::ALARM_KIND_UNSPECIFIED) return Refuse(path + ".kind", "is missing");
    if (alarm.working_days_before() < 0 || alarm.working_days_before() > 250) {
      return Refuse(path + ".working_days_before", "must be within 0 to 250");
    }
    if (alarm.local_hour() < 0 || alarm.local_hour() > 23) {
      return Refuse(path + ".local_hour", "must be within 0 to 23");
    }
    if (absl::Status s = CheckPresent(path + ".to", alarm.to()); !s.ok()) return s;
  }
  return absl::OkStatus();
}

absl::Status CheckClock(const std::string& field, const ref::Clock& clock,
                        const std::set<std::string>& earlier) {
  if (absl::Status s = CheckPresent(field + ".id", clock.id()); !s.ok()) return s;
  if (earlier.contains(clock.id())) return Refuse(field + ".id", "stands there twice");
  if (absl::Status s = CheckPresent(field + ".duty", clock.duty()); !s.ok()) return s;
  if (clock.start() == ref::MILESTONE_UNSPECIFIED) return Refuse(field + ".start", "is missing");
  const std::string& assumed = clock.assumed_start_clock_id();
  if (!assumed.empty() && !earlier.contains(assumed)) {
    return Refuse(field + ".assumed_start_clock_id", "names no earlier clock");
  }
  if (absl::Status s = CheckCount(field, clock); !s.ok()) return s;
  if (absl::Status s = CheckMonthEnd(field, clock); !s.ok()) return s;
  if (clock.roll() == ref::ROLL_UNSPECIFIED) return Refuse(field + ".roll", "is missing");
  if (absl::Status s = CheckExtension(field, clock); !s.ok()) return s;
  if (absl::Status s = CheckPresent(field + ".legal_source", clock.legal_source()); !s.ok()) {
    return s;
  }
  if (absl::Status s = CheckPresent(field + ".rule", clock.rule()); !s.ok()) return s;
  return CheckAlarms(field, clock);
}

absl::Status CheckClocks(const ref::Procedure& procedure, std::set<std::string>& ids) {
  if (procedure.clocks().empty()) return Refuse("clocks", "is missing");
  for (int i = 0; i < procedure.clocks_size(); ++i) {
    const ref::Clock& clock = procedure.clocks(i);
    const std::string field =
        clock.id().empty() ? Entry("clocks", i) : absl::StrCat("clocks[", clock.id(), "]");
    if (absl::Status s = CheckClock(field, clock, ids); !s.ok()) return s;
    ids.insert(clock.id());
  }
  return absl::OkStatus();
}

absl::Status CheckBands(const ref::Procedure& procedure, const std::set<std::string>& clock_ids) {
  for (int i = 0; i < procedure.response_bands_size(); ++i) {
    const ref::ResponseBand& band = procedure.response_bands(i);
    const std::string field = Entry("response_bands", i);
    if (absl::Status s = CheckPresent(field + ".id", band.id()); !s.ok()) return s;
    if (absl::Status s = CheckPresent(field + ".meaning", band.meaning()); !s.ok()) return s;
    if (band.unit() != ref::UNIT_WORKING_DAY && band.unit() != ref::UNIT_CALENDAR_DAY) {
      return Refuse(field + ".unit", "must be working days or calendar days");
    }
    if (band.count() < 1) return Refuse(field + ".count", "must be at least 1");
  }
  const std::string& ceiling = procedure.response_ceiling_clock_id();
  if (procedure.response_bands().empty() != ceiling.empty()) {
    return Refuse("response_ceiling_clock_id", "goes with the bands, both or neither");
  }
  if (!ceiling.empty() && !clock_ids.contains(ceiling)) {
    return Refuse("response_ceiling_clock_id", "names no clock");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckProcedure(const ref::Procedure& procedure) {
  if (absl::Status s = CheckPresent("id", procedure.id()); !s.ok()) return s;
  if (absl::Status s = CheckVersion("version", procedure.version()); !s.ok()) return s;
  if (absl::Status s = CheckDay("effective_on", procedure.effective_on()); !s.ok()) return s;
  if (absl::Status s = CheckPresent("name", procedure.name()); !s.ok()) return s;
  if (absl::Status s = CheckPresent("law", procedure.law()); !s.ok()) return s;
  if (absl::Status s = CheckPresent("calendar_id", procedure.calendar_id()); !s.ok()) return s;
  std::set<std::string> clock_ids;
  if (absl::Status s = CheckClocks(procedure, clock_ids); !s.ok()) return s;
  return CheckBands(procedure, clock_ids);
}

}  // namespace candour
