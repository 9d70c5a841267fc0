#include "services/intake/service/take_mail.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/digest/digest.h"
#include "services/common/status/field_error.h"
#include "services/intake/mail/parse_mail.h"
#include "services/intake/service/attachments.h"
#include "services/intake/service/command.h"
#include "services/intake/service/gather_call.h"
#include "services/intake/service/intake_service.h"
#include "services/intake/service/sight.h"

namespace candour::intake {
namespace {

// The space in which mails are named; a constant of this program for ever.
constexpr const char* kMailSpace = "9d1b5b62-3a57-4a0b-9f5f-0a3f2a7c9b44";
// The content with the marks that mail adds to attachments of 25 MB.
constexpr std::size_t kMostMailBytes = std::size_t{35} << 20;
constexpr std::size_t kMostBody = 100000;
constexpr int kMostAttachments = 50;

const v1::MailEnvelope* HeadOf(const v1::TakeMailRequest& request) {
  return request.has_envelope() ? &request.envelope() : nullptr;
}

// At most `most` octets, and so characters, ending between two characters of UTF-8.
std::string Cut(std::string text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  text.resize(most);
  return text;
}

// One mail on its way to its case.
class Taking {
 public:
  Taking(const Surroundings& around, const Caller& caller, const v1::MailEnvelope& envelope,
         Mail mail, const std::string& octets)
      : around_(around), caller_(caller), envelope_(envelope), mail_(std::move(mail)) {
    const std::string name = mail_.message_id.empty() ? Sha256(octets) : mail_.message_id;
    digest_ = Hex(Sha256(name));
    content_ = absl::StrCat("octets/", Hex(Sha256(octets)));
    if (mail_.message_id.empty()) mail_.message_id = digest_;
  }

  absl::Status Run(v1::TakeMailResponse& response) {
    const absl::StatusOr<bool> taken = WasTaken(response);
    if (!taken.ok()) return taken.status();
    if (*taken) return absl::OkStatus();
    absl::StatusOr<std::string> complaint_id = CaseOf();
    if (!complaint_id.ok()) return complaint_id.status();
    if (complaint_id->empty() && mail_.automatic) {
      return absl::FailedPreconditionError(
          "a program wrote this mail and it belongs to no case: it was not taken in");
    }
    response.set_new_case(complaint_id->empty());
    absl::StatusOr<Outcome> outcome =
        complaint_id->empty() ? BecomeCase(response) : Attach(*complaint_id, response);
    if (!outcome.ok()) return outcome.status();
    *response.mutable_receipt() = outcome->receipt;
    const absl::Status noted = around_.attachments.NoteMail(envelope_.authority_id(), content_,
                                                            outcome->receipt.complaint_id());
    if (!noted.ok()) return noted;
    return around_.attachments.NoteMail(envelope_.authority_id(), mail_.message_id,
                                        outcome->receipt.complaint_id());
  }

 private:
  // Whether these very octets were taken in before: then there is nothing left to do. A Message-ID
  // alone does not say so, for another mail may bear the same.
  absl::StatusOr<bool> WasTaken(v1::TakeMailResponse& response) {
    if (!envelope_.case_().empty()) return false;
    const absl::StatusOr<std::string> found =
        around_.attachments.CaseOfMail(envelope_.authority_id(), content_);
    if (!found.ok()) return found.status();
    if (found->empty()) return false;
    const auto file = around_.cases.Get(envelope_.authority_id(), *found);
    if (!file.ok()) return file.status();
    response.mutable_receipt()->set_complaint_id(file->complaint_id());
    response.mutable_receipt()->set_reference(file->reference());
    response.mutable_receipt()->set_version(file->version());
    response.mutable_receipt()->set_repeated(true);
    return true;
  }

  std::string RequestId(const std::string& what) const {
    return Uuid5(kMailSpace, absl::StrCat(envelope_.authority_id(), "/", digest_, "/", what));
  }

  // The case that a person names, or that the mail was taken in for before, or that it answers, or
  // that its heading names; empty when none. A reference in a heading that means no case is words.
  absl::StatusOr<std::string> CaseOf() {
    const std::string& authority_id = envelope_.authority_id();
    if (!envelope_.case_().empty()) {
      const auto file = CaseFor(around_, caller_, authority_id, envelope_.case_());
      if (!file.ok()) return AboutField(file.status(), "case");
      return file->complaint_id();
    }
    std::vector<std::string> known = mail_.answers;
    known.insert(known.begin(), mail_.message_id);
    for (const std::string& id : known) {
      absl::StatusOr<std::string> found = around_.attachments.CaseOfMail(authority_id, id);
      if (!found.ok() || !found->empty()) return found;
    }
    const std::string reference = ReferenceIn(mail_.subject);
    if (reference.empty()) return std::string();
    const auto file = around_.cases.Get(authority_id, reference);
    if (absl::IsNotFound(file.status()) || absl::IsInvalidArgument(file.status())) {
      return std::string();
    }
    if (!file.ok()) return file.status();
    return file->erased() ? std::string() : file->complaint_id();
  }

