#include <utility>

#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/acts.h"
#include "services/intake/domain/matter/checks.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

const v1::SafeguardingRecord* FindRecord(const v1::CaseFile& file, const std::string& reference) {
  for (const v1::SafeguardingRecord& record : file.matter().safeguarding()) {
    if (record.reference() == reference) return &record;
  }
  return nullptr;
}

}  // namespace

// No obligation is touched: the enquiry runs beside the complaint and stops none of its clocks.
absl::StatusOr<Events> DecideRecordSafeguarding(const v1::CaseFile& file,
                                                const v1::RecordSafeguarding& act,
                                                const Context& context) {
  const absl::Status kept = RequireNotErased(file);
  if (!kept.ok()) return kept;
  if (file.historic()) {
    return absl::FailedPreconditionError("the case was taken over as another system closed it");
  }
  if (IsBlank(act.reference())) return FieldError("act.reference", "give the enquiry's reference");
  const v1::SafeguardingRecord* known = FindRecord(file, act.reference());
  if (known == nullptr && act.ended()) {
    return FieldError("act.reference", "no such enquiry was recorded on this case");
  }
  if (known != nullptr && known->has_ended_at()) {
    return absl::FailedPreconditionError("this enquiry has ended");
  }
  v1::Event event;
  v1::SafeguardingRecord& record = *event.mutable_safeguarding_recorded()->mutable_record();
  if (known != nullptr) record = *known;
  record.set_reference(act.reference());
  if (!act.may_be_said().empty()) record.set_may_be_said(act.may_be_said());
  if (known == nullptr) *record.mutable_opened_at() = ToTimestamp(context.now);
  if (act.ended()) *record.mutable_ended_at() = ToTimestamp(context.now);
  return Events{std::move(event)};
}

}  // namespace candour::intake
