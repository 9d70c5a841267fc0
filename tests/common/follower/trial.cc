#include "tests/common/follower/trial.h"

#include <chrono>
#include <fstream>
#include <iterator>
#include <pqxx/pqxx>

#include "absl/strings/str_replace.h"
#include "services/common/follower/command.h"
#include "services/common/postgres/transact.h"

namespace candour::follower {
namespace {

constexpr const char* kTrialRole = "candour_categorisation";

}  // namespace

std::string TrialSchema() {
  std::ifstream file("services/common/follower/schema.sql");
  const std::string tables(std::istreambuf_iterator<char>(file), {});
  return "CREATE SCHEMA trial; GRANT USAGE ON SCHEMA trial TO candour_categorisation;" +
         absl::StrReplaceAll(tables, {{"SCHEMA", "trial"}, {"ROLE", kTrialRole}}) +
         "CREATE TABLE trial.seen (authority_id text, seq bigint, complaint_id uuid, step text,"
         " PRIMARY KEY (authority_id, seq));"
         "GRANT SELECT, INSERT, DELETE ON trial.seen TO candour_categorisation;";
}

ledger::v1::RecordedEvent StepOf(const std::string& complaint_id, const std::string& step) {
  ledger::v1::RecordedEvent event;
  event.set_authority_id("milford");
  event.set_complaint_id(complaint_id);
  event.mutable_event()->mutable_step_taken()->mutable_step()->set_step(step);
  return event;
}

ledger::v1::RecordedEvent EventOfTheFuture(const std::string& complaint_id) {
  ledger::v1::RecordedEvent event;
  event.set_authority_id("milford");
  event.set_complaint_id(complaint_id);
  event.set_type("apology_accepted");
  return event;
}

absl::Status TrialProjection::Handle(Transaction& transaction,
                                     const ledger::v1::RecordedEvent& event, absl::Time) {
  const std::string& step = event.event().step_taken().step().step();
  Query(transaction, "INSERT INTO trial.seen VALUES ($1, $2, $3::uuid, $4)", event.authority_id(),
        event.seq(), event.complaint_id(), step);
  if (step == "poison" && !healed) {
    ++tries;
    return absl::InternalError("poison");
  }
  if (step == "command") {
    ledger::v1::Act act;
    act.set_complaint_id(event.complaint_id());
    act.mutable_suggest_themes()->set_model("trial-1");
    return QueueCommand(transaction, "trial", event.authority_id(),
                        RequestId("trial", event.authority_id(), event.seq(), "suggest_themes"),
                        act);
  }
  return absl::OkStatus();
}

absl::Status TrialProjection::Reset(Transaction& transaction, const std::string& authority_id) {
  Query(transaction, "DELETE FROM trial.seen WHERE authority_id = $1", authority_id);
  return absl::OkStatus();
}

Trial::Trial() : database_(tables.Conninfo(kTrialRole)) {
  tables.Execute(TrialSchema());
  Start();
}

void Trial::Start() {
  FollowerSettings settings;
  settings.schema = "trial";
  settings.intake = intake.Channel();
  settings.authorise = [](grpc::ClientContext&) { return absl::OkStatus(); };
  settings.serving = [this](bool serving) {
    const std::lock_guard lock(mutex_);
    serving_ = serving;
    told_.notify_all();
  };
  settings.alarm = [this](const std::string&, const std::string& sentence) {
    const std::lock_guard lock(mutex_);
    alarms_.push_back(sentence);
  };
  settings.poll = absl::Milliseconds(20);
  settings.longest_wait = absl::Milliseconds(200);
  follower = std::make_unique<Follower>(std::move(settings), database_,
                                        std::vector<Projection*>{&projection});
  follower->Start();
}

void Trial::StartAgain() {
  follower.reset();
  Start();
}

absl::Status Trial::CatchUp() { return follower->CatchUp("milford", absl::Seconds(20)).status(); }

std::string Trial::Seen() const {
  return tables.Value(
      "SELECT coalesce(string_agg(right(complaint_id::text, 1) || ' ' || step, ', ' ORDER BY seq),"
      " '') FROM trial.seen");
}

bool Trial::Tells(bool serving) {
  std::unique_lock lock(mutex_);
  return told_.wait_for(lock, std::chrono::seconds(20), [&] { return serving_ == serving; });
}

std::vector<std::string> Trial::Alarms() {
  const std::lock_guard lock(mutex_);
  return alarms_;
}

}  // namespace candour::follower
