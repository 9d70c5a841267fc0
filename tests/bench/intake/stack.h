// The whole of intake's writing path behind a port: token, checks, committer, PostgreSQL.
#ifndef CANDOUR_TESTS_BENCH_INTAKE_STACK_H_
#define CANDOUR_TESTS_BENCH_INTAKE_STACK_H_

#include <memory>
#include <string>

#include "candour/intake/v1/intake.grpc.pb.h"
#include "services/common/postgres/database.h"
#include "services/intake/commit/group_committer.h"
#include "services/intake/domain/reference_data.h"
#include "services/intake/service/intake_service.h"
#include "services/intake/store/postgres_ledger_store.h"
#include "tests/intake/service/desk.h"

namespace candour::intake {

// As candourd joins it, except that reads are answered by fakes and the token comes from a local
// issuer; it is verified as any other.
class BenchStack {
 public:
  // `conninfo` connects as candour_intake. Throws when the reference data or the port is missing.
  explicit BenchStack(const std::string& conninfo);
  ~BenchStack();
  BenchStack(const BenchStack&) = delete;
  BenchStack& operator=(const BenchStack&) = delete;

  // A client on the loopback.
  std::unique_ptr<v1::IntakeService::Stub> Client() const;

 private:
  const ReferenceData reference_data_;
  Database database_;
  PostgresLedgerStore store_{database_};
  CommitObserver observer_;
  GroupCommitter committer_;
  std::unique_ptr<TokenVerifier> verifier_ = testing::TestVerifier();
  Guard guard_{*verifier_};
  FakeRooms rooms_;
  WorkerPool workers_{1, 1};
  Surroundings around_{guard_, workers_, workers_, committer_, rooms_, rooms_, rooms_, rooms_};
  IntakeService intake_{around_};
  std::unique_ptr<Metrics> metrics_ = Metrics::Unread();
  std::unique_ptr<Server> server_;
};

// The authority for which the stack's token is good.
inline constexpr const char* kBenchAuthority = "milford";

// A complaint of 1,000 characters with name and address, under a request_id of its own.
v1::SubmitRequest BenchRequest();

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_BENCH_INTAKE_STACK_H_
