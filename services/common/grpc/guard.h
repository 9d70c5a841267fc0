// Who may call what: asked at the top of every handler.
#ifndef CANDOUR_SERVICES_COMMON_GRPC_GUARD_H_
#define CANDOUR_SERVICES_COMMON_GRPC_GUARD_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "services/common/auth/caller.h"
#include "services/common/auth/token_verifier.h"

namespace candour {

// Thread-safe.
class Guard {
 public:
  // What a service's own token needs besides itself.
  enum class Services { kByTokenAlone, kByTokenAndCertificate };

  // `verifier` outlives the guard.
  explicit Guard(TokenVerifier& verifier, Services services = Services::kByTokenAlone)
      : verifier_(verifier), services_(services) {}

  // Lets a call in, or says why not, in this order:
  //   Unauthenticated   no token, or one that is not good (TokenVerifier);
  //   PermissionDenied  none of the caller's roles is in the rpc's option `access`;
  //   PermissionDenied  authority_id of the request, of its `target` or of its `request` is none of
  //                     the caller's authorities. The sentence is the same whether it exists or
  //                     not;
  //   InvalidArgument   a field breaks its rule (CheckFields).
  // An rpc whose `access` is open asks for no token: its request carries the secret that permits
  // it, and the caller is nobody with no role. The rpc is the one whose request is of this type; no
  // two rpcs share a request.
  absl::StatusOr<std::shared_ptr<const Caller>> Admit(const grpc::CallbackServerContext& context,
                                                      const google::protobuf::Message& request);

  // The first half, token and role, for a stream of requests; each of them goes through Check.
  absl::StatusOr<std::shared_ptr<const Caller>> AdmitStream(
      const grpc::CallbackServerContext& context, const google::protobuf::Descriptor& request);

  // The second half: authority and fields.
  static absl::Status Check(const Caller& caller, const google::protobuf::Message& request);

 private:
  TokenVerifier& verifier_;
  const Services services_;
};

// The rpc whose request is `request`; null when there is none.
const google::protobuf::MethodDescriptor* MethodOf(const google::protobuf::Descriptor& request);

// The authority that `request` is about; null when it names none.
const std::string* AuthorityOf(const google::protobuf::Message& request, std::string& scratch);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_GRPC_GUARD_H_
