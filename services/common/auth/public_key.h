// One public key and the one algorithm it may be used with.
#ifndef CANDOUR_SERVICES_COMMON_AUTH_PUBLIC_KEY_H_
#define CANDOUR_SERVICES_COMMON_AUTH_PUBLIC_KEY_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace candour {

// The only algorithms there are. Anything else, `none` and HS256 first of all, does not exist here.
enum class SigningAlgorithm { kRs256, kEs256 };

// The algorithm named in a token's header; nothing when it is not one of ours.
std::optional<SigningAlgorithm> AlgorithmNamed(std::string_view name);

// A public key that was parsed once. Immutable, so threads may share it.
class PublicKey {
 public:
  virtual ~PublicKey() = default;

  // True when `signature` is over `signed_part`, by this key, with `algorithm`. A key of one
  // algorithm never verifies for the other.
  virtual bool Verifies(SigningAlgorithm algorithm, std::string_view signed_part,
                        std::string_view signature) const = 0;
};

struct NamedKey {
  std::string kid;
  std::shared_ptr<const PublicKey> key;
};

// The signing keys of a JSON Web Key Set: RSA of at least 2048 bits and EC on P-256. Keys of other
// kinds, for encryption, or without a kid are passed over. InvalidArgument when it is no key set.
absl::StatusOr<std::vector<NamedKey>> ParseKeySet(std::string_view json);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_AUTH_PUBLIC_KEY_H_
