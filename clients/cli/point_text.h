// Points and actions as they are typed.
#ifndef CANDOUR_CLIENTS_CLI_POINT_TEXT_H_
#define CANDOUR_CLIENTS_CLI_POINT_TEXT_H_

#include <string>

#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/inquiry.pb.h"

namespace candour::cli {

// Each throws CLI::ValidationError, in words, for text of another form.

// "2=NUP" is point 2 not upheld; "UPH" alone is point 1.
void FillPoint(const std::string& text, ledger::v1::PointOutcome& point);
// The same, with the reasons after a colon: "2=NUP:The log shows no late visit."
void FillConclusion(const std::string& text, ledger::v1::PointConclusion& point);
// "2026-07-31:We will reassess."
void FillAction(const std::string& text, ledger::v1::NewAction& action);

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_POINT_TEXT_H_
