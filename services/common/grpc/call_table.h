// A gRPC service whose calls are entered one by one.
#ifndef CANDOUR_SERVICES_COMMON_GRPC_CALL_TABLE_H_
#define CANDOUR_SERVICES_COMMON_GRPC_CALL_TABLE_H_

#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/impl/codegen/server_callback_handlers.h>
#include <grpcpp/impl/service_type.h>

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "google/protobuf/descriptor.h"

namespace candour {

// What a service derives from that has many calls of one shape. The class that gRPC generates for
// handlers nests one template inside the other for each call, and with a hundred of them takes a
// minute to compile wherever it is seen; this takes a line for each call and no time.
//
// A derived class enters every call of the service in its constructor and ends that with
// CheckComplete.
class CallTable : public grpc::Service {
 protected:
  using Context = grpc::CallbackServerContext;
  using Unary = grpc::ServerUnaryReactor;

  explicit CallTable(const google::protobuf::ServiceDescriptor& service);

  // The call whose request is `Request` goes to `handler(context, request, response)`, which
  // answers with a reactor as a generated handler does.
  template <typename Request, typename Response, typename Handler>
  void Serve(Handler handler) {
    Enter(*Request::descriptor(),
          new grpc::internal::CallbackUnaryHandler<Request, Response>(std::move(handler)));
  }

  // The same with a method of the derived class.
  template <typename Self, typename Request, typename Response>
  void Serve(Unary* (Self::*method)(Context*, const Request*, Response*)) {
    Self* self = static_cast<Self*>(this);
    Serve<Request, Response>(
        [self, method](Context* context, const Request* request, Response* response) {
          return (self->*method)(context, request, response);
        });
  }

  // A call that streams its answers.
  template <typename Self, typename Request, typename Response>
  void ServeStream(grpc::ServerWriteReactor<Response>* (Self::*method)(Context*, const Request*)) {
    Self* self = static_cast<Self*>(this);
    Enter(*Request::descriptor(),
          new grpc::internal::CallbackServerStreamingHandler<Request, Response>(
              [self, method](Context* context, const Request* request) {
                return (self->*method)(context, request);
              }));
  }

  // Ends the program, naming the call, when one of the service was not entered: a defect.
  void CheckComplete() const;

 private:
  void Enter(const google::protobuf::Descriptor& request, grpc::internal::MethodHandler* handler);

  const google::protobuf::ServiceDescriptor& service_;
  // gRPC keeps pointers into these.
  std::deque<std::string> paths_;
  std::vector<bool> entered_;
};

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_GRPC_CALL_TABLE_H_
