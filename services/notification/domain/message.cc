#include "services/notification/domain/message.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/notification/domain/template.h"

namespace candour::notification {
namespace {

// The address as it shows in the window of an envelope, the date, then the text.
std::string Letter(const ledger::v1::Person& person, const std::string& text, absl::Time now) {
  std::vector<std::string> address;
  const std::string name = OneLine(person.name());
  if (!name.empty()) address.push_back(name);
  for (const std::string& line : person.address_lines()) address.push_back(OneLine(line));
  return absl::StrCat(absl::StrJoin(address, "\n"), "\n\n", InWords(LondonDay(now)), "\n\n", text);
}

}  // namespace

std::string MessageId(const std::string& authority_id, const std::string& obligation_id,
                      const reference::v1::Authority& authority) {
  const std::string& email = authority.email();
  return absl::StrCat("notice.", authority_id, ".", obligation_id, "@",
                      email.substr(email.find('@') + 1));
}

Message Compose(const Duty& duty, const Judgement& judgement, const ledger::v1::CaseFile& view,
                const reference::v1::Authority& authority, absl::Time now) {
  const ledger::v1::Person& person = view.complainant();
  Message message;
  message.way = judgement.way;
  message.from_name = authority.council();
  message.from_email = authority.email();
  message.to_name = OneLine(person.name());
  message.to_email = judgement.way == Way::kEmail ? person.email() : "";
  message.subject = judgement.text.subject;
  message.body =
      judgement.way == Way::kEmail ? judgement.text.body : Letter(person, judgement.text.body, now);
  message.message_id = MessageId(view.authority_id(), duty.obligation_id, authority);
  message.file_stem = absl::StrCat(view.authority_id(), "_", view.reference(), "_", duty.notice,
                                   "_", duty.obligation_id);
  message.dated_at = now;
  return message;
}

}  // namespace candour::notification
