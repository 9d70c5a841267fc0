// The rules about what comes in with a case, who may see it, and when it is erased. Each fails as
// Decide does.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_ACTS_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_ACTS_H_

#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

// A message waits to be read. It moves no date: it is a duty of the handler alone (G-6).
inline constexpr Duty kReadMessage{"READ_MESSAGE", ledger::v1::RECIPIENT_STAFF, ""};

// What follows from an act of this subject; nothing when the act is of another.
std::optional<absl::StatusOr<Events>> DecideCorrespondence(const ledger::v1::CaseFile& file,
                                                           const ledger::v1::Act& act,
                                                           const Context& context);

absl::StatusOr<Events> DecideRestrictCase(const ledger::v1::CaseFile& file,
                                          const ledger::v1::RestrictCase& act,
                                          const Context& context);
absl::StatusOr<Events> DecideLiftRestriction(const ledger::v1::CaseFile& file,
                                             const ledger::v1::LiftRestriction& act);
absl::StatusOr<Events> DecideOpenRestricted(const ledger::v1::CaseFile& file,
                                            const ledger::v1::OpenRestricted& act,
                                            const Context& context);

absl::StatusOr<Events> DecideAddAttachment(const ledger::v1::CaseFile& file,
                                           const ledger::v1::AddAttachment& act,
                                           const Context& context);
absl::StatusOr<Events> DecideRecordScan(const ledger::v1::CaseFile& file,
                                        const ledger::v1::RecordScan& act, const Context& context);
absl::StatusOr<Events> DecideRecordDownload(const ledger::v1::CaseFile& file,
                                            const ledger::v1::RecordDownload& act);

// Into the copies for one person of the case, by whoever answers for it; or out of them again.
absl::StatusOr<Events> DecideReleaseAttachment(const ledger::v1::CaseFile& file,
                                               const ledger::v1::ReleaseAttachment& act,
                                               const Context& context);

absl::StatusOr<Events> DecideReceiveMessage(const ledger::v1::CaseFile& file,
                                            const ledger::v1::ReceiveMessage& act,
                                            const Context& context);
absl::StatusOr<Events> DecideMarkMessageRead(const ledger::v1::CaseFile& file,
                                             const ledger::v1::MarkMessageRead& act,
                                             const Context& context);
absl::StatusOr<Events> DecideRemoveMessage(const ledger::v1::CaseFile& file,
                                           const ledger::v1::RemoveMessage& act,
                                           const Context& context);

absl::StatusOr<Events> DecideHoldErasure(const ledger::v1::CaseFile& file,
                                         const ledger::v1::HoldErasure& act,
                                         const Context& context);
absl::StatusOr<Events> DecideReleaseHold(const ledger::v1::CaseFile& file,
                                         const ledger::v1::ReleaseHold& act,
                                         const Context& context);
absl::StatusOr<Events> DecideCorrectPersonal(const ledger::v1::CaseFile& file,
                                             const ledger::v1::CorrectPersonal& act,
                                             const Context& context);
absl::StatusOr<Events> DecideConfirmErasure(const ledger::v1::CaseFile& file,
                                            const ledger::v1::ConfirmErasure& act,
                                            const Context& context);
absl::StatusOr<Events> DecideCertifyErasure(const ledger::v1::CaseFile& file,
                                            const ledger::v1::CertifyErasure& act,
                                            const Context& context);

// The attachment or message of that id, or null. The pointer lives as long as `file`.
const ledger::v1::AttachmentRecord* FindAttachment(const ledger::v1::CaseFile& file,
                                                   std::string_view attachment_id);
const ledger::v1::MessageRecord* FindMessage(const ledger::v1::CaseFile& file,
                                             std::string_view message_id);

// Copies an event of this subject into the file; false when the event is of another.
bool ApplyCorrespondence(ledger::v1::CaseFile& file, const ledger::v1::Event& event);

// Removes every personal part of the file, and the content of its attachments.
void ApplyErased(ledger::v1::CaseFile& file, const ledger::v1::PersonalErased& event);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_ACTS_H_
