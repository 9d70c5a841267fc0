#include "services/notification/service/convert.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "google/protobuf/descriptor.h"
#include "services/common/day/day.h"

namespace candour::notification {
namespace {

constexpr const char* kPrefix = "NOTICE_STATE_";

// The value of an enum by its name in the domain; zero for a name that is none.
template <typename Enum>
Enum EnumFrom(const google::protobuf::EnumDescriptor& type, const std::string& prefix,
              const std::string& name) {
  const auto* value = type.FindValueByName(prefix + absl::AsciiStrToUpper(name));
  return static_cast<Enum>(value == nullptr ? 0 : value->number());
}

v1::NoticeState StateOf(Decision decision) {
  switch (decision) {
    case Decision::kSend:
    case Decision::kLater:
      return v1::NOTICE_STATE_QUEUED;
    case Decision::kAwaitApproval:
      return v1::NOTICE_STATE_AWAITING_APPROVAL;
    case Decision::kNotYet:
      return v1::NOTICE_STATE_NOT_YET;
    case Decision::kAwaitPerson:
      return v1::NOTICE_STATE_AWAITING_PERSON;
    case Decision::kHold:
      return v1::NOTICE_STATE_HELD_FOR_PROTECTION;
    case Decision::kNotApplicable:
      break;
  }
  return v1::NOTICE_STATE_NOT_APPLICABLE;
}

}  // namespace

v1::NoticeState StateFrom(const std::string& name) {
  v1::NoticeState state = v1::NOTICE_STATE_UNSPECIFIED;
  v1::NoticeState_Parse(absl::StrCat(kPrefix, absl::AsciiStrToUpper(name)), &state);
  return state;
}

std::string NameOf(v1::NoticeState state) {
  if (state == v1::NOTICE_STATE_UNSPECIFIED) return "";
  return absl::AsciiStrToLower(v1::NoticeState_Name(state).substr(std::string(kPrefix).size()));
}

v1::Notice ToMessage(const NoticeLine& line) {
  v1::Notice message;
  message.set_obligation_id(line.obligation_id);
  message.set_complaint_id(line.complaint_id);
  message.set_reference(line.reference);
  message.set_notice(line.notice);
  if (line.due_by) *message.mutable_due_by() = candour::ToMessage(*line.due_by);
  message.set_state(StateFrom(line.state));
  message.set_reason(line.reason);
  message.set_channel(line.channel);
  if (line.sent_at) message.mutable_sent_at()->set_seconds(absl::ToUnixSeconds(*line.sent_at));
  message.set_tries(line.tries);
  message.set_late(line.late);
  message.set_recipient(line.recipient);
  if (line.not_before) {
    message.mutable_not_before()->set_seconds(absl::ToUnixSeconds(*line.not_before));
  }
  return message;
}

v1::PreviewResponse ToMessage(const Judgement& judgement) {
  v1::PreviewResponse message;
  message.set_state(StateOf(judgement.decision));
  message.set_reason(judgement.reason);
  // What is held is shown to nobody as if it could go.
  const bool held = judgement.decision == Decision::kHold;
  if (held || judgement.text.body.empty()) return message;
  message.set_way(judgement.way == Way::kEmail ? "email" : "letter");
  message.set_subject(judgement.text.subject);
  message.set_body(judgement.text.body);
  return message;
}

v1::Task ToMessage(const TaskLine& line) {
  v1::Task message;
  message.set_task_id(line.task_id);
  message.set_kind(EnumFrom<v1::TaskKind>(*v1::TaskKind_descriptor(), "TASK_KIND_", line.kind));
  message.set_state(
      EnumFrom<v1::TaskState>(*v1::TaskState_descriptor(), "TASK_STATE_", line.state));
  message.set_complaint_id(line.complaint_id);
  message.set_reference(line.reference);
  message.set_obligation_id(line.obligation_id);
  message.set_notice(line.notice);
  message.set_holder(line.holder);
  message.set_role(line.role);
  message.set_what(line.what);
  if (line.due_by) *message.mutable_due_by() = candour::ToMessage(*line.due_by);
  message.set_script(line.script);
  message.set_phone(line.phone);
  message.set_overdue(line.overdue);
  return message;
}

std::string NameOf(v1::TaskKind kind) {
  if (kind == v1::TASK_KIND_UNSPECIFIED) return "";
  return absl::AsciiStrToLower(absl::StripPrefix(v1::TaskKind_Name(kind), "TASK_KIND_"));
}

std::string NameOf(v1::TaskState state) {
  if (state == v1::TASK_STATE_UNSPECIFIED) return "";
  return absl::AsciiStrToLower(absl::StripPrefix(v1::TaskState_Name(state), "TASK_STATE_"));
}

DeliveryNews NewsFrom(v1::Delivery delivery) {
  switch (delivery) {
    case v1::DELIVERY_FAILED_SOFT:
      return DeliveryNews::kFailedSoft;
    case v1::DELIVERY_FAILED_HARD:
      return DeliveryNews::kFailedHard;
    case v1::DELIVERY_RETURNED:
      return DeliveryNews::kReturned;
    default:
      return DeliveryNews::kDelivered;
  }
}

std::string ViewerOf(const Caller& caller) {
  return caller.Has(type::v1::ROLE_SERVICE) ? "" : caller.subject;
}

}  // namespace candour::notification
