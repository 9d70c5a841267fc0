// What an answer must hold (reg 14(2), I-4).
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_ANSWER_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_ANSWER_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/inquiry.pb.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/context.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/decide_outcome.h"

namespace candour::intake {

using NewActions = google::protobuf::RepeatedPtrField<ledger::v1::NewAction>;

// `answer` with what the file knows already: a point that it leaves out gets the outcome that was
// found or decided, with its reasons.
ledger::v1::Answer WithFindings(const ledger::v1::CaseFile& file, ledger::v1::Answer answer);

// The outcomes of its points alone.
PointOutcomes OutcomesOf(const ledger::v1::Answer& answer);

// Fails with FieldErrors unless what is there can be right: points of the case, each once, with
// outcomes that exist; an action that exists. An answer in the making may leave anything out. Paths
// begin with `path`, for example act.answer.
absl::Status CheckDraftAnswer(const ledger::v1::CaseFile& file, const ledger::v1::Answer& answer,
                              const std::string& path, const Context& context);

// Fails with FieldErrors unless `answer` may be sent: both parts of the report, a conclusion on
// every point that agrees with its finding, whether action is needed and by when, and the Ombudsman
// whose matter it is. Paths begin with `act`.
absl::Status CheckAnswer(const ledger::v1::CaseFile& file, const ledger::v1::Answer& answer,
                         const Context& context);

// The promised actions with the duties that `duties` opens for them, numbered on from the file's.
std::vector<ledger::v1::Action> OpenActions(const ledger::v1::CaseFile& file,
                                            const NewActions& promised, Duties& duties,
                                            const Context& context);

// Fails with FieldErrors, paths beginning with `path`, unless every action has its words and a day
// that is not before the one of `at`.
absl::Status CheckActions(const NewActions& promised, const std::string& path, absl::Time at);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_ANSWER_H_
