#include "tests/support/token.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <map>
#include <nlohmann/json.hpp>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace candour::testing {
namespace {

using Json = nlohmann::json;
using KeyHandle = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

constexpr int kP256Bytes = 32;

std::string Number(EVP_PKEY* key, const char* name, int bytes) {
  BIGNUM* number = nullptr;
  EVP_PKEY_get_bn_param(key, name, &number);
  std::string text(static_cast<std::size_t>(bytes == 0 ? BN_num_bytes(number) : bytes), '\0');
  BN_bn2binpad(number, reinterpret_cast<unsigned char*>(text.data()),
               static_cast<int>(text.size()));
  BN_free(number);
  return Base64Url(text);
}

std::string DerSignature(EVP_PKEY* key, const std::string& text) {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  std::size_t size = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key);
  EVP_DigestSign(context, nullptr, &size, bytes, text.size());
  std::string signature(size, '\0');
  EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size, bytes,
                 text.size());
  EVP_MD_CTX_free(context);
  signature.resize(size);
  return signature;
}

// JOSE wants r and s side by side.
std::string Joined(const std::string& der) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
  ECDSA_SIG* pair = d2i_ECDSA_SIG(nullptr, &bytes, static_cast<long>(der.size()));
  std::string joined(std::size_t{2} * kP256Bytes, '\0');
  auto* out = reinterpret_cast<unsigned char*>(joined.data());
  BN_bn2binpad(ECDSA_SIG_get0_r(pair), out, kP256Bytes);
  BN_bn2binpad(ECDSA_SIG_get0_s(pair), out + kP256Bytes, kP256Bytes);
  ECDSA_SIG_free(pair);
  return joined;
}

class TestKey final : public SigningKey {
 public:
  TestKey(std::string kid, bool rsa)
      : kid_(std::move(kid)),
        rsa_(rsa),
        key_(rsa ? EVP_RSA_gen(2048) : EVP_EC_gen("P-256"), &EVP_PKEY_free) {}

  std::string Sign(const TokenClaims& claims) const override {
    const Json header = {{"alg", rsa_ ? "RS256" : "ES256"}, {"typ", "at+jwt"}, {"kid", kid_}};
    const std::string text =
        absl::StrCat(Base64Url(header.dump()), ".", Base64Url(ClaimsJson(claims)));
    const std::string der = DerSignature(key_.get(), text);
    return absl::StrCat(text, ".", Base64Url(rsa_ ? der : Joined(der)));
  }

  std::string Jwk() const override {
    Json jwk = {{"kid", kid_}, {"use", "sig"}, {"alg", rsa_ ? "RS256" : "ES256"}};
    if (rsa_) {
      jwk["kty"] = "RSA";
      jwk["n"] = Number(key_.get(), OSSL_PKEY_PARAM_RSA_N, 0);
      jwk["e"] = Number(key_.get(), OSSL_PKEY_PARAM_RSA_E, 0);
    } else {
      jwk["kty"] = "EC";
      jwk["crv"] = "P-256";
      jwk["x"] = Number(key_.get(), OSSL_PKEY_PARAM_EC_PUB_X, kP256Bytes);
      jwk["y"] = Number(key_.get(), OSSL_PKEY_PARAM_EC_PUB_Y, kP256Bytes);
    }
    return jwk.dump();
  }

  std::string PublicPem() const override {
    BIO* memory = BIO_new(BIO_s_mem());
    PEM_write_bio_PUBKEY(memory, key_.get());
    char* text = nullptr;
    const long size = BIO_get_mem_data(memory, &text);
    std::string pem(text, static_cast<std::size_t>(size));
    BIO_free(memory);
    return pem;
  }

 private:
  const std::string kid_;
  const bool rsa_;
  const KeyHandle key_;
};

const SigningKey& KeyNamed(const std::string& kid, bool rsa) {
  static std::map<std::string, std::unique_ptr<TestKey>> keys;
  std::unique_ptr<TestKey>& key = keys[kid];
  if (!key) key = std::make_unique<TestKey>(kid, rsa);
  return *key;
}

}  // namespace

absl::Time TokenTime() { return absl::FromUnixSeconds(1795255200); }  // 2026-11-21T10:00:00Z

const SigningKey& SigningKey::Rs256(const std::string& kid) { return KeyNamed(kid, true); }
const SigningKey& SigningKey::Es256(const std::string& kid) { return KeyNamed(kid, false); }

std::string KeySetJson(const std::vector<const SigningKey*>& keys) {
  return absl::StrCat(
      "{\"keys\":[",
      absl::StrJoin(keys, ",",
                    [](std::string* out, const SigningKey* key) { out->append(key->Jwk()); }),
      "]}");
}

std::string Token(const TokenClaims& claims) { return SigningKey::Es256().Sign(claims); }

std::string Bearer(const TokenClaims& claims) { return absl::StrCat("Bearer ", Token(claims)); }

std::unique_ptr<TokenVerifier> TestVerifier() {
  return std::make_unique<TokenVerifier>(
      kIssuer, kAudience,
      [] {
        return KeySetJson({&SigningKey::Rs256(), &SigningKey::Es256()});
      },
      [] { return TokenTime(); });
}

std::string Base64Url(std::string_view bytes) {
  return absl::WebSafeBase64Escape({bytes.data(), bytes.size()});
}

std::string ClaimsJson(const TokenClaims& claims) {
  Json document = {{"iss", claims.issuer},
                   {"aud", claims.audience},
                   {"sub", claims.subject},
                   {"name", claims.name},
                   {"roles", claims.roles},
                   {"authorities", claims.authorities},
                   {"exp", absl::ToUnixSeconds(claims.expires_at)}};
  if (claims.not_before != absl::InfinitePast()) {
    document["nbf"] = absl::ToUnixSeconds(claims.not_before);
  }
  return document.dump();
}

}  // namespace candour::testing
