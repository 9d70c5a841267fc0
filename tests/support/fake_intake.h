// Intake as its followers see it: a server over a vector of events.
#ifndef CANDOUR_TESTS_SUPPORT_FAKE_INTAKE_H_
#define CANDOUR_TESTS_SUPPORT_FAKE_INTAKE_H_

#include <grpcpp/grpcpp.h>

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "candour/intake/v1/intake.pb.h"
#include "candour/ledger/v1/event.pb.h"

namespace candour {

// A command that a follower sent.
struct SentCommand {
  std::string authority_id;
  std::string request_id;
  ledger::v1::Act act;
};

// LedgerService (Follow, ListHeads), ClockService (GetTime), CaseService (SuggestThemes,
// RecordNotice, IssueLink, ReportNoticeFailed, RecordCall) and RetentionService (ConfirmErasure) on
// a port of its own. Takes no token. Thread-safe.
class FakeIntake {
 public:
  FakeIntake();
  ~FakeIntake();
  FakeIntake(const FakeIntake&) = delete;
  FakeIntake& operator=(const FakeIntake&) = delete;

  std::shared_ptr<grpc::Channel> Channel() const;

  // Gives `event` its seq, its hash and, unless they are set, its type and times, and appends it to
  // the ledger of its authority. Returns the seq.
  std::int64_t Append(ledger::v1::RecordedEvent event);

  // How many events an answer of Follow holds at most; 100 at first.
  void SetBatch(int events);
  // Breaks every stream that is open, as when intake dies.
  void DropStreams();
  // Another ledger is restored: every cursor but the beginning is refused.
  void RefuseCursors();
  void SetNow(absl::Time now);

  // The next `times` commands are answered with `code`.
  void AnswerCommands(grpc::StatusCode code, int times);
  // Commands answered with OK, one for each request_id, in order.
  std::vector<SentCommand> Commands() const;
  // Every call of a command, repeated and refused ones too.
  int CommandCalls() const;

 private:
  class Ledger;
  class Cases;
  class Retention;
  class Clock;
  struct State;

  std::unique_ptr<State> state_;
  std::unique_ptr<Ledger> ledger_;
  std::unique_ptr<Cases> cases_;
  std::unique_ptr<Retention> retention_;
  std::unique_ptr<Clock> clock_;
  std::unique_ptr<grpc::Server> server_;
  int port_ = 0;
};

}  // namespace candour

#endif  // CANDOUR_TESTS_SUPPORT_FAKE_INTAKE_H_