  std::string Sender() const {
    return Cut(mail_.sender_name.empty()
                   ? mail_.sender_address
                   : absl::StrCat(mail_.sender_name, " <", mail_.sender_address, ">"),
               400);
  }

  // A mail that names no case is a contact of its own. Its sender may not be written to
  // electronically until asked (Q19), and nobody has checked its scope (Q6).
  absl::StatusOr<Outcome> BecomeCase(v1::TakeMailResponse& response) {
    v1::SubmitRequest request;
    request.set_authority_id(envelope_.authority_id());
    request.set_request_id(RequestId("submit"));
    ledger::v1::Submit& submit = *request.mutable_submit();
    submit.set_record_type(ledger::v1::RECORD_TYPE_CMP);
    submit.set_channel(ledger::v1::CHANNEL_EMAIL);
    if (envelope_.has_received_at()) *submit.mutable_received_at() = envelope_.received_at();
    submit.mutable_complainant()->set_name(
        Cut(mail_.sender_name.empty() ? mail_.sender_address : mail_.sender_name, 200));
    submit.mutable_complainant()->set_email(Cut(mail_.sender_address, 254));
    submit.add_points()->set_text(Cut(absl::StrCat(mail_.subject, "\n\n", mail_.body), kMostBody));
    submit.mutable_source()->set_system("mail");
    submit.mutable_source()->set_id(digest_);
    absl::StatusOr<Outcome> outcome =
        Commit(around_.committer, SubmitCommand(caller_, request, Lane::kPeople));
    if (outcome.ok()) AddAttachments(outcome->receipt.complaint_id(), response);
    return outcome;
  }

  absl::StatusOr<Outcome> Attach(const std::string& complaint_id, v1::TakeMailResponse& response) {
    AddAttachments(complaint_id, response);
    ledger::v1::ReceiveMessage act;
    act.set_message_id(RequestId("message"));
    act.set_way(ledger::v1::MESSAGE_WAY_EMAIL);
    if (envelope_.has_received_at()) *act.mutable_received_at() = envelope_.received_at();
    act.set_sender(Sender());
    act.set_subject(Cut(mail_.subject, 1000));
    act.set_body(Cut(mail_.body, kMostBody));
    act.set_mail_message_id(Cut(mail_.message_id, 1000));
    act.set_automatic(mail_.automatic);
    for (const ledger::v1::AttachmentRecord& each : response.attachments()) {
      act.add_attachment_ids(each.attachment_id());
    }
    response.set_message_id(act.message_id());
    return Commit(around_.committer, ActCommand(caller_, TargetOf(complaint_id, "receive"), act));
  }

  v1::Target TargetOf(const std::string& complaint_id, const std::string& what) const {
    v1::Target target;
    target.set_authority_id(envelope_.authority_id());
    target.set_request_id(RequestId(what));
    target.set_case_(complaint_id);
    return target;
  }

  void AddAttachments(const std::string& complaint_id, v1::TakeMailResponse& response) {
    int number = 0;
    for (const MailPart& part : mail_.attachments) {
      if (++number > kMostAttachments) {
        response.add_refused(absl::StrCat(part.name, ": a mail may have 50 attachments"));
        continue;
      }
      v1::NewAttachment given;
      *given.mutable_target() = TargetOf(complaint_id, absl::StrCat("attachment/", number));
      given.set_name(part.name);
      // Mail programs declare what they like; the content decides.
      given.set_media_type("application/octet-stream");
      const auto taken = TakeAttachment(around_, caller_, given, part.content);
      if (taken.ok()) {
        *response.add_attachments() = taken->attachment();
      } else {
        response.add_refused(absl::StrCat(part.name, ": ", std::string(taken.status().message())));
      }
    }
  }

  const Surroundings& around_;
  const Caller& caller_;
  const v1::MailEnvelope& envelope_;
  Mail mail_;
  std::string digest_;
  // These octets, among the ids of mails.
  std::string content_;
};

}  // namespace

absl::Status TakeMailIn(const Surroundings& around, const Caller& caller,
                        const v1::MailEnvelope& envelope, const std::string& octets,
                        v1::TakeMailResponse& response) {
  absl::StatusOr<Mail> mail = ParseMail(octets);
  if (!mail.ok()) return mail.status();
  return Taking(around, caller, envelope, *std::move(mail), octets).Run(response);
}

grpc::ServerReadReactor<v1::TakeMailRequest>* IntakeService::TakeMail(
    grpc::CallbackServerContext* context, v1::TakeMailResponse* response) {
  using Call = GatherCall<v1::TakeMailRequest, v1::MailEnvelope>;
  auto caller = around_.guard.AdmitStream(*context, *v1::TakeMailRequest::descriptor());
  return Call::Start(std::move(caller), around_.long_workers, kMostMailBytes, &HeadOf,
                     [this, response](const Caller& who, const v1::MailEnvelope& envelope,
                                      const std::string& octets) {
                       return TakeMailIn(around_, who, envelope, octets, *response);
                     });
}

}  // namespace candour::intake
