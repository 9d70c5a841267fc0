#include "tests/bench/notices/sink.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace candour::notification {
namespace {

void Say(int connection, const std::string& line) {
  const std::string octets = line + "\r\n";
  send(connection, octets.data(), octets.size(), MSG_NOSIGNAL);
}

// Lines of a connection.
class Lines {
 public:
  explicit Lines(int connection) : connection_(connection) {}

  // Up to `end`, which is taken away; false when the connection closed.
  bool Next(const std::string& end, std::string& text) {
    std::size_t at = 0;
    while ((at = buffer_.find(end)) == std::string::npos) {
      std::array<char, 16384> octets{};
      const ssize_t have = read(connection_, octets.data(), octets.size());
      if (have <= 0) return false;
      buffer_.append(octets.data(), static_cast<std::size_t>(have));
    }
    text = buffer_.substr(0, at);
    buffer_.erase(0, at + end.size());
    return true;
  }

 private:
  const int connection_;
  std::string buffer_;
};

}  // namespace

Sink::Sink() : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0) return;
  if (listen(socket_, 64) != 0) return;
  thread_ = std::thread([this] { Listen(); });
}

Sink::~Sink() {
  shutdown(socket_, SHUT_RDWR);
  close(socket_);
  if (thread_.joinable()) thread_.join();
}

std::string Sink::Url() const {
  sockaddr_in address = {};
  socklen_t size = sizeof(address);
  getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
  return absl::StrCat("smtp://127.0.0.1:", ntohs(address.sin_port));
}

void Sink::Listen() {
  std::vector<std::thread> serving;
  for (;;) {
    const int connection = accept(socket_, nullptr, nullptr);
    if (connection < 0) break;
    serving.emplace_back([this, connection] { Serve(connection); });
  }
  for (std::thread& each : serving) each.join();
}

void Sink::Serve(int connection) {
  const int on = 1;
  setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  Lines lines(connection);
  std::string text;
  Say(connection, "220 sink");
  while (lines.Next("\r\n", text)) {
    if (absl::StartsWithIgnoreCase(text, "DATA")) {
      Say(connection, "354 go on");
      if (!lines.Next("\r\n.\r\n", text)) break;
      ++taken_;
    }
    Say(connection, absl::StartsWithIgnoreCase(text, "QUIT") ? "221 bye" : "250 ok");
  }
  close(connection);
}

}  // namespace candour::notification
