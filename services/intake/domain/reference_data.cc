#include "services/intake/domain/reference_data.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/string_view.h"

namespace candour::intake {
namespace {

constexpr std::string_view kPolicy = "default";
constexpr std::string_view kTaxonomy = "ASC-T1";

// The number of a pinned version, 0 when it is none.
int NumberOf(std::string_view version) {
  int number = 0;
  return absl::SimpleAtoi(absl::string_view(version.data(), version.size()), &number) ? number : 0;
}

bool Holds(const reference::v1::Taxonomy& taxonomy, std::string_view code) {
  return std::any_of(taxonomy.themes().begin(), taxonomy.themes().end(), [code](const auto& theme) {
    return std::any_of(theme.subthemes().begin(), theme.subthemes().end(),
                       [code](const auto& subtheme) { return subtheme.code() == code; });
  });
}

}  // namespace

absl::StatusOr<ReferenceData> ReferenceData::From(Reference reference,
                                                  RetentionSchedules retention) {
  ReferenceData data;
  data.retention_ = std::move(retention);
  for (const reference::v1::Calendar& message : reference.calendars) {
    absl::StatusOr<Calendar> calendar = Calendar::From(message);
    if (!calendar.ok()) return calendar.status();
    data.calendars_.emplace(std::pair(message.id(), message.version()), *std::move(calendar));
  }
  data.safety_ = SafetyText(reference.safety_cues);
  data.reference_ = std::move(reference);
  return data;
}

const Calendar* ReferenceData::CalendarOn(std::string_view id, absl::CivilDay day) const {
  const reference::v1::Calendar* message = candour::CalendarOn(reference_, id, day);
  return message == nullptr ? nullptr
                            : &calendars_.at(std::pair(message->id(), message->version()));
}

const reference::v1::RetentionSchedule* ReferenceData::RetentionOn(std::string_view authority,
                                                                   absl::CivilDay day) const {
  return retention_.empty() ? nullptr : ScheduleOn(retention_, authority, day);
}

const reference::v1::Procedure* ReferenceData::ProcedureOn(std::string_view id,
                                                           absl::CivilDay day) const {
  return candour::ProcedureOn(reference_, id, day);
}

const Calendar* ReferenceData::PinnedCalendar(std::string_view id, std::string_view version) const {
  const auto found = calendars_.find(std::pair(std::string(id), NumberOf(version)));
  return found == calendars_.end() ? nullptr : &found->second;
}

const reference::v1::Procedure* ReferenceData::PinnedProcedure(std::string_view id,
                                                               std::string_view version) const {
  return ProcedureVersion(reference_, id, NumberOf(version));
}

const reference::v1::RecordType* ReferenceData::RecordTypeOn(std::string_view code,
                                                             absl::CivilDay day) const {
  const reference::v1::Policy* policy = PolicyOn(reference_, kPolicy, day);
  return policy == nullptr ? nullptr : FindRecordType(*policy, code);
}

const reference::v1::DelayReason* ReferenceData::DelayReasonOf(std::string_view code) const {
  return FindDelayReason(reference_, code);
}

const reference::v1::Outcome* ReferenceData::OutcomeOf(std::string_view code) const {
  return FindOutcome(reference_, code);
}

bool ReferenceData::MayBeTold(std::string_view code) const {
  return FindSayableStep(reference_, code) != nullptr;
}

const reference::v1::Code* ReferenceData::CodeOf(std::string_view list,
                                                 std::string_view code) const {
  return FindCode(reference_, list, code);
}

const reference::v1::Council* ReferenceData::CouncilOf(std::string_view authority) const {
  return FindCouncil(reference_, authority);
}

bool ReferenceData::HasTheme(std::string_view code) const {
  return std::any_of(reference_.taxonomies.begin(), reference_.taxonomies.end(),
                     [code](const reference::v1::Taxonomy& taxonomy) {
                       return taxonomy.id() == kTaxonomy && Holds(taxonomy, code);
                     });
}

}  // namespace candour::intake
