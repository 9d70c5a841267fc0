#include <algorithm>
#include <utility>

#include "services/common/status/field_error.h"
#include "services/intake/domain/correspondence/acts.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr int kMostAttachments = 500;
constexpr int kMostReleases = 20;
constexpr std::size_t kDigestOctets = 32;

bool IsNamedOn(const v1::CaseFile& file, const std::string& person_id) {
  return file.complainant().person_id() == person_id ||
         file.care_recipient().person_id() == person_id || WasEarlier(file, person_id);
}

const v1::AttachmentRelease* ReleaseFor(const v1::AttachmentRecord& attachment,
                                        const std::string& person_id) {
  const auto found = std::find_if(
      attachment.releases().begin(), attachment.releases().end(),
      [&](const v1::AttachmentRelease& each) { return each.person_id() == person_id; });
  return found == attachment.releases().end() ? nullptr : &*found;
}

absl::Status CheckRelease(const v1::CaseFile& file, const v1::ReleaseAttachment& act) {
  if (!IsNamedOn(file, act.person_id())) {
    return FieldError("act.person_id", "the case is not about this person");
  }
  if (act.take_back()) {
    if (act.basis() == v1::RELEASE_BASIS_UNSPECIFIED) return absl::OkStatus();
    return FieldError("act.basis", "leave it out to take a release back");
  }
  if (act.basis() == v1::RELEASE_BASIS_READ || act.basis() == v1::RELEASE_BASIS_OWN) {
    return absl::OkStatus();
  }
  return FieldError("act.basis",
                    "say that you read it and nothing in it has to be kept back for another "
                    "person's sake, or that it came from this person themselves");
}

}  // namespace

const v1::AttachmentRecord* FindAttachment(const v1::CaseFile& file,
                                           std::string_view attachment_id) {
  const auto found = std::find_if(
      file.attachments().begin(), file.attachments().end(),
      [&](const v1::AttachmentRecord& each) { return each.attachment_id() == attachment_id; });
  return found == file.attachments().end() ? nullptr : &*found;
}

absl::StatusOr<Events> DecideAddAttachment(const v1::CaseFile& file, const v1::AddAttachment& act,
                                           const Context& context) {
  const v1::AttachmentRecord& given = act.attachment();
  if (file.erased()) {
    return absl::FailedPreconditionError("the case was erased: nothing can be added to it");
  }
  if (given.digest().size() != kDigestOctets) {
    return FieldError("act.attachment.digest", "must be the 32 bytes of its SHA-256");
  }
  if (given.size() <= 0) return FieldError("act.attachment.size", "an attachment is not empty");
  if (FindAttachment(file, given.attachment_id()) != nullptr) return Events();
  if (file.attachments_size() >= kMostAttachments) {
    return absl::FailedPreconditionError("the case has 500 attachments, the most it may have");
  }
  v1::Event event;
  v1::AttachmentRecord& added = *event.mutable_attachment_added()->mutable_attachment();
  added = given;
  added.set_state(v1::SCAN_STATE_WAITING);
  *added.mutable_added_at() = ToTimestamp(context.now);
  added.clear_scanned_at();
  added.clear_signature();
  added.clear_removed();
  added.clear_releases();
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideRecordScan(const v1::CaseFile& file, const v1::RecordScan& act,
                                        const Context& context) {
  if (act.state() == v1::SCAN_STATE_WAITING) {
    return FieldError("act.state", "a scan ends clean, infected or failed");
  }
  const v1::AttachmentRecord* attachment = FindAttachment(file, act.attachment_id());
  if (attachment == nullptr) return absl::NotFoundError("the case has no such attachment");
  const bool same =
      attachment->state() == act.state() && attachment->signature() == act.signature();
  if (attachment->removed() || same) return Events();
  v1::Event event;
  v1::AttachmentScanned& scanned = *event.mutable_attachment_scanned();
  scanned.set_attachment_id(act.attachment_id());
  scanned.set_state(act.state());
  *scanned.mutable_scanned_at() = ToTimestamp(context.now);
  scanned.set_signature(act.signature());
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideReleaseAttachment(const v1::CaseFile& file,
                                               const v1::ReleaseAttachment& act,
                                               const Context& context) {
  const v1::AttachmentRecord* attachment = FindAttachment(file, act.attachment_id());
  if (attachment == nullptr || attachment->removed()) {
    return absl::NotFoundError("the case has no such attachment");
  }
  const absl::Status checked = CheckRelease(file, act);
  if (!checked.ok()) return checked;
  const v1::AttachmentRelease* standing = ReleaseFor(*attachment, act.person_id());
  const bool same =
      standing == nullptr ? act.take_back() : !act.take_back() && standing->basis() == act.basis();
  if (same) return Events();
  if (standing == nullptr && attachment->releases_size() >= kMostReleases) {
    return absl::FailedPreconditionError(
        "it goes into the copies of 20 people, the most there are");
  }
  v1::Event event;
  v1::AttachmentReleased& released = *event.mutable_attachment_released();
  released.set_attachment_id(act.attachment_id());
  released.set_taken_back(act.take_back());
  released.mutable_release()->set_person_id(act.person_id());
  released.mutable_release()->set_basis(act.basis());
  *released.mutable_release()->mutable_released_at() = ToTimestamp(context.now);
  released.mutable_release()->set_released_by(context.actor.subject);
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideRecordDownload(const v1::CaseFile& file,
                                            const v1::RecordDownload& act) {
  const v1::AttachmentRecord* attachment = FindAttachment(file, act.attachment_id());
  if (attachment == nullptr || attachment->removed()) {
    return absl::NotFoundError("the case has no such attachment");
  }
  if (attachment->state() == v1::SCAN_STATE_INFECTED) {
    return absl::FailedPreconditionError("a virus was found in it: it is not handed out");
  }
  if (attachment->state() != v1::SCAN_STATE_CLEAN && !act.unscanned_acknowledged()) {
    return absl::FailedPreconditionError(
        "it was not scanned for viruses: say that you know it, and open it with care");
  }
  v1::Event event;
  event.mutable_attachment_downloaded()->set_attachment_id(act.attachment_id());
  event.mutable_attachment_downloaded()->set_unscanned_acknowledged(attachment->state() !=
                                                                    v1::SCAN_STATE_CLEAN);
  return Events{std::move(event)};
}

}  // namespace candour::intake
