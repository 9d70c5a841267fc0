#include <iostream>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "candour/intake/v1/ledger.grpc.pb.h"
#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/progress.h"
#include "clients/cli/show.h"
#include "services/common/status/field_error.h"

namespace candour::cli {
namespace {

using intake::v1::LedgerService;

std::unique_ptr<LedgerService::Stub> Ledger(Session& session) {
  return LedgerService::NewStub(session.ChannelTo(session.Given().profile.intake));
}

// "120:9f…" is the head that somebody noted outside: seq and hash.
absl::Status FillAnchor(const std::string& text, intake::v1::Cursor& anchor) {
  const std::size_t colon = text.find(':');
  std::int64_t seq = 0;
  if (colon == std::string::npos || !absl::SimpleAtoi(text.substr(0, colon), &seq)) {
    return FieldError("--anchor", "must be SEQ:HASH with the hash in hexadecimal");
  }
  anchor.set_seq(seq);
  anchor.set_hash(absl::HexStringToBytes(text.substr(colon + 1)));
  return absl::OkStatus();
}

int ShowVerdict(const intake::v1::VerifyResponse& last, bool json) {
  if (json) std::cout << Json(last) << "\n";
  const bool whole = last.fault() == intake::v1::FAULT_UNSPECIFIED;
  if (!json && whole) {
    std::cout << "The chain is whole: " << last.walked() << " events, head "
              << absl::BytesToHexString(last.head_hash()).substr(0, 16) << "…, "
              << last.erased_bodies() << " personal parts erased under a rule.\n";
  }
  if (!json && !whole) {
    std::cout << "The chain is broken at event " << last.fault_seq() << ": " << last.explanation()
              << " (" << intake::v1::Fault_Name(last.fault()) << ")\n";
  }
  return whole ? kDone : kFound;
}

int Verify(Session& session, const std::vector<std::string>& anchors) {
  const bool json = session.Given().json;
  intake::v1::VerifyRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  request.set_authority_id(*authority);
  for (const std::string& anchor : anchors) {
    const absl::Status filled = FillAnchor(anchor, *request.add_anchors());
    if (!filled.ok()) return Complain(filled, json);
  }
  grpc::ClientContext context;
  const absl::Status prepared = session.Prepare(context, absl::InfiniteDuration());
  if (!prepared.ok()) return Complain(prepared, json);
  const auto stub = Ledger(session);
  const auto stream = stub->Verify(&context, request);
  intake::v1::VerifyResponse answer;
  intake::v1::VerifyResponse last;
  {
    Progress progress("Walking the ledger", 0, json);
    while (stream->Read(&answer)) {
      last = answer;
      progress.SetWhole(answer.head_seq());
      progress.Show(answer.walked());
    }
  }
  const absl::Status done = FromGrpc(stream->Finish());
  if (!done.ok()) return Complain(done, json);
  if (!last.done()) return Complain(absl::UnavailableError("the walk ended early"), json);
  return ShowVerdict(last, json);
}

int Follow(Session& session, std::int64_t after, const std::vector<std::string>& types, bool stop) {
  const bool json = session.Given().json;
  intake::v1::FollowRequest request;
  const absl::StatusOr<std::string> authority = session.Authority();
  if (!authority.ok()) return Complain(authority.status(), json);
  request.set_authority_id(*authority);
  request.mutable_after()->set_seq(after);
  for (const std::string& type : types) request.add_types(type);
  request.set_stop_at_head(stop);
  grpc::ClientContext context;
  const absl::Status prepared = session.Prepare(context, absl::InfiniteDuration());
  if (!prepared.ok()) return Complain(prepared, json);
  const auto stub = Ledger(session);
  const auto stream = stub->Follow(&context, request);
  intake::v1::FollowResponse batch;
  while (stream->Read(&batch)) {
    for (const ledger::v1::RecordedEvent& event : batch.events()) {
      std::cout << (json ? Json(event) : Show(event)) << "\n";
    }
    std::cout << std::flush;
  }
  const absl::Status done = FromGrpc(stream->Finish());
  return done.ok() ? kDone : Complain(done, json);
}

int Heads(Session& session) {
  const bool json = session.Given().json;
  intake::v1::ListHeadsResponse response;
  const absl::Status done = Call(session, *Ledger(session), &LedgerService::Stub::ListHeads,
                                 intake::v1::ListHeadsRequest(), response);
  if (!done.ok()) return Complain(done, json);
  for (const intake::v1::Head& head : response.heads()) {
    if (json) {
      std::cout << Json(head) << "\n";
    } else {
      std::cout << head.authority_id() << "  " << head.cursor().seq() << ":"
                << absl::BytesToHexString(head.cursor().hash()) << "\n";
    }
  }
  return kDone;
}

}  // namespace

void AddLedger(CLI::App& app, CommandLine& line) {
  CLI::App* ledger = Verb(app, "ledger", "The ledger: verify, follow, heads",
                          "  candour ledger verify --authority milford\n"
                          "  candour ledger heads\n"
                          "  candour ledger follow --types notice_sent --stop");
  ledger->require_subcommand(1);

  auto anchors = std::make_shared<std::vector<std::string>>();
  CLI::App* verify = ledger->add_subcommand("verify", "Walk the chain and name the first fault");
  verify->add_option("--anchor", *anchors, "SEQ:HASH noted outside the database; repeat");
  Runs(verify, line, [anchors](Session& session) { return Verify(session, *anchors); });

  Runs(ledger->add_subcommand("heads", "Where each council's ledger stands, as SEQ:HASH"), line,
       Heads);

  auto types = std::make_shared<std::vector<std::string>>();
  auto after = std::make_shared<std::int64_t>(0);
  auto stop = std::make_shared<bool>(false);
  CLI::App* follow = ledger->add_subcommand("follow", "Print events as they happen");
  follow->add_option("--types", *types, "Only these event types; repeat");
  follow->add_option("--after", *after, "Start after this seq");
  follow->add_flag("--stop", *stop, "End at the head instead of waiting");
  Runs(follow, line,
       [types, after, stop](Session& session) { return Follow(session, *after, *types, *stop); });
}

}  // namespace candour::cli
