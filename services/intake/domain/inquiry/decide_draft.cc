#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/inquiry/acts.h"
#include "services/intake/domain/inquiry/answer.h"
#include "services/intake/domain/inquiry/find.h"
#include "services/intake/domain/inquiry/signer.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/period/stages.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// The draft of that version, which must be the latest: nobody checks or signs what was replaced.
absl::StatusOr<const v1::Draft*> FindDraft(const v1::CaseFile& file, uint32_t version) {
  const absl::Status open = RequireOpenComplaint(file);
  if (!open.ok()) return open;
  if (!file.has_draft()) return absl::FailedPreconditionError("there is no draft yet");
  if (file.draft().draft_version() != version) {
    return AboutField(absl::FailedPreconditionError(
                          absl::StrCat("the latest version is ", file.draft().draft_version())),
                      "act.draft_version");
  }
  return &file.draft();
}

// A small slip is better found before the signature than after it: every point has its reasons
// (C-09).
absl::Status CheckReasons(const v1::Answer& answer) {
  for (int i = 0; i < answer.points_size(); ++i) {
    if (!IsBlank(answer.points(i).words())) continue;
    return FieldError(
        absl::StrCat("act.points[", i, "].words"),
        absl::StrCat("the draft gives no reasons on point ", answer.points(i).point_id()));
  }
  return absl::OkStatus();
}

constexpr std::string_view kWrittenAnswer =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view kSignedAnswer = "application/pdf";

// The attachment of the case from which something was read or signed, or null where none is named.
absl::StatusOr<const v1::AttachmentRecord*> DocumentOf(const v1::CaseFile& file,
                                                       const std::string& attachment_id,
                                                       std::string_view media_type,
                                                       const std::string& kind) {
  if (attachment_id.empty()) return nullptr;
  const v1::AttachmentRecord* document =
      FirstWhere(file.attachments(), [&attachment_id](const v1::AttachmentRecord& each) {
        return each.attachment_id() == attachment_id;
      });
  if (document == nullptr || document->removed()) {
    return FieldError("act.attachment_id", "the case has no such attachment: upload it first");
  }
  if (document->media_type() != media_type) {
    return FieldError("act.attachment_id", absl::StrCat("this attachment is no ", kind));
  }
  if (document->state() == v1::SCAN_STATE_INFECTED) {
    return FieldError("act.attachment_id", "the scanner found something in this attachment");
  }
  return document;
}

absl::Status CheckSendable(const v1::CaseFile& file, const v1::Answer& answer,
                           const Context& context) {
  absl::Status sendable = CheckAnswer(file, answer, context);
  return sendable.ok() ? CheckReasons(answer) : sendable;
}

}  // namespace

absl::StatusOr<Events> DecideWriteDraft(const v1::CaseFile& file, const v1::WriteDraft& act,
                                        const Context& context) {
  const absl::Status open = RequireOpenComplaint(file);
  if (!open.ok()) return open;
  const uint32_t latest = file.draft().draft_version();
  if (act.from_version() != 0 && act.from_version() != latest) {
    return AboutField(absl::FailedPreconditionError(absl::StrCat(
                          "version ", latest, " has been written since: begin from that")),
                      "act.from_version");
  }
  const absl::Status answer = CheckDraftAnswer(file, act.answer(), "act.answer", context);
  if (!answer.ok()) return answer;
  const auto read_from = DocumentOf(file, act.attachment_id(), kWrittenAnswer, "Word document");
  if (!read_from.ok()) return read_from.status();
  v1::Event event;
  v1::Draft& draft = *event.mutable_draft_written()->mutable_draft();
  draft.set_draft_version(latest + 1);
  *draft.mutable_answer() = WithFindings(file, act.answer());
  draft.set_state(v1::DRAFT_STATE_WRITTEN);
  draft.set_attachment_id(act.attachment_id());
  draft.set_written_by(context.actor.subject);
  *draft.mutable_written_at() = ToTimestamp(context.now);
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideCheckDraft(const v1::CaseFile& file, const v1::CheckDraft& act,
                                        const Context& context) {
  const absl::StatusOr<const v1::Draft*> draft = FindDraft(file, act.draft_version());
  if (!draft.ok()) return draft.status();
  if ((*draft)->state() == v1::DRAFT_STATE_SIGNED) {
    return absl::FailedPreconditionError("this version has been signed");
  }
  if ((*draft)->written_by() == context.actor.subject) {
    return absl::PermissionDeniedError("another person than the writer checks the answer");
  }
  if (act.accepted()) {
    const absl::Status sendable = CheckSendable(file, (*draft)->answer(), context);
    if (!sendable.ok()) return sendable;
  } else if (IsBlank(act.note())) {
    return FieldError("act.note", "say what is to be changed");
  }
  v1::Event event;
  v1::DraftChecked& checked = *event.mutable_draft_checked();
  checked.set_draft_version(act.draft_version());
  checked.set_state(act.accepted() ? v1::DRAFT_STATE_CHECKED : v1::DRAFT_STATE_RETURNED);
  checked.set_checked_by(context.actor.subject);
  *checked.mutable_checked_at() = ToTimestamp(context.now);
  checked.set_note(act.note());
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideSignResponse(const v1::CaseFile& file, const v1::SignResponse& act,
                                          const Context& context) {
  const absl::StatusOr<const v1::Draft*> draft = FindDraft(file, act.draft_version());
  if (!draft.ok()) return draft.status();
  if ((*draft)->state() != v1::DRAFT_STATE_CHECKED) {
    return absl::FailedPreconditionError((*draft)->state() == v1::DRAFT_STATE_SIGNED
                                             ? "this version has been signed"
                                             : "another person checks the answer first");
  }
  const absl::Time signed_at = act.has_signed_at() ? InstantFrom(act.signed_at()) : context.now;
  const absl::Status happened = CheckHappened(signed_at, file, context.now, "act.signed_at");
  if (!happened.ok()) return happened;
  if (signed_at < InstantFrom((*draft)->checked_at())) {
    return FieldError("act.signed_at", "it was checked after that");
  }
  const auto document = DocumentOf(file, act.attachment_id(), kSignedAnswer, "PDF");
  if (!document.ok()) return document.status();
  const bool kept = *document != nullptr;
  if (kept && !act.document_digest().empty() && act.document_digest() != (*document)->digest()) {
    return FieldError("act.document_digest", "the attachment is another document");
  }
  const std::string& digest = kept ? (*document)->digest() : act.document_digest();
  std::string method = act.method();
  if (method.empty()) method = kept ? "by_hand" : "typed";
  absl::StatusOr<v1::Signature> signature =
      Sign({act.signed_by(), act.delegation_id(), method, digest, signed_at}, context);
  if (!signature.ok()) return signature.status();
  signature->set_attachment_id(act.attachment_id());
  const absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  v1::Event event;
  if (HasStages(duties->Law())) {
    *event.mutable_response_signed()->mutable_stage() =
        StageAnswerOf(file, LondonDay(context.now), *duties);
  }
  event.mutable_response_signed()->set_draft_version(act.draft_version());
  *event.mutable_response_signed()->mutable_signature() = *std::move(signature);
  return Events{std::move(event)};
}

}  // namespace candour::intake
