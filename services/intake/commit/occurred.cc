#include "services/intake/commit/occurred.h"

namespace candour::intake {
namespace {

// The instant an event names; the default instance, all zero, when it names none.
const google::protobuf::Timestamp& NamedBy(const ledger::v1::Event& event) {
  using ledger::v1::Event;
  switch (event.kind_case()) {
    case Event::kComplaintReceived:
      return event.complaint_received().file().received_at();
    case Event::kAcknowledged:
      return event.acknowledged().acknowledged_at();
    case Event::kStepTaken:
      return event.step_taken().step().taken_at();
    case Event::kResponded:
      return event.responded().sent_at();
    case Event::kClosed:
      return event.closed().closed_at();
    case Event::kWithdrawn:
      return event.withdrawn().withdrawn_at();
    case Event::kNoticeSent:
      return event.notice_sent().notice().sent_at();
    default:
      return google::protobuf::Timestamp::default_instance();
  }
}

}  // namespace

absl::Time OccurredAt(const ledger::v1::Event& event, absl::Time now) {
  const google::protobuf::Timestamp& named = NamedBy(event);
  if (named.seconds() == 0 && named.nanos() == 0) return now;
  return absl::FromUnixMicros(named.seconds() * 1'000'000 + named.nanos() / 1000);
}

}  // namespace candour::intake
