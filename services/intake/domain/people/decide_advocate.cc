#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/acts.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::array<std::string_view, 4> kSteps = {"offered", "accepted", "declined", "ended"};
constexpr std::array<std::string_view, 5> kKinds = {"care_act", "nhs_complaints", "imca", "imha",
                                                    "other"};

absl::Status CheckAdvocate(const v1::CaseFile& file, const v1::RecordAdvocate& act) {
  absl::Status kept = RequirePersonalParts(file);
  if (!kept.ok()) return kept;
  if (std::find(kSteps.begin(), kSteps.end(), act.step()) == kSteps.end()) {
    return FieldError("act.step", "choose offered, accepted, declined or ended");
  }
  const bool known = std::find(kKinds.begin(), kKinds.end(), act.kind()) != kKinds.end();
  if (!act.kind().empty() && !known) {
    return FieldError("act.kind", "choose care_act, nhs_complaints, imca, imha or other");
  }
  const bool says_who = !IsBlank(act.name()) || !IsBlank(act.organisation()) ||
                        !file.advocate().name().empty() || !file.advocate().organisation().empty();
  if (act.step() == "accepted" && !says_who) {
    return FieldError("act.name", "say who the advocate is, or from which organisation");
  }
  if (act.step() == "ended" && !file.advocate().has_accepted_at()) {
    return FieldError("act.step", "there is no advocate on this case");
  }
  return absl::OkStatus();
}

google::protobuf::Timestamp* InstantOf(std::string_view step, v1::Advocate& advocate) {
  if (step == "accepted") return advocate.mutable_accepted_at();
  if (step == "declined") return advocate.mutable_declined_at();
  if (step == "ended") return advocate.mutable_ended_at();
  return advocate.mutable_offered_at();
}

}  // namespace

absl::StatusOr<Events> DecideRecordAdvocate(const v1::CaseFile& file, const v1::RecordAdvocate& act,
                                            const Context& context) {
  const absl::Status checked = CheckAdvocate(file, act);
  if (!checked.ok()) return checked;
  v1::Event event;
  v1::Advocate& advocate = *event.mutable_advocate_recorded()->mutable_advocate();
  advocate = file.advocate();
  if (act.step() == "accepted") {
    advocate.clear_declined_at();
    advocate.clear_ended_at();
  }
  *InstantOf(act.step(), advocate) = ToTimestamp(context.now);
  if (!act.kind().empty()) advocate.set_kind(act.kind());
  if (!IsBlank(act.name())) advocate.set_name(act.name());
  if (!IsBlank(act.organisation())) advocate.set_organisation(act.organisation());
  if (!IsBlank(act.email())) advocate.set_email(act.email());
  if (!IsBlank(act.phone())) advocate.set_phone(act.phone());
  return Events{std::move(event)};
}

}  // namespace candour::intake
