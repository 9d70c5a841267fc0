// The public look-up: nobody signs in for it.
#include <chrono>
#include <iostream>

#include "candour/intake/v1/intake.grpc.pb.h"
#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

constexpr int kTrackPatience = 30;  // seconds

struct TrackLook {
  std::string reference;
  std::string code;
};

int ShowTracked(Session& session, const TrackLook& look) {
  const bool json = session.Given().json;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  intake::v1::TrackRequest request;
  request.set_authority_id(*authority);
  request.set_reference(look.reference);
  request.set_code(look.code);
  const absl::Status checked = CheckFields(request);
  if (!checked.ok()) return Complain(checked, json);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(kTrackPatience));
  intake::v1::TrackResponse response;
  const auto stub =
      intake::v1::IntakeService::NewStub(session.ChannelTo(session.Given().profile.intake));
  const absl::Status done = FromGrpc(stub->Track(&context, request, &response));
  if (!done.ok()) return Complain(done, json);
  if (json) {
    std::cout << Json(response) << "\n";
    return kDone;
  }
  std::cout << Safe(response.stands()) << "\n\n";
  for (const intake::v1::TrackedStep& step : response.steps()) {
    std::cout << Show(step.on()) << "  " << Safe(step.words()) << "\n";
  }
  if (response.has_next_by()) {
    std::cout << "\n" << Show(response.next_by()) << "  " << Safe(response.next()) << "\n";
  }
  return kDone;
}

}  // namespace

void AddTrack(CLI::App& app, CommandLine& line) {
  auto look = std::make_shared<TrackLook>();
  CLI::App* verb = Verb(app, "track", "Look up where a case stands, as its complainant does",
                        "  candour track ASC-2026-000123-4 --code K7QD-M2XP-9T4C\n\n"
                        "The code is given when the case is taken in and stands in its file. No "
                        "sign-in is needed.");
  verb->add_option("REFERENCE", look->reference, "The case's reference")->required();
  verb->add_option("--code", look->code, "The code that was given with it")->required();
  Runs(verb, line, [look](Session& session) { return ShowTracked(session, *look); });
}

}  // namespace candour::cli
