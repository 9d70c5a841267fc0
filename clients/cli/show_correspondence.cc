#include "clients/cli/show_correspondence.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

namespace v1 = ledger::v1;

std::string ShowRestriction(const v1::Restriction& restriction) {
  std::string line = "Restricted:";
  if (!restriction.only().empty()) {
    absl::StrAppend(&line, " only ", Safe(absl::StrJoin(restriction.only(), ", ")));
  }
  if (!restriction.except().empty()) {
    absl::StrAppend(&line, " kept from ", Safe(absl::StrJoin(restriction.except(), ", ")));
  }
  for (const v1::RestrictedOpening& opening : restriction.openings()) {
    absl::StrAppend(&line, "\n  EMERGENCY ACCESS by ", Safe(opening.subject()), ", ",
                    Show(opening.opened_at()), ": ", Safe(opening.reason()));
  }
  return line + "\n";
}

std::string ShowMessage(const v1::MessageRecord& message) {
  const char* state = message.removed()       ? "removed"
                      : message.automatic()   ? "automatic"
                      : message.has_read_at() ? "read"
                                              : "UNREAD";
  return absl::StrCat("  ", Show(message.received_at()), "  ", state, "  ", Safe(message.sender()),
                      "  ", Safe(message.subject()), "  ", message.message_id(), "\n");
}

std::string ShowAttachment(const v1::AttachmentRecord& attachment) {
  std::string state = "waiting for its scan";
  if (attachment.state() == v1::SCAN_STATE_CLEAN) state = "clean";
  if (attachment.state() == v1::SCAN_STATE_FAILED) state = "could not be scanned";
  if (attachment.state() == v1::SCAN_STATE_INFECTED) {
    state = absl::StrCat("INFECTED ", Safe(attachment.signature()));
  }
  if (attachment.removed()) state = "removed";
  return absl::StrCat("  ", Safe(attachment.name()), "  ", attachment.media_type(), "  ",
                      attachment.size(), " bytes  ", state, "  ", attachment.attachment_id(), "\n");
}

}  // namespace

std::string ShowCorrespondence(const v1::CaseFile& file) {
  std::string page;
  if (file.has_restriction()) page += ShowRestriction(file.restriction());
  if (file.has_erasure_hold()) {
    absl::StrAppend(&page, "Erasure held: ", Safe(file.erasure_hold().reason()), "\n");
  }
  if (file.messages_size() > 0) page += "Messages:\n";
  for (const v1::MessageRecord& each : file.messages()) page += ShowMessage(each);
  if (file.attachments_size() > 0) page += "Attachments:\n";
  for (const v1::AttachmentRecord& each : file.attachments()) page += ShowAttachment(each);
  return page;
}

}  // namespace candour::cli
