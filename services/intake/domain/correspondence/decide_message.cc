#include <algorithm>
#include <string>
#include <utility>

#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/correspondence/acts.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr int kMostMessages = 1000;
constexpr int kDaysToRead = 1;

bool IsUnread(const v1::MessageRecord& message) {
  return !message.has_read_at() && !message.removed() && !message.automatic();
}

uint32_t Unread(const v1::CaseFile& file) {
  return static_cast<uint32_t>(
      std::count_if(file.messages().begin(), file.messages().end(), &IsUnread));
}

// A closed or withdrawn case owes nothing to anybody; there the message waits without a date and
// the list of stuck cases shows it.
bool OwesAReading(const v1::CaseFile& file) {
  return file.status() != v1::STATUS_CLOSED && file.status() != v1::STATUS_WITHDRAWN &&
         FindOpen(file, kReadMessage.clock) == nullptr;
}

// The handler is alerted, and no date of the procedure moves.
absl::StatusOr<v1::Event> EventThatAlerts(const v1::CaseFile& file, const Context& context) {
  if (!OwesAReading(file)) return v1::Event();
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  duties->Open(duties->ByWorkingDays(kReadMessage, LondonDay(context.now), kDaysToRead,
                                     "A message is read by the next working day."));
  return duties->NewEvent();
}

// With the duty to read ended when nothing is left unread.
absl::StatusOr<v1::Event> EventWithUnread(const v1::CaseFile& file, uint32_t unread,
                                          v1::ObligationState state, const Context& context) {
  if (unread > 0 || FindOpen(file, kReadMessage.clock) == nullptr) return v1::Event();
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  duties->Close(kReadMessage.clock, state, context.now);
  return duties->NewEvent();
}

absl::Status CheckMessage(const v1::CaseFile& file, const v1::ReceiveMessage& act,
                          absl::Time received_at, const Context& context) {
  if (file.erased()) {
    return absl::FailedPreconditionError("the case was erased: take the message in as a new one");
  }
  if (IsBlank(act.body()) && IsBlank(act.subject()) && act.attachment_ids().empty()) {
    return FieldError("act.body", "say what the message says");
  }
  if (file.messages_size() >= kMostMessages) {
    return absl::FailedPreconditionError("the case has 1,000 messages, the most it may have");
  }
  if (received_at > context.now) {
    return FieldError("act.received_at", "a message is not received in the future");
  }
  return absl::OkStatus();
}

}  // namespace

const v1::MessageRecord* FindMessage(const v1::CaseFile& file, std::string_view message_id) {
  const auto found =
      std::find_if(file.messages().begin(), file.messages().end(),
                   [&](const v1::MessageRecord& each) { return each.message_id() == message_id; });
  return found == file.messages().end() ? nullptr : &*found;
}

absl::StatusOr<Events> DecideReceiveMessage(const v1::CaseFile& file, const v1::ReceiveMessage& act,
                                            const Context& context) {
  const absl::Time received_at =
      act.has_received_at() ? InstantFrom(act.received_at()) : context.now;
  if (FindMessage(file, act.message_id()) != nullptr) return Events();
  if (absl::Status checked = CheckMessage(file, act, received_at, context); !checked.ok()) {
    return checked;
  }
  absl::StatusOr<v1::Event> event = act.automatic() ? v1::Event() : EventThatAlerts(file, context);
  if (!event.ok()) return event.status();
  v1::MessageReceived& received = *event->mutable_message_received();
  v1::MessageRecord& message = *received.mutable_message();
  message.set_message_id(act.message_id());
  message.set_way(act.way());
  *message.mutable_received_at() = ToTimestamp(received_at);
  message.set_sender(act.sender());
  message.set_subject(act.subject());
  message.set_mail_message_id(act.mail_message_id());
  *message.mutable_attachment_ids() = act.attachment_ids();
  message.set_automatic(act.automatic());
  received.set_body(act.body());
  received.set_unread_messages(Unread(file) + (act.automatic() ? 0 : 1));
  return Events{*std::move(event)};
}

absl::StatusOr<Events> DecideMarkMessageRead(const v1::CaseFile& file,
                                             const v1::MarkMessageRead& act,
                                             const Context& context) {
  const v1::MessageRecord* message = FindMessage(file, act.message_id());
  if (message == nullptr) return absl::NotFoundError("the case has no such message");
  if (!IsUnread(*message)) return Events();
  const uint32_t unread = Unread(file) - 1;
  absl::StatusOr<v1::Event> event =
      EventWithUnread(file, unread, v1::OBLIGATION_STATE_MET, context);
  if (!event.ok()) return event.status();
  v1::MessageRead& read = *event->mutable_message_read();
  read.set_message_id(act.message_id());
  *read.mutable_read_at() = ToTimestamp(context.now);
  read.set_read_by(context.actor.subject);
  read.set_unread_messages(unread);
  return Events{*std::move(event)};
}

absl::StatusOr<Events> DecideRemoveMessage(const v1::CaseFile& file, const v1::RemoveMessage& act,
                                           const Context& context) {
  const v1::MessageRecord* message = FindMessage(file, act.message_id());
  if (message == nullptr) return absl::NotFoundError("the case has no such message");
  if (message->removed()) return Events();
  if (IsBlank(act.reason())) return FieldError("act.reason", "say why it does not belong here");
  const uint32_t unread = Unread(file) - (IsUnread(*message) ? 1 : 0);
  absl::StatusOr<v1::Event> event =
      EventWithUnread(file, unread, v1::OBLIGATION_STATE_CANCELLED, context);
  if (!event.ok()) return event.status();
  v1::MessageRemoved& removed = *event->mutable_message_removed();
  removed.set_message_id(act.message_id());
  *removed.mutable_attachment_ids() = message->attachment_ids();
  removed.set_reason(act.reason());
  removed.set_unread_messages(unread);
  return Events{*std::move(event)};
}

}  // namespace candour::intake
