#include "services/common/auth/public_key.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"

namespace candour {
namespace {

using KeyHandle = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using BuilderHandle = std::unique_ptr<OSSL_PARAM_BLD, decltype(&OSSL_PARAM_BLD_free)>;
using ParamsHandle = std::unique_ptr<OSSL_PARAM, decltype(&OSSL_PARAM_free)>;
using NumberHandle = std::unique_ptr<BIGNUM, decltype(&BN_free)>;

constexpr int kLeastRsaBits = 2048;
constexpr std::size_t kP256Bytes = 32;

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

NumberHandle NumberFrom(std::string_view bytes) {
  return {BN_bin2bn(Bytes(bytes), static_cast<int>(bytes.size()), nullptr), &BN_free};
}

KeyHandle KeyFrom(const char* type, OSSL_PARAM_BLD* builder) {
  const ParamsHandle params{OSSL_PARAM_BLD_to_param(builder), &OSSL_PARAM_free};
  const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context{
      EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr), &EVP_PKEY_CTX_free};
  EVP_PKEY* key = nullptr;
  if (params && context && EVP_PKEY_fromdata_init(context.get()) == 1) {
    EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get());
  }
  return {key, &EVP_PKEY_free};
}

KeyHandle RsaKey(std::string_view modulus, std::string_view exponent) {
  const NumberHandle n = NumberFrom(modulus);
  const NumberHandle e = NumberFrom(exponent);
  const BuilderHandle builder{OSSL_PARAM_BLD_new(), &OSSL_PARAM_BLD_free};
  if (!n || !e || !builder || BN_num_bits(n.get()) < kLeastRsaBits) {
    return {nullptr, &EVP_PKEY_free};
  }
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
  return KeyFrom("RSA", builder.get());
}

KeyHandle P256Key(std::string_view x, std::string_view y) {
  const BuilderHandle builder{OSSL_PARAM_BLD_new(), &OSSL_PARAM_BLD_free};
  if (!builder || x.size() != kP256Bytes || y.size() != kP256Bytes) {
    return {nullptr, &EVP_PKEY_free};
  }
  std::string point = "\x04";
  point.append(x).append(y);
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                   point.size());
  return KeyFrom("EC", builder.get());
}

// JOSE carries r and s side by side; OpenSSL wants them as a DER sequence.
std::optional<std::string> DerOf(std::string_view signature) {
  if (signature.size() != 2 * kP256Bytes) return std::nullopt;
  const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> pair{ECDSA_SIG_new(),
                                                                   &ECDSA_SIG_free};
  ECDSA_SIG_set0(pair.get(), NumberFrom(signature.substr(0, kP256Bytes)).release(),
                 NumberFrom(signature.substr(kP256Bytes)).release());
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(pair.get(), &der);
  if (size <= 0) return std::nullopt;
  std::string text(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return text;
}

class ParsedKey final : public PublicKey {
 public:
  ParsedKey(SigningAlgorithm algorithm, KeyHandle key)
      : algorithm_(algorithm), key_(std::move(key)) {}

  bool Verifies(SigningAlgorithm algorithm, std::string_view signed_part,
                std::string_view signature) const override {
    if (algorithm != algorithm_) return false;
    if (algorithm == SigningAlgorithm::kRs256) return IsSigned(signed_part, signature);
    const std::optional<std::string> der = DerOf(signature);
    return der && IsSigned(signed_part, *der);
  }

 private:
  bool IsSigned(std::string_view signed_part, std::string_view signature) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free};
    return context &&
           EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1 &&
           EVP_DigestVerify(context.get(), Bytes(signature), signature.size(), Bytes(signed_part),
                            signed_part.size()) == 1;
  }

  const SigningAlgorithm algorithm_;
  const KeyHandle key_;
};

std::string MemberOf(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

std::string BytesOf(const nlohmann::json& object, const char* name) {
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(MemberOf(object, name), &bytes)) return "";
  return bytes;
}

std::shared_ptr<const PublicKey> KeyOf(const nlohmann::json& jwk) {
  const std::string use = MemberOf(jwk, "use");
  const std::string algorithm = MemberOf(jwk, "alg");
  if (!use.empty() && use != "sig") return nullptr;
  const std::string type = MemberOf(jwk, "kty");
  if (type == "RSA" && (algorithm.empty() || algorithm == "RS256")) {
    KeyHandle key = RsaKey(BytesOf(jwk, "n"), BytesOf(jwk, "e"));
    if (!key) return nullptr;
    return std::make_shared<ParsedKey>(SigningAlgorithm::kRs256, std::move(key));
  }
  if (type == "EC" && MemberOf(jwk, "crv") == "P-256" &&
      (algorithm.empty() || algorithm == "ES256")) {
    KeyHandle key = P256Key(BytesOf(jwk, "x"), BytesOf(jwk, "y"));
    if (!key) return nullptr;
    return std::make_shared<ParsedKey>(SigningAlgorithm::kEs256, std::move(key));
  }
  return nullptr;
}

}  // namespace

std::optional<SigningAlgorithm> AlgorithmNamed(std::string_view name) {
  if (name == "RS256") return SigningAlgorithm::kRs256;
  if (name == "ES256") return SigningAlgorithm::kEs256;
  return std::nullopt;
}

absl::StatusOr<std::vector<NamedKey>> ParseKeySet(std::string_view json) {
  const nlohmann::json document = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object() || !document.contains("keys") || !document["keys"].is_array()) {
    return absl::InvalidArgumentError("the issuer's key set is no key set");
  }
  std::vector<NamedKey> keys;
  for (const nlohmann::json& jwk : document["keys"]) {
    if (!jwk.is_object()) continue;
    const std::string kid = MemberOf(jwk, "kid");
    std::shared_ptr<const PublicKey> key = KeyOf(jwk);
    if (!kid.empty() && key) keys.push_back({kid, std::move(key)});
  }
  return keys;
}

}  // namespace candour
