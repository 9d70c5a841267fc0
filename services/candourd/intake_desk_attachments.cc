#include "services/candourd/intake_desk.h"

namespace candour::intake {
namespace {

absl::Status DeskIsStarting() {
  return absl::UnavailableError("the service is starting, try again");
}

}  // namespace

absl::StatusOr<bool> IntakeDesk::PutAttachment(const std::string& authority_id,
                                               const std::string& complaint_id,
                                               const std::string& attachment_id,
                                               const std::string& content) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return DeskIsStarting();
  return rooms->attachments.Put(authority_id, complaint_id, attachment_id, content);
}

absl::StatusOr<std::string> IntakeDesk::GetAttachment(const std::string& authority_id,
                                                      const std::string& attachment_id) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return DeskIsStarting();
  return rooms->attachments.Get(authority_id, attachment_id);
}

absl::Status IntakeDesk::DropAttachment(const std::string& authority_id,
                                        const std::string& attachment_id) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return DeskIsStarting();
  return rooms->attachments.Drop(authority_id, attachment_id);
}

absl::Status IntakeDesk::NoteMail(const std::string& authority_id,
                                  const std::string& mail_message_id,
                                  const std::string& complaint_id) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return DeskIsStarting();
  return rooms->attachments.NoteMail(authority_id, mail_message_id, complaint_id);
}

absl::StatusOr<std::string> IntakeDesk::CaseOfMail(const std::string& authority_id,
                                                   const std::string& mail_message_id) {
  IntakeRooms* rooms = rooms_;
  if (rooms == nullptr) return DeskIsStarting();
  return rooms->attachments.CaseOfMail(authority_id, mail_message_id);
}

}  // namespace candour::intake
