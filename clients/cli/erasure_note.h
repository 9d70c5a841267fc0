// Erasures on paper: the certificate, and the file kept outside the database.
#ifndef CANDOUR_CLIENTS_CLI_ERASURE_NOTE_H_
#define CANDOUR_CLIENTS_CLI_ERASURE_NOTE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "candour/intake/v1/retention.pb.h"

namespace candour::cli {

// The certificate as a page. It also says what it does not speak for.
std::string CertificatePage(const std::string& authority_id,
                            const intake::v1::IssueCertificateResponse& certificate);

// Why a person looks first, in words; `hold` is the reason of a hold.
std::string TriageWords(intake::v1::TriageReason reason, const std::string& hold);

// The lines that `candour retention erasures` wrote. InvalidArgument naming the line that is none.
absl::StatusOr<std::vector<intake::v1::ErasureNote>> ReadErasureNotes(const std::string& text);

// Those of `kept` that are of the authority and of a case for which the ledger, in `known`, has no
// erasure; each case once.
std::vector<intake::v1::ErasureNote> MissingErasures(
    const std::vector<intake::v1::ErasureNote>& kept,
    const std::vector<intake::v1::ErasureNote>& known, const std::string& authority_id);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_ERASURE_NOTE_H_
