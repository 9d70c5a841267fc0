#include "services/notification/domain/message.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/notification/domain/template.h"

namespace candour::notification {
namespace {

// The address as it shows in the window of an envelope.
std::vector<std::string> AddressOf(const ledger::v1::Person& person) {
  std::vector<std::string> address;
  const std::string name = OneLine(person.name());
  if (!name.empty()) address.push_back(name);
  for (const std::string& line : person.address_lines()) address.push_back(OneLine(line));
  return address;
}

}  // namespace

std::string ReferenceOf(const std::string& authority_id, const std::string& obligation_id,
                        const AttemptKey& attempt) {
  std::string reference = absl::StrCat("notice.", authority_id, ".", obligation_id);
  if (!attempt.recipient.empty()) absl::StrAppend(&reference, ".", attempt.recipient);
  if (attempt.number != 1) absl::StrAppend(&reference, ".", attempt.number);
  return reference;
}

std::string MessageId(const std::string& authority_id, const std::string& obligation_id,
                      const reference::v1::Authority& authority, const AttemptKey& attempt) {
  const std::string& email = authority.email();
  return absl::StrCat(ReferenceOf(authority_id, obligation_id, attempt), "@",
                      email.substr(email.find('@') + 1));
}

std::string FileStem(const std::string& authority_id, const std::string& case_reference,
                     const std::string& notice, const std::string& obligation_id,
                     const AttemptKey& attempt) {
  return absl::StrCat(authority_id, "_", case_reference, "_", notice, "_",
                      absl::StripPrefix(ReferenceOf("", obligation_id, attempt), "notice.."));
}

Message Compose(const Duty& duty, const Judgement& judgement, const ledger::v1::CaseFile& view,
                const reference::v1::Authority& authority, absl::Time now,
                const AttemptKey& attempt) {
  const ledger::v1::Person& person = judgement.to;
  Message message;
  message.way = judgement.way;
  message.reference = ReferenceOf(view.authority_id(), duty.obligation_id, attempt);
  message.from_name = authority.council();
  message.from_email = authority.email();
  message.to_name = OneLine(person.name());
  message.to_email = judgement.way == Way::kEmail ? person.email() : "";
  message.subject = judgement.text.subject;
  message.notice = duty.notice;
  message.case_reference = view.reference();
  message.body = judgement.text.body;
  if (judgement.way == Way::kLetter) {
    message.address = AddressOf(person);
    message.body = absl::StrCat(absl::StrJoin(message.address, "\n"), "\n\n",
                                InWords(LondonDay(now)), "\n\n", judgement.text.body);
  }
  message.message_id = MessageId(view.authority_id(), duty.obligation_id, authority, attempt);
  message.file_stem =
      FileStem(view.authority_id(), view.reference(), duty.notice, duty.obligation_id, attempt);
  message.dated_at = now;
  return message;
}

}  // namespace candour::notification
