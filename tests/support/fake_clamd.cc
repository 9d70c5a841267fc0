#include "tests/support/fake_clamd.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>

namespace candour::testing {
namespace {

// Exactly `size` octets; fewer when the other side closes.
std::string ReadExactly(int connection, std::size_t size) {
  std::string octets(size, '\0');
  std::size_t got = 0;
  while (got < size) {
    const ssize_t count = recv(connection, octets.data() + got, size - got, 0);
    if (count <= 0) break;
    got += static_cast<std::size_t>(count);
  }
  octets.resize(got);
  return octets;
}

void Say(int connection, const std::string& words) {
  const std::string answer = words + '\0';
  send(connection, answer.data(), answer.size(), MSG_NOSIGNAL);
}

}  // namespace

FakeClamd::FakeClamd(std::size_t most) : most_(most), socket_(socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address));
  listen(socket_, 8);
  socklen_t size = sizeof(address);
  getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { Run(); });
}

FakeClamd::~FakeClamd() {
  stopping_ = true;
  shutdown(socket_, SHUT_RDWR);
  thread_.join();
  close(socket_);
}

std::string FakeClamd::Address() const { return "127.0.0.1:" + std::to_string(port_); }

std::vector<std::string> FakeClamd::Scanned() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return scanned_;
}

void FakeClamd::Run() {
  while (!stopping_) {
    const int connection = accept(socket_, nullptr, nullptr);
    if (connection < 0) continue;
    Serve(connection);
    close(connection);
  }
}

void FakeClamd::Serve(int connection) {
  const std::string command = ReadExactly(connection, 10);
  if (command != std::string("zINSTREAM\0", 10)) return Say(connection, "UNKNOWN COMMAND");
  if (mood_ == ClamdMood::kCutsOff) return;
  std::string content;
  while (true) {
    const std::string octets = ReadExactly(connection, sizeof(std::uint32_t));
    if (octets.size() < sizeof(std::uint32_t)) return;
    std::uint32_t length = 0;
    std::memcpy(&length, octets.data(), sizeof(length));
    length = ntohl(length);
    if (length == 0) break;
    if (content.size() + length > most_) {
      // It answers and closes, whatever is still on its way.
      return Say(connection, "INSTREAM size limit exceeded. ERROR");
    }
    content += ReadExactly(connection, length);
  }
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    scanned_.push_back(content);
  }
  if (mood_ == ClamdMood::kSilent) {
    // Until the other side gives up.
    ReadExactly(connection, 1);
    return;
  }
  if (mood_ == ClamdMood::kStrange) return Say(connection, "stream: Can't allocate memory ERROR");
  const bool found = content.find("EICAR-TEST") != std::string::npos;
  Say(connection, found ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
}

}  // namespace candour::testing
