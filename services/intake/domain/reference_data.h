// What the law and the council have laid down, ready for the rules.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_REFERENCE_DATA_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_REFERENCE_DATA_H_

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "candour/reference/v1/code_list.pb.h"
#include "candour/reference/v1/delay_reason.pb.h"
#include "candour/reference/v1/outcome.pb.h"
#include "candour/reference/v1/policy.pb.h"
#include "candour/reference/v1/procedure.pb.h"
#include "services/common/calendar/calendar.h"
#include "services/common/reference/reference.h"
#include "services/common/reference/retention.h"
#include "services/intake/domain/matter/safety_text.h"

namespace candour::intake {

// Calendars, procedures, delay reasons, outcomes and themes by name and version. It never changes
// after it was made, so that threads may share it. Every pointer lives as long as the object, also
// when it was moved.
class ReferenceData {
 public:
  // Fails with InvalidArgument when a calendar is none, as Calendar::From does. Without `retention`
  // no case is ever due for erasure.
  static absl::StatusOr<ReferenceData> From(Reference reference, RetentionSchedules retention = {});

  // The version that counts on `day`: the last one effective by then, or the first one of all when
  // `day` lies before them. Null when there is none of that id.
  const Calendar* CalendarOn(std::string_view id, absl::CivilDay day) const;
  const reference::v1::Procedure* ProcedureOn(std::string_view id, absl::CivilDay day) const;

  // The version to which a case is pinned; `version` is the number in decimal. Null when it is not
  // loaded.
  const Calendar* PinnedCalendar(std::string_view id, std::string_view version) const;
  const reference::v1::Procedure* PinnedProcedure(std::string_view id,
                                                  std::string_view version) const;

  // The record type of that code, such as "CMP", by the council's policy on `day`; null when the
  // policy does not name it.
  const reference::v1::RecordType* RecordTypeOn(std::string_view code, absl::CivilDay day) const;

  // The entry of that code, or null.
  const reference::v1::DelayReason* DelayReasonOf(std::string_view code) const;
  const reference::v1::Outcome* OutcomeOf(std::string_view code) const;
  // The entry of that code in a list: remedies, root_causes, learning_types, ombudsman_decisions.
  const reference::v1::Code* CodeOf(std::string_view list, std::string_view code) const;

  // Whether a step of that code may be told to the complainant, in its fixed words (G-2).
  bool MayBeTold(std::string_view code) const;

  // Whether `code` is a theme of the second level of any loaded version of ASC-T1.
  bool HasTheme(std::string_view code) const;

  // What that authority says of itself: its services, teams and providers; null when it has said
  // nothing.
  const reference::v1::Council* CouncilOf(std::string_view authority) const;

  // For how long that authority keeps its cases, as it counts on `day`; null when no schedule is
  // loaded.
  const reference::v1::RetentionSchedule* RetentionOn(std::string_view authority,
                                                      absl::CivilDay day) const;

  // The cues by which a text shows that somebody may be unsafe.
  const SafetyText& Safety() const { return safety_; }

  // The messages from which it was made.
  const Reference& Messages() const { return reference_; }

 private:
  ReferenceData() = default;

  Reference reference_;
  RetentionSchedules retention_;
  SafetyText safety_;
  std::map<std::pair<std::string, int>, Calendar> calendars_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_REFERENCE_DATA_H_
