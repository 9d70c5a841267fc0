#include "tests/support/local_http.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

namespace candour::testing {
namespace {

// The length that the head of `request` announces; 0 when it announces none.
std::size_t AnnouncedLength(const std::string& request) {
  const std::size_t at = request.find("Content-Length: ");
  return at == std::string::npos ? 0 : std::strtoul(request.c_str() + at + 16, nullptr, 10);
}

bool IsWhole(const std::string& request) {
  const std::size_t end = request.find("\r\n\r\n");
  return end != std::string::npos && request.size() >= end + 4 + AnnouncedLength(request);
}

std::string ReadRequest(int connection) {
  std::string request;
  std::array<char, 4096> piece{};
  while (!IsWhole(request)) {
    const ssize_t got = read(connection, piece.data(), piece.size());
    if (got <= 0) break;
    request.append(piece.data(), static_cast<std::size_t>(got));
  }
  return request;
}

}  // namespace

LocalHttp::LocalHttp() : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (bind(socket_, generic, size) != 0 || listen(socket_, 16) != 0) std::abort();
  getsockname(socket_, generic, &size);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { Run(); });
}

LocalHttp::~LocalHttp() {
  shutdown(socket_, SHUT_RDWR);
  thread_.join();
  close(socket_);
}

std::string LocalHttp::Url() const { return "http://127.0.0.1:" + std::to_string(port_); }

void LocalHttp::Set(const std::string& path, int code, const std::string& body) {
  const std::lock_guard lock(mutex_);
  pages_[path] = {code, body};
}

std::vector<std::string> LocalHttp::Requests() {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void LocalHttp::BeIssuer(const std::string& key_set) {
  Set("/.well-known/openid-configuration", 200,
      R"({"issuer":")" + Url() + R"(","jwks_uri":")" + Url() + R"(/jwks","token_endpoint":")" +
          Url() + R"(/token"})");
  Set("/jwks", 200, key_set);
}

void LocalHttp::Run() {
  while (true) {
    const int connection = accept(socket_, nullptr, nullptr);
    if (connection < 0) return;
    Serve(connection);
    close(connection);
  }
}

void LocalHttp::Serve(int connection) {
  const std::string request = ReadRequest(connection);
  const std::size_t from = request.find(' ') + 1;
  Page page{404, ""};
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
    const auto found = pages_.find(request.substr(from, request.find(' ', from) - from));
    if (found != pages_.end()) page = found->second;
  }
  const std::string answer =
      "HTTP/1.1 " + std::to_string(page.code) +
      " So\r\nConnection: close\r\nContent-Length: " + std::to_string(page.body.size()) +
      "\r\n\r\n" + page.body;
  std::size_t sent = 0;
  while (sent < answer.size()) {
    const ssize_t more = send(connection, answer.data() + sent, answer.size() - sent, MSG_NOSIGNAL);
    if (more <= 0) return;
    sent += static_cast<std::size_t>(more);
  }
}

}  // namespace candour::testing
