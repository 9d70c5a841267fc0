#include "services/common/follower/name_id.h"

#include <openssl/sha.h>

#include <array>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace candour::follower {
namespace {

// Candour's namespace, 4f0b3f0e-5d0c-4c57-9f3b-6d1c9e2a7b51, drawn once at random.
constexpr std::array<unsigned char, 16> kNamespace = {
    0x4f, 0x0b, 0x3f, 0x0e, 0x5d, 0x0c, 0x4c, 0x57, 0x9f, 0x3b, 0x6d, 0x1c, 0x9e, 0x2a, 0x7b, 0x51};

}  // namespace

std::string NamedId(std::string_view name) {
  std::string input(kNamespace.begin(), kNamespace.end());
  input.append(name);
  std::array<unsigned char, SHA_DIGEST_LENGTH> digest{};
  SHA1(reinterpret_cast<const unsigned char*>(input.data()), input.size(), digest.data());
  digest[6] = static_cast<unsigned char>((digest[6] & 0x0fU) | 0x50U);
  digest[8] = static_cast<unsigned char>((digest[8] & 0x3fU) | 0x80U);
  const std::string hex = absl::BytesToHexString(std::string(digest.begin(), digest.begin() + 16));
  return absl::StrCat(hex.substr(0, 8), "-", hex.substr(8, 4), "-", hex.substr(12, 4), "-",
                      hex.substr(16, 4), "-", hex.substr(20, 12));
}

std::string RequestId(std::string_view follower, std::string_view authority_id, std::int64_t seq,
                      std::string_view kind, int number) {
  std::string name;
  name.append(follower).append("/").append(authority_id).append("/");
  absl::StrAppend(&name, seq, "/");
  name.append(kind);
  if (number != 0) absl::StrAppend(&name, "/", number);
  return NamedId(name);
}

}  // namespace candour::follower
