#include "services/notification/service/convert.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"

namespace candour::notification {
namespace {

constexpr const char* kPrefix = "NOTICE_STATE_";

v1::NoticeState StateOf(Decision decision) {
  switch (decision) {
    case Decision::kSend:
      return v1::NOTICE_STATE_QUEUED;
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
  return message;
}

v1::PreviewResponse ToMessage(const Judgement& judgement) {
  v1::PreviewResponse message;
  message.set_state(StateOf(judgement.decision));
  message.set_reason(judgement.reason);
  if (judgement.decision != Decision::kSend) return message;
  message.set_way(judgement.way == Way::kEmail ? "email" : "letter");
  message.set_subject(judgement.text.subject);
  message.set_body(judgement.text.body);
  return message;
}

}  // namespace candour::notification
