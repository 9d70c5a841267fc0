#include "clients/cli/open_import.h"

#include <iostream>

#include "candour/intake/v1/intake.grpc.pb.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/line_reader.h"
#include "clients/cli/show.h"
#include "google/protobuf/util/json_util.h"
#include "nlohmann/json.hpp"
#include "services/common/day/london.h"
#include "services/common/digest/digest.h"
#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

using intake::v1::ClockService;
using intake::v1::IntakeService;

// The space of request ids that follow from a source's ids.
constexpr const char* kOpenCaseSpace = "b1d3a9ab-0f43-5c55-8a7c-5e0f4c2f7d11";

absl::StatusOr<absl::CivilDay> Today(Session& session) {
  const auto stub = ClockService::NewStub(session.ChannelTo(session.Given().profile.intake));
  intake::v1::GetTimeResponse time;
  const absl::Status done =
      Call(session, *stub, &ClockService::Stub::GetTime, intake::v1::GetTimeRequest(), time);
  if (!done.ok()) return done;
  return LondonDay(absl::FromUnixSeconds(time.now().seconds()));
}

void ShowTaken(const ledger::v1::CaseFile& file, const std::vector<std::string>& missed,
               bool json) {
  if (json) {
    const nlohmann::json line = {
        {"id", file.source().id()}, {"reference", file.reference()}, {"missed", missed}};
    std::cout << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
    return;
  }
  for (const std::string& each : missed) {
    std::cout << file.reference() << "  already missed: " << each << "\n";
  }
}

}  // namespace

absl::StatusOr<intake::v1::SubmitRequest> OpenCaseFrom(const std::string& line,
                                                       const std::string& authority) {
  intake::v1::SubmitRequest request;
  const auto parsed = google::protobuf::util::JsonStringToMessage(line, request.mutable_submit());
  if (!parsed.ok()) {
    return FieldError("line", "must be one submission as JSON: " + std::string(parsed.message()));
  }
  const ledger::v1::Submit& submit = request.submit();
  if (!submit.has_ongoing()) return FieldError("ongoing", "say how the case stands");
  if (submit.source().id().empty()) return FieldError("source.id", "say under which id it comes");
  request.set_authority_id(authority);
  request.set_request_id(Uuid5(
      kOpenCaseSpace, authority + "\n" + submit.source().system() + "\n" + submit.source().id()));
  return request;
}

std::vector<std::string> MissedDates(const ledger::v1::CaseFile& file, absl::CivilDay today) {
  std::vector<std::string> missed;
  for (const ledger::v1::Obligation& each : file.obligations()) {
    if (each.state() != ledger::v1::OBLIGATION_STATE_OPEN || !each.has_due_by()) continue;
    const absl::CivilDay due(each.due_by().year(), each.due_by().month(), each.due_by().day());
    if (due < today) missed.push_back(each.clock() + " " + Show(each.due_by()));
  }
  return missed;
}

int ImportOpen(Session& session, const std::string& path) {
  const bool json = session.Given().json;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  const auto reader = LineReader::Open(path);
  if (!reader.ok()) return Complain(reader.status(), json);
  const absl::StatusOr<absl::CivilDay> today = Today(session);
  if (!today.ok()) return Complain(today.status(), json);
  const auto stub = IntakeService::NewStub(session.ChannelTo(session.Given().profile.intake));
  int taken = 0;
  int found = 0;
  std::string line;
  while (true) {
    const absl::StatusOr<bool> more = (*reader)->Next(line);
    if (!more.ok()) return Complain(more.status(), json);
    if (!*more) break;
    const auto request = OpenCaseFrom(line, *authority);
    intake::v1::SubmitResponse response;
    const absl::Status done =
        request.ok() ? Call(session, *stub, &IntakeService::Stub::Submit, *request, response)
                     : request.status();
    if (!done.ok()) {
      ++found;
      Complain(done, json);
      continue;
    }
    ++taken;
    const std::vector<std::string> missed = MissedDates(response.case_file(), *today);
    found += missed.empty() ? 0 : 1;
    ShowTaken(response.case_file(), missed, json);
  }
  if (!json) std::cout << taken << " open cases taken over; nothing was sent.\n";
  return found > 0 ? kFound : kDone;
}

}  // namespace candour::cli
