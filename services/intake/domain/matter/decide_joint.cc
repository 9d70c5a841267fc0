#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/acts.h"
#include "services/intake/domain/matter/checks.h"
#include "services/intake/domain/matter/duties.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// The council itself, as a body that leads.
constexpr std::string_view kCouncil = "council";

bool TakesPart(const v1::JointHandling& joint, const std::string& body) {
  return std::find(joint.bodies().begin(), joint.bodies().end(), body) != joint.bodies().end();
}

absl::Status CheckJoint(const v1::CaseFile& file, const v1::JointHandling& joint,
                        absl::CivilDay today) {
  absl::Status open = RequireComplaintAtWork(file);
  if (!open.ok()) return open;
  if (joint.bodies().empty()) {
    return FieldError("act.joint.bodies", "say which other bodies take part");
  }
  for (const auto& [body, name] : joint.names()) {
    if (!TakesPart(joint, body)) {
      return FieldError("act.joint.names", "give names to those bodies only that take part");
    }
    if (IsBlank(name)) return FieldError("act.joint.names", "a name is not empty");
  }
  if (joint.lead() != kCouncil && !TakesPart(joint, joint.lead())) {
    return FieldError("act.joint.lead", "choose one of the bodies, or council");
  }
  const auto agreed = DayOfField(joint.agreed_on(), "act.joint.agreed_on");
  if (!agreed.ok()) return agreed.status();
  if (*agreed > today) {
    return FieldError("act.joint.agreed_on", "give a day that is not in the future");
  }
  return absl::OkStatus();
}

const v1::InformationRequest* FindRequest(const v1::CaseFile& file, uint32_t request_id) {
  for (const v1::InformationRequest& each : file.matter().joint().requests()) {
    if (each.request_id() == request_id) return &each;
  }
  return nullptr;
}

}  // namespace

absl::StatusOr<Events> DecideArrangeJoint(const v1::CaseFile& file, const v1::ArrangeJoint& act,
                                          const Context& context) {
  const absl::CivilDay today = LondonDay(context.now);
  const absl::Status checked = CheckJoint(file, act.joint(), today);
  if (!checked.ok()) return checked;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  // A notice that has not gone would name the lead that was agreed before.
  duties->Close(kLeadNotice.clock, v1::OBLIGATION_STATE_CANCELLED, context.now);
  if (MayBeTold(file)) {
    duties->Open(duties->ByStandard(kLeadNotice, StoredDay(act.joint().agreed_on())));
  }
  v1::Event event = duties->NewEvent();
  v1::JointHandling& joint = *event.mutable_joint_arranged()->mutable_joint();
  joint = act.joint();
  *joint.mutable_requests() = file.matter().joint().requests();
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideRequestInformation(const v1::CaseFile& file,
                                                const v1::RequestInformation& act,
                                                const Context& context) {
  const absl::Status kept = RequireNotErased(file);
  if (!kept.ok()) return kept;
  const absl::Status open = RequireComplaintAtWork(file);
  if (!open.ok()) return open;
  const v1::JointHandling& joint = file.matter().joint();
  if (!TakesPart(joint, act.body())) {
    return FieldError("act.body", "choose a body that takes part in the joint complaint");
  }
  if (IsBlank(act.text())) return FieldError("act.text", "say what is asked");
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();

  v1::InformationRequest request;
  request.set_request_id(static_cast<uint32_t>(joint.requests_size()) + 1);
  request.set_body(act.body());
  request.set_text(act.text());
  *request.mutable_requested_at() = ToTimestamp(context.now);
  v1::Obligation answer = duties->ByStandard(kInformation, LondonDay(context.now));
  answer.set_party(absl::StrCat(act.body(), "/", request.request_id()));
  request.set_obligation_id(duties->Open(std::move(answer)));
  v1::Event event = duties->NewEvent();
  *event.mutable_information_requested()->mutable_request() = std::move(request);
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideRecordInformation(const v1::CaseFile& file,
                                               const v1::RecordInformation& act,
                                               const Context& context) {
  const v1::InformationRequest* request = FindRequest(file, act.request_id());
  if (request == nullptr) return FieldError("act.request_id", "there is no such request");
  if (request->has_received_at()) return absl::FailedPreconditionError("the information is here");
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const v1::Obligation* owed = FindObligation(file, request->obligation_id());
  if (owed != nullptr && owed->state() == v1::OBLIGATION_STATE_OPEN) {
    duties->CloseOne(*owed, v1::OBLIGATION_STATE_MET, context.now);
  }
  v1::Event event = duties->NewEvent();
  event.mutable_information_received()->set_request_id(act.request_id());
  *event.mutable_information_received()->mutable_received_at() = ToTimestamp(context.now);
  return Events{std::move(event)};
}

}  // namespace candour::intake
