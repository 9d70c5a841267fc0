// candour.intake.v1.CaseService: reads in case_service.cc, acts in case_acts.cc, those that find
// further cases in case_people.cc and case_links.cc.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_CASE_SERVICE_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_CASE_SERVICE_H_

#include <functional>

#include "candour/intake/v1/intake.pb.h"
#include "services/common/grpc/answer.h"
#include "services/common/grpc/call_table.h"
#include "services/intake/commit/committer.h"
#include "services/intake/service/surroundings.h"

namespace candour::intake {

// Reads record that they happened before they answer; acts are queued and answered when durable.
class CaseService final : public CallTable {
 public:
  explicit CaseService(const Surroundings& around);

 private:
  Unary* Get(Context* context, const v1::GetRequest* request, v1::GetResponse* response);
  Unary* List(Context* context, const v1::ListRequest* request, v1::ListResponse* response);
  Unary* Search(Context* context, const v1::SearchRequest* request, v1::SearchResponse* response);
  Unary* ListEvents(Context* context, const v1::ListEventsRequest* request,
                    v1::ListEventsResponse* response);
  Unary* ExplainClock(Context* context, const v1::ExplainClockRequest* request,
                      v1::ExplainClockResponse* response);
  Unary* ListPersonCases(Context* context, const v1::ListPersonCasesRequest* request,
                         v1::ListPersonCasesResponse* response);
  Unary* ListWorkload(Context* context, const v1::ListWorkloadRequest* request,
                      v1::ListWorkloadResponse* response);
  grpc::ServerWriteReactor<v1::CheckResponse>* Check(Context* context,
                                                     const v1::CheckRequest* request);
  Unary* LinkCases(Context* context, const v1::LinkCasesRequest* request,
                   v1::LinkCasesResponse* response);

  // Enters every call that is an act on one case and nothing besides.
  void ServeActs();
  // Enters the acts on every case of a person.
  void ServePeople();

  template <typename Request, typename Response>
  void ServeAct();

  // Every act: let in, queue, answer with the receipt.
  Unary* Act(Context* context, const google::protobuf::Message& request, const v1::Target& target,
             const google::protobuf::Message& act, ledger::v1::Receipt& receipt);

  // An act whose further cases are to be found first: let in, `find` on the pool, which gives the
  // command to queue, answer.
  Unary* ActOnSeveral(Context* context, const google::protobuf::Message& request,
                      const v1::Target& target, ledger::v1::Receipt& receipt,
                      std::function<absl::StatusOr<Command>(const Caller&)> find);

  // Queues `command`; `reply` and `receipt` get what becomes of it.
  void Queue(Command command, const Reply& reply, ledger::v1::Receipt& receipt);

  // An act on every case of a person.
  template <typename Request, typename Response>
  Unary* ActOnPerson(Context* context, const Request* request, Response* response);

  // Every read: let in, `read` on the pool, which answers with the command that records it; the
  // answer leaves when that is durable.
  template <typename Request>
  Unary* Read(Context* context, const Request& request,
              std::function<absl::StatusOr<Command>(const Caller&)> read);

  const Surroundings around_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_CASE_SERVICE_H_
