#include "services/common/grpc/call_table.h"

#include <cstdio>
#include <cstdlib>

#include "absl/strings/str_cat.h"

namespace candour {
namespace {

using grpc::internal::RpcMethod;

RpcMethod::RpcType TypeOf(const google::protobuf::MethodDescriptor& method) {
  return method.server_streaming() ? RpcMethod::SERVER_STREAMING : RpcMethod::NORMAL_RPC;
}

[[noreturn]] void Defect(const std::string& sentence) {
  std::fputs(absl::StrCat(sentence, "\n").c_str(), stderr);
  std::abort();
}

}  // namespace

CallTable::CallTable(const google::protobuf::ServiceDescriptor& service)
    : service_(service), entered_(static_cast<size_t>(service.method_count()), false) {
  for (int i = 0; i < service.method_count(); ++i) {
    const google::protobuf::MethodDescriptor& method = *service.method(i);
    paths_.push_back(absl::StrCat("/", service.full_name(), "/", method.name()));
    AddMethod(new grpc::internal::RpcServiceMethod(paths_.back().c_str(), TypeOf(method), nullptr));
  }
}

void CallTable::Enter(const google::protobuf::Descriptor& request,
                      grpc::internal::MethodHandler* handler) {
  for (int i = 0; i < service_.method_count(); ++i) {
    if (service_.method(i)->input_type() != &request) continue;
    MarkMethodCallback(i, handler);
    entered_[static_cast<size_t>(i)] = true;
    return;
  }
  Defect(absl::StrCat(service_.full_name(), " has no call for ", request.name()));
}

void CallTable::CheckComplete() const {
  for (int i = 0; i < service_.method_count(); ++i) {
    if (entered_[static_cast<size_t>(i)]) continue;
    Defect(absl::StrCat(service_.method(i)->full_name(), " is not served"));
  }
}

}  // namespace candour
