#include <algorithm>
#include <iostream>

#include "candour/follower/v1/follower.grpc.pb.h"
#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/progress.h"
#include "clients/cli/show.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

using follower::v1::FollowerService;

const std::vector<std::string> kFollowers = {"categorisation", "notification", "analytics"};

std::string AddressOf(const Profile& profile, const std::string& service) {
  if (service == "categorisation") return profile.categorisation;
  if (service == "notification") return profile.notification;
  if (service == "analytics") return profile.analytics;
  return profile.intake;
}

std::unique_ptr<FollowerService::Stub> Follower(Session& session, const std::string& service) {
  return FollowerService::NewStub(session.ChannelTo(AddressOf(session.Given().profile, service)));
}

int ShowStandings(Session& session) {
  const bool json = session.Given().json;
  std::vector<std::vector<std::string>> rows;
  bool parked = false;
  for (const std::string& service : kFollowers) {
    follower::v1::GetStandingResponse response;
    const absl::Status done =
        Call(session, *Follower(session, service), &FollowerService::Stub::GetStanding,
             follower::v1::GetStandingRequest(), response);
    if (!done.ok()) return Complain(done, json);
    for (const follower::v1::Standing& standing : response.standings()) {
      if (json) {
        std::cout << R"({"follower":")" << service << R"(","standing":)" << Json(standing) << "}\n";
      }
      parked = parked || standing.parked_size() > 0;
      rows.push_back({service, standing.authority_id(), std::to_string(standing.seq()),
                      std::to_string(standing.pending()), std::to_string(standing.parked_size())});
    }
  }
  if (!json) std::cout << Table({"Follower", "Council", "At seq", "Pending", "Parked"}, rows);
  return parked ? kFound : kDone;
}

int Rebuild(Session& session, const std::string& service) {
  const bool json = session.Given().json;
  follower::v1::RebuildRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  request.set_authority_id(*authority);
  grpc::ClientContext context;
  const absl::Status prepared = session.Prepare(context, absl::InfiniteDuration());
  if (!prepared.ok()) return Complain(prepared, json);
  const auto stub = Follower(session, service);
  const auto stream = stub->Rebuild(&context, request);
  follower::v1::RebuildResponse answer;
  follower::v1::RebuildResponse last;
  {
    Progress progress("Rebuilding " + service, 0, json);
    while (stream->Read(&answer)) {
      last = answer;
      progress.SetWhole(answer.head_seq());
      progress.Show(answer.seq());
    }
  }
  const absl::Status done = FromGrpc(stream->Finish());
  if (!done.ok()) return Complain(done, json);
  if (!last.done()) return Complain(absl::UnavailableError("the rebuild ended early"), json);
  std::cout << (json ? Json(last)
                     : "Rebuilt " + service + " from " + std::to_string(last.seq()) + " events.")
            << "\n";
  return kDone;
}

int ResumeCase(Session& session, const std::string& service, const std::string& complaint_id) {
  const bool json = session.Given().json;
  follower::v1::ResumeRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  request.set_authority_id(*authority);
  request.set_complaint_id(complaint_id);
  follower::v1::ResumeResponse response;
  const absl::Status done =
      Call(session, *Follower(session, service), &FollowerService::Stub::Resume, request, response);
  if (!done.ok()) return Complain(done, json);
  std::cout << (json ? "{}" : "Taken up again.") << "\n";
  return kDone;
}

// Needs no sign-in: health says nothing about anybody.
int Health(Session& session) {
  bool all = true;
  for (const std::string service : {"intake", "categorisation", "notification", "analytics"}) {
    const auto stub = grpc::health::v1::Health::NewStub(
        session.ChannelTo(AddressOf(session.Given().profile, service)));
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(2));
    grpc::health::v1::HealthCheckResponse response;
    const grpc::Status status =
        stub->Check(&context, grpc::health::v1::HealthCheckRequest(), &response);
    const bool serving =
        status.ok() && response.status() == grpc::health::v1::HealthCheckResponse::SERVING;
    all = all && serving;
    const std::string word = serving ? "serving" : status.ok() ? "not serving" : "no answer";
    if (session.Given().json) {
      std::cout << R"({"service":")" << service << R"(","health":")" << word << "\"}\n";
    } else {
      std::cout << service << ": " << word << "\n";
    }
  }
  return all ? kDone : kTryAgain;
}

}  // namespace

void AddFollowers(CLI::App& app, CommandLine& line) {
  Runs(Verb(app, "health", "Whether every service is ready", "  candour health"), line, Health);

  CLI::App* group = Verb(app, "followers", "The three services that follow the ledger",
                         "  candour followers standing\n"
                         "  candour followers rebuild analytics\n"
                         "  candour followers resume notification COMPLAINT-ID");
  group->require_subcommand(1);
  Runs(group->add_subcommand("standing", "How far each has read, and what it parked"), line,
       ShowStandings);

  auto service = std::make_shared<std::string>();
  auto complaint_id = std::make_shared<std::string>();
  CLI::App* rebuild = group->add_subcommand("rebuild", "Make its tables again from the ledger");
  rebuild->add_option("SERVICE", *service)->required()->check(CLI::IsMember(kFollowers));
  Runs(rebuild, line, [service](Session& session) { return Rebuild(session, *service); });

  CLI::App* resume = group->add_subcommand("resume", "Take a parked case up again");
  resume->add_option("SERVICE", *service)->required()->check(CLI::IsMember(kFollowers));
  resume->add_option("CASE", *complaint_id, "The complaint id")->required();
  Runs(resume, line, [service, complaint_id](Session& session) {
    return ResumeCase(session, *service, *complaint_id);
  });
}

}  // namespace candour::cli
