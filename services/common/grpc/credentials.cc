#include "services/common/grpc/credentials.h"

#include <fstream>
#include <sstream>

#include "absl/status/status.h"

namespace candour {
namespace {

constexpr int kMostAnswerBytes = 64 << 20;

absl::StatusOr<std::string> ContentOf(const std::string& path) {
  if (path.empty()) return std::string{};
  const std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  if (!file.good() || text.str().empty()) {
    return absl::InvalidArgumentError("cannot read the certificate or key in " + path);
  }
  return text.str();
}

struct Pem {
  std::string cert;
  std::string key;
  std::string ca;
};

absl::StatusOr<Pem> PemOf(const TlsSettings& tls) {
  const auto cert = ContentOf(tls.cert_file);
  if (!cert.ok()) return cert.status();
  const auto key = ContentOf(tls.key_file);
  if (!key.ok()) return key.status();
  const auto ca = ContentOf(tls.ca_file);
  if (!ca.ok()) return ca.status();
  return Pem{*cert, *key, *ca};
}

grpc::ChannelArguments ChannelArguments() {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMostAnswerBytes);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 310000);
  return arguments;
}

}  // namespace

absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> ServerCredentialsFor(
    const std::optional<TlsSettings>& tls) {
  if (!tls) return grpc::InsecureServerCredentials();
  const absl::StatusOr<Pem> pem = PemOf(*tls);
  if (!pem.ok()) return pem.status();
  grpc::SslServerCredentialsOptions options(pem->ca.empty()
                                                ? GRPC_SSL_DONT_REQUEST_CLIENT_CERTIFICATE
                                                : GRPC_SSL_REQUEST_CLIENT_CERTIFICATE_AND_VERIFY);
  options.pem_root_certs = pem->ca;
  options.pem_key_cert_pairs.push_back({pem->key, pem->cert});
  return grpc::SslServerCredentials(options);
}

absl::StatusOr<std::shared_ptr<grpc::Channel>> ChannelTo(const std::string& address,
                                                         const std::optional<TlsSettings>& tls) {
  if (!tls) {
    return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(),
                                     ChannelArguments());
  }
  const absl::StatusOr<Pem> pem = PemOf(*tls);
  if (!pem.ok()) return pem.status();
  grpc::SslCredentialsOptions options;
  options.pem_root_certs = pem->ca;
  options.pem_private_key = pem->key;
  options.pem_cert_chain = pem->cert;
  return grpc::CreateCustomChannel(address, grpc::SslCredentials(options), ChannelArguments());
}

absl::Status Authorise(TokenSource& source, grpc::ClientContext& context) {
  const absl::StatusOr<std::string> token = source.Token();
  if (!token.ok()) return token.status();
  Authorise(*token, context);
  return absl::OkStatus();
}

void Authorise(const std::string& token, grpc::ClientContext& context) {
  context.AddMetadata("authorization", "Bearer " + token);
}

}  // namespace candour
