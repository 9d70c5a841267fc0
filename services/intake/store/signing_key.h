// The Ed25519 key with which heads are signed.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_SIGNING_KEY_H_
#define CANDOUR_SERVICES_INTAKE_STORE_SIGNING_KEY_H_

#include <openssl/evp.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"

namespace candour::intake {

// Signs and verifies. Thread-safe.
class SigningKey {
 public:
  // The key in the PEM file `path`, made there with mode 600 when there is no such file. Fails with
  // FailedPrecondition when others than its owner may read the file, or it holds no Ed25519 key.
  static absl::StatusOr<SigningKey> Open(const std::string& path);

  // The 64 octets of the signature.
  std::string Sign(std::string_view octets) const;
  bool Verify(std::string_view octets, std::string_view signature) const;

 private:
  struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  };
  using Key = std::unique_ptr<EVP_PKEY, Free>;

  explicit SigningKey(Key key) : key_(std::move(key)) {}
  static absl::Status Make(const std::string& path);

  Key key_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_SIGNING_KEY_H_
