#include <algorithm>
#include <string>

#include "services/common/fields/personal.h"
#include "services/intake/domain/correspondence/acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

v1::MessageRecord* Message(v1::CaseFile& file, const std::string& message_id) {
  for (v1::MessageRecord& each : *file.mutable_messages()) {
    if (each.message_id() == message_id) return &each;
  }
  return nullptr;
}

v1::AttachmentRecord* Attachment(v1::CaseFile& file, const std::string& attachment_id) {
  for (v1::AttachmentRecord& each : *file.mutable_attachments()) {
    if (each.attachment_id() == attachment_id) return &each;
  }
  return nullptr;
}

void ApplyScanned(v1::CaseFile& file, const v1::AttachmentScanned& event) {
  v1::AttachmentRecord* attachment = Attachment(file, event.attachment_id());
  if (attachment == nullptr) return;
  attachment->set_state(event.state());
  *attachment->mutable_scanned_at() = event.scanned_at();
  attachment->set_signature(event.signature());
}

void ApplyReleased(v1::CaseFile& file, const v1::AttachmentReleased& event) {
  v1::AttachmentRecord* attachment = Attachment(file, event.attachment_id());
  if (attachment == nullptr) return;
  auto& releases = *attachment->mutable_releases();
  releases.erase(std::remove_if(releases.begin(), releases.end(),
                                [&event](const v1::AttachmentRelease& each) {
                                  return each.person_id() == event.release().person_id();
                                }),
                 releases.end());
  if (!event.taken_back()) *releases.Add() = event.release();
}

void ApplyReceived(v1::CaseFile& file, const v1::MessageReceived& event) {
  *file.add_messages() = event.message();
  file.set_unread_messages(event.unread_messages());
}

void ApplyRead(v1::CaseFile& file, const v1::MessageRead& event) {
  file.set_unread_messages(event.unread_messages());
  v1::MessageRecord* message = Message(file, event.message_id());
  if (message == nullptr) return;
  *message->mutable_read_at() = event.read_at();
  message->set_read_by(event.read_by());
}

void ApplyRemoved(v1::CaseFile& file, const v1::MessageRemoved& event) {
  file.set_unread_messages(event.unread_messages());
  if (v1::MessageRecord* message = Message(file, event.message_id()); message != nullptr) {
    message->set_removed(true);
    message->clear_sender();
    message->clear_subject();
    message->clear_mail_message_id();
  }
  for (const std::string& id : event.attachment_ids()) {
    v1::AttachmentRecord* attachment = Attachment(file, id);
    if (attachment == nullptr) continue;
    attachment->set_removed(true);
    attachment->clear_name();
  }
}

void ApplyCorrected(v1::CaseFile& file, const v1::PersonalCorrected& event) {
  *file.add_personal_corrections() = event.correction();
  const bool recipient = event.correction().part() == v1::CORRECTED_PART_CARE_RECIPIENT;
  v1::Person& person = recipient ? *file.mutable_care_recipient() : *file.mutable_complainant();
  if (!event.name().empty()) person.set_name(event.name());
  if (!event.email().empty()) person.set_email(event.email());
  if (!event.phone().empty()) person.set_phone(event.phone());
  if (!event.address_lines().empty()) *person.mutable_address_lines() = event.address_lines();
  // What came back was said of the value that is gone.
  for (v1::ContactPoint& point : *person.mutable_contact_points()) {
    const bool email = point.kind() == v1::CONTACT_KIND_EMAIL && !event.email().empty();
    const bool address = point.kind() == v1::CONTACT_KIND_ADDRESS && !event.address_lines().empty();
    if (email || address) point.clear_failed_at();
  }
}

void ApplyCertified(v1::CaseFile& file, const v1::ErasureCertified& event) {
  *file.mutable_erasure()->mutable_certified_at() = event.certified_at();
  file.mutable_erasure()->set_backup_days(event.backup_days());
}

bool ApplyRestriction(v1::CaseFile& file, const v1::Event& event) {
  switch (event.kind_case()) {
    case v1::Event::kCaseRestricted:
      *file.mutable_restriction() = event.case_restricted().restriction();
      return true;
    case v1::Event::kRestrictionLifted:
      file.clear_restriction();
      return true;
    case v1::Event::kRestrictedOpened:
      *file.mutable_restriction()->add_openings() = event.restricted_opened().opening();
      return true;
    default:
      return false;
  }
}

}  // namespace

void ApplyErased(v1::CaseFile& file, const v1::PersonalErased& event) {
  ClearPersonal(file);
  file.set_erased(true);
  v1::ErasureRecord& erasure = *file.mutable_erasure();
  erasure.Clear();
  if (event.has_erased_at()) *erasure.mutable_erased_at() = event.erased_at();
  erasure.set_rule(event.rule());
  erasure.set_erased_by(event.erased_by());
  *erasure.mutable_cleared() = event.cleared();
  for (v1::AttachmentRecord& each : *file.mutable_attachments()) each.set_removed(true);
}

bool ApplyCorrespondence(v1::CaseFile& file, const v1::Event& event) {
  switch (event.kind_case()) {
    case v1::Event::kAttachmentAdded:
      *file.add_attachments() = event.attachment_added().attachment();
      return true;
    case v1::Event::kAttachmentScanned:
      ApplyScanned(file, event.attachment_scanned());
      return true;
    case v1::Event::kAttachmentReleased:
      ApplyReleased(file, event.attachment_released());
      return true;
    case v1::Event::kMessageReceived:
      ApplyReceived(file, event.message_received());
      return true;
    case v1::Event::kMessageRead:
      ApplyRead(file, event.message_read());
      return true;
    case v1::Event::kMessageRemoved:
      ApplyRemoved(file, event.message_removed());
      return true;
    case v1::Event::kErasureHeld:
      *file.mutable_erasure_hold() = event.erasure_held().hold();
      return true;
    case v1::Event::kErasureHoldReleased:
      file.clear_erasure_hold();
      return true;
    case v1::Event::kPersonalCorrected:
      ApplyCorrected(file, event.personal_corrected());
      return true;
    case v1::Event::kErasureConfirmed:
      *file.mutable_erasure()->add_followers() = event.erasure_confirmed().confirmation();
      return true;
    case v1::Event::kErasureCertified:
      ApplyCertified(file, event.erasure_certified());
      return true;
    default:
      return ApplyRestriction(file, event);
  }
}

}  // namespace candour::intake
