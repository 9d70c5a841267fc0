#include "services/intake/store/signing_key.h"

#include <fcntl.h>
#include <openssl/pem.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include "absl/strings/str_cat.h"

namespace candour::intake {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
using Context = std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)>;

const unsigned char* Octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

absl::StatusOr<SigningKey> SigningKey::Open(const std::string& path) {
  struct stat found {};
  if (stat(path.c_str(), &found) != 0) {
    const absl::Status made = Make(path);
    if (!made.ok()) return made;
  } else if ((found.st_mode & 077U) != 0) {
    return absl::FailedPreconditionError(
        absl::StrCat("others may read the signing key ", path, ": give it mode 600"));
  }
  const File file(std::fopen(path.c_str(), "r"), &std::fclose);
  Key key(file ? PEM_read_PrivateKey(file.get(), nullptr, nullptr, nullptr) : nullptr);
  if (!key || EVP_PKEY_is_a(key.get(), "ED25519") != 1) {
    return absl::FailedPreconditionError(absl::StrCat(path, " holds no Ed25519 key"));
  }
  return SigningKey(std::move(key));
}

absl::Status SigningKey::Make(const std::string& path) {
  const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  // Exclusive, so that a key is never written over; from the first octet only its owner may read
  // it.
  const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    return absl::FailedPreconditionError(
        absl::StrCat("the signing key ", path, " cannot be made, error ", errno));
  }
  const File file(fdopen(descriptor, "w"), &std::fclose);
  if (!key || !file ||
      PEM_write_PrivateKey(file.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
      std::fflush(file.get()) != 0 || fsync(descriptor) != 0) {
    return absl::InternalError(absl::StrCat("the signing key ", path, " could not be written"));
  }
  return absl::OkStatus();
}

std::string SigningKey::Sign(std::string_view octets) const {
  const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  std::string signature(64, '\0');
  std::size_t length = signature.size();
  if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) != 1 ||
      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length,
                     Octets(octets), octets.size()) != 1) {
    std::abort();
  }
  return signature;
}

bool SigningKey::Verify(std::string_view octets, std::string_view signature) const {
  const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  return EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1 &&
         EVP_DigestVerify(context.get(), Octets(signature), signature.size(), Octets(octets),
                          octets.size()) == 1;
}

}  // namespace candour::intake
