#include "services/common/grpc/guard.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "candour/type/v1/rules.pb.h"
#include "services/common/fields/check.h"
#include "services/common/fields/form.h"

namespace candour {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;

// Where an authority may stand: in the request itself, or in one of these.
constexpr const char* kEnvelopes[] = {"target", "request"};

std::string_view TokenOf(const grpc::CallbackServerContext& context) {
  constexpr std::string_view kBearer = "bearer ";
  const auto found = context.client_metadata().find("authorization");
  if (found == context.client_metadata().end()) return {};
  const std::string_view value{found->second.data(), found->second.size()};
  if (!absl::StartsWithIgnoreCase({value.data(), value.size()}, {kBearer.data(), kBearer.size()})) {
    return {};
  }
  return value.substr(kBearer.size());
}

bool MayCall(const Caller& caller, const MethodDescriptor& method) {
  const type::v1::Access& access = method.options().GetExtension(type::v1::access);
  return std::any_of(access.roles().begin(), access.roles().end(),
                     [&caller](int role) { return caller.Has(static_cast<type::v1::Role>(role)); });
}

// Who calls an open rpc: no role, and whatever authority the request names.
std::shared_ptr<const Caller> Nobody() {
  Caller nobody;
  nobody.subject = "nobody";
  nobody.all_authorities = true;
  return std::make_shared<const Caller>(std::move(nobody));
}

const FieldDescriptor* AuthorityField(const Descriptor& type) {
  const FieldDescriptor* field = type.FindFieldByName("authority_id");
  if (field == nullptr || field->is_repeated() ||
      field->cpp_type() != FieldDescriptor::CPPTYPE_STRING) {
    return nullptr;
  }
  return field;
}

}  // namespace

absl::StatusOr<std::shared_ptr<const Caller>> Guard::Admit(
    const grpc::CallbackServerContext& context, const Message& request) {
  absl::StatusOr<std::shared_ptr<const Caller>> caller =
      AdmitStream(context, *request.GetDescriptor());
  if (!caller.ok()) return caller;
  const absl::Status checked = Check(**caller, request);
  if (!checked.ok()) return checked;
  return caller;
}

absl::StatusOr<std::shared_ptr<const Caller>> Guard::AdmitStream(
    const grpc::CallbackServerContext& context, const Descriptor& request) {
  const MethodDescriptor* method = MethodOf(request);
  if (method != nullptr && method->options().GetExtension(type::v1::access).open()) {
    return Nobody();
  }
  absl::StatusOr<std::shared_ptr<const Caller>> caller = verifier_.Verify(TokenOf(context));
  if (!caller.ok()) return caller;
  if (method == nullptr) return absl::InternalError("no rpc takes this request");
  if (!MayCall(**caller, *method)) {
    return absl::PermissionDeniedError("your roles do not include what this call needs");
  }
  const bool needs_certificate = services_ == Services::kByTokenAndCertificate;
  if (needs_certificate && (*caller)->Has(type::v1::ROLE_SERVICE) &&
      !context.auth_context()->IsPeerAuthenticated()) {
    return absl::UnauthenticatedError("a service needs a client certificate besides its token");
  }
  return caller;
}

absl::Status Guard::Check(const Caller& caller, const Message& request) {
  std::string scratch;
  const std::string* authority = AuthorityOf(request, scratch);
  const bool foreign = authority != nullptr && !caller.WorksFor(*authority);
  // An id that cannot be one is a slip, better told by its field.
  if (foreign && !WrongForm(*authority, type::v1::FORMAT_AUTHORITY)) {
    return absl::PermissionDeniedError("you do not work for this authority");
  }
  const absl::Status fields = CheckFields(request);
  if (!fields.ok()) return fields;
  if (foreign) return absl::PermissionDeniedError("you do not work for this authority");
  return absl::OkStatus();
}

const MethodDescriptor* MethodOf(const Descriptor& request) {
  const FileDescriptor* file = request.file();
  for (int i = 0; i < file->service_count(); ++i) {
    const ServiceDescriptor* service = file->service(i);
    for (int j = 0; j < service->method_count(); ++j) {
      if (service->method(j)->input_type() == &request) return service->method(j);
    }
  }
  return nullptr;
}

const std::string* AuthorityOf(const Message& request, std::string& scratch) {
  const Descriptor& type = *request.GetDescriptor();
  if (const FieldDescriptor* field = AuthorityField(type)) {
    return &request.GetReflection()->GetStringReference(request, field, &scratch);
  }
  for (const char* name : kEnvelopes) {
    const FieldDescriptor* envelope = type.FindFieldByName(name);
    if (envelope == nullptr || envelope->is_repeated() || envelope->message_type() == nullptr) {
      continue;
    }
    const Message& inner = request.GetReflection()->GetMessage(request, envelope);
    if (const FieldDescriptor* field = AuthorityField(*inner.GetDescriptor())) {
      return &inner.GetReflection()->GetStringReference(inner, field, &scratch);
    }
  }
  return nullptr;
}

}  // namespace candour
