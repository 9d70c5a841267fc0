#include "services/common/digest/digest.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <cstdint>
#include <cstdlib>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace candour {
namespace {

std::string DigestOf(const EVP_MD* method, std::string_view octets) {
  std::string digest(static_cast<std::size_t>(EVP_MD_get_size(method)), '\0');
  if (EVP_Digest(octets.data(), octets.size(), reinterpret_cast<unsigned char*>(digest.data()),
                 nullptr, method, nullptr) != 1) {
    std::abort();
  }
  return digest;
}

// Sets version and variant of 16 octets and writes them in the 36-character form.
std::string UuidFrom(std::string octets, unsigned version) {
  octets[6] = static_cast<char>((static_cast<unsigned char>(octets[6]) & 0x0fU) | (version << 4U));
  octets[8] = static_cast<char>((static_cast<unsigned char>(octets[8]) & 0x3fU) | 0x80U);
  const std::string hex = Hex(octets);
  return absl::StrCat(hex.substr(0, 8), "-", hex.substr(8, 4), "-", hex.substr(12, 4), "-",
                      hex.substr(16, 4), "-", hex.substr(20, 12));
}

std::string OctetsOfUuid(std::string_view uuid) {
  std::string hex;
  for (const char character : uuid) {
    if (character != '-') hex += character;
  }
  if (uuid.size() != 36 || hex.size() != 32) std::abort();
  return absl::HexStringToBytes(hex);
}

}  // namespace

std::string Sha256(std::string_view octets) {
  static const EVP_MD* const kMethod = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return DigestOf(kMethod, octets);
}

std::string Uuid5(std::string_view space, std::string_view name) {
  static const EVP_MD* const kMethod = EVP_MD_fetch(nullptr, "SHA1", nullptr);
  std::string named = OctetsOfUuid(space);
  named += name;
  return UuidFrom(DigestOf(kMethod, named).substr(0, 16), 5);
}

std::string RandomUuid(absl::Time now) {
  std::string octets = RandomBytes(16);
  auto milliseconds = static_cast<std::uint64_t>(absl::ToUnixMillis(now));
  for (int i = 5; i >= 0; --i) {
    octets[static_cast<std::size_t>(i)] = static_cast<char>(milliseconds & 0xffU);
    milliseconds >>= 8U;
  }
  return UuidFrom(std::move(octets), 7);
}

std::string RandomBytes(std::size_t count) {
  std::string octets(count, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(octets.data()), static_cast<int>(count)) != 1) {
    std::abort();
  }
  return octets;
}

std::string Hex(std::string_view octets) {
  return absl::BytesToHexString(absl::string_view(octets.data(), octets.size()));
}

}  // namespace candour
