// A notice with its envelope.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_MESSAGE_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_MESSAGE_H_

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/reference/v1/notice.pb.h"
#include "services/notification/domain/format.h"
#include "services/notification/domain/judgement.h"

namespace candour::notification {

// What a channel is handed. The same notice always makes the same message, so that handing it over
// again can be recognised.
struct Message {
  Way way = Way::kLetter;
  Format format = Format::kStandard;
  // The key by which the other side and its reports know this attempt; holds no personal data, at
  // most 200 characters of a-z, 0-9, "-" and ".". It is the part of message_id before the @.
  std::string reference = {};
  std::string from_name;
  std::string from_email;
  std::string to_name;
  std::string to_email;
  std::string subject;
  // The notice's code, such as "N-09", and the case's reference; for the foot of a letter.
  std::string notice = {};
  std::string case_reference = {};
  // Of a letter: the addressee, one line each, the name first; else empty.
  std::vector<std::string> address = {};
  // Of a text message (SMS): the number, and all that it says: NoticeBook::RenderSms, never the
  // body, so that it cannot carry the matter (NG-1, NG-3).
  std::string to_phone = {};
  std::string sms_text = {};
  // The exact text, with light marks (layout.h); of a letter with the postal address and the date
  // on top.
  std::string body;
  // Without angle brackets.
  std::string message_id;
  // Unique and fit for a file name; holds no personal data.
  std::string file_stem;
  // Business time at which the text was made.
  absl::Time dated_at;
};

// Who gets it and for which time, besides authority and obligation (G-1). The default is the first
// attempt for the complainant.
struct AttemptKey {
  // The recipient, a code such as "provider-2"; empty for the complainant.
  std::string recipient = {};
  // Counted from 1 over all channels.
  int number = 1;
};

// The key of an attempt: "notice.<authority>.<obligation>", with ".<recipient>" and ".<number>"
// after it where they are not the default.
std::string ReferenceOf(const std::string& authority_id, const std::string& obligation_id,
                        const AttemptKey& attempt = {});

// ReferenceOf at the council's mail domain.
std::string MessageId(const std::string& authority_id, const std::string& obligation_id,
                      const reference::v1::Authority& authority, const AttemptKey& attempt = {});

// Message::file_stem of that attempt.
std::string FileStem(const std::string& authority_id, const std::string& case_reference,
                     const std::string& notice, const std::string& obligation_id,
                     const AttemptKey& attempt = {});

// The message that `judgement`, which must be kSend, comes to at business time `now`.
Message Compose(const Duty& duty, const Judgement& judgement, const ledger::v1::CaseFile& view,
                const reference::v1::Authority& authority, absl::Time now,
                const AttemptKey& attempt = {});

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_MESSAGE_H_
