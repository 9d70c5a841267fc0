#include "services/intake/work/clamd.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/common/settings/settings.h"

namespace candour::intake {
namespace {

constexpr std::size_t kClamdChunk = std::size_t{64} << 10;
constexpr std::size_t kMostAnswer = 4096;
constexpr absl::string_view kUnixPrefix = "unix:";
constexpr std::string_view kStreamPrefix = "stream: ";

absl::Status Away(const std::string& what) {
  return absl::UnavailableError(absl::StrCat("the virus scanner ", what));
}

// A socket that is closed with its owner, and that never blocks.
class ClamdSocket {
 public:
  explicit ClamdSocket(int family)
      : fd_(socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {}
  ~ClamdSocket() {
    if (fd_ >= 0) close(fd_);
  }
  ClamdSocket(const ClamdSocket&) = delete;
  ClamdSocket& operator=(const ClamdSocket&) = delete;

  bool IsOpen() const { return fd_ >= 0; }
  void SetDeadline(absl::Time deadline) { deadline_ = deadline; }

  absl::Status Connect(const sockaddr* address, socklen_t length) {
    if (connect(fd_, address, length) == 0) return absl::OkStatus();
    if (errno != EINPROGRESS && errno != EAGAIN) return Away("cannot be reached");
    if (absl::Status ready = Await(POLLOUT); !ready.ok()) return ready;
    int error = 0;
    socklen_t size = sizeof(error);
    getsockopt(fd_, SOL_SOCKET, SO_ERROR, &error, &size);
    return error == 0 ? absl::OkStatus() : Away("cannot be reached");
  }

  // Unavailable also when the other side has closed: it may have said why before.
  absl::Status Send(std::string_view octets) {
    while (!octets.empty()) {
      const ssize_t sent = send(fd_, octets.data(), octets.size(), MSG_NOSIGNAL);
      if (sent > 0) {
        octets.remove_prefix(static_cast<std::size_t>(sent));
      } else if (errno == EAGAIN || errno == EINTR) {
        if (absl::Status ready = Await(POLLOUT); !ready.ok()) return ready;
      } else {
        return Away("broke the connection off");
      }
    }
    return absl::OkStatus();
  }

  // All until the other side closes or ends its answer with NUL.
  absl::StatusOr<std::string> Receive() {
    std::string answer;
    std::array<char, 512> piece{};
    while (answer.size() < kMostAnswer && answer.find('\0') == std::string::npos) {
      const ssize_t got = recv(fd_, piece.data(), piece.size(), 0);
      if (got > 0) {
        answer.append(piece.data(), static_cast<std::size_t>(got));
      } else if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
        if (absl::Status ready = Await(POLLIN); !ready.ok()) return ready;
      } else {
        break;
      }
    }
    return answer;
  }

 private:
  absl::Status Await(short what) const {
    pollfd wanted{fd_, what, 0};
    const std::int64_t left = absl::ToInt64Milliseconds(deadline_ - absl::Now());
    const int ready = poll(&wanted, 1, static_cast<int>(std::clamp<std::int64_t>(left, 0, 600000)));
    if (ready > 0 || (ready < 0 && errno == EINTR)) return absl::OkStatus();
    return Away("did not answer in time");
  }

  const int fd_;
  absl::Time deadline_ = absl::InfiniteFuture();
};

std::string LengthOf(std::size_t size) {
  const std::uint32_t length = htonl(static_cast<std::uint32_t>(size));
  std::string octets(sizeof(length), '\0');
  std::memcpy(octets.data(), &length, sizeof(length));
  return octets;
}

absl::Status SendContent(ClamdSocket& clamd, const std::string& content) {
  static const std::string kCommand("zINSTREAM\0", 10);
  if (absl::Status sent = clamd.Send(kCommand); !sent.ok()) return sent;
  for (std::size_t at = 0; at < content.size(); at += kClamdChunk) {
    const std::string_view chunk = std::string_view(content).substr(at, kClamdChunk);
    if (absl::Status sent = clamd.Send(LengthOf(chunk.size())); !sent.ok()) return sent;
    if (absl::Status sent = clamd.Send(chunk); !sent.ok()) return sent;
  }
  return clamd.Send(LengthOf(0));
}

absl::StatusOr<ScanResult> Converse(ClamdSocket& clamd, const std::string& content) {
  const absl::Status sent = SendContent(clamd, content);
  // Above its limit clamd answers and closes while we still speak: what it said counts.
  absl::StatusOr<std::string> answer = clamd.Receive();
  if (!answer.ok()) return answer.status();
  if (answer->empty()) return sent.ok() ? Away("broke the connection off") : sent;
  return ReadClamdAnswer(*std::move(answer));
}

absl::StatusOr<ScanResult> ScanByPath(const std::string& path, const std::string& content,
                                      absl::Time deadline) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(static_cast<char*>(address.sun_path), sizeof(address.sun_path) - 1);
  ClamdSocket clamd(AF_UNIX);
  if (!clamd.IsOpen()) return Away("cannot be reached");
  clamd.SetDeadline(deadline);
  // The one cast that the socket interface asks for.
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);  // NOLINT
  if (absl::Status done = clamd.Connect(generic, sizeof(address)); !done.ok()) return done;
  return Converse(clamd, content);
}

absl::StatusOr<ScanResult> ScanByHost(const std::string& address, const std::string& content,
                                      absl::Time deadline) {
  const std::size_t colon = address.rfind(':');
  std::string host = address.substr(0, colon);
  if (host.size() > 1 && host.front() == '[') host = host.substr(1, host.size() - 2);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(host.c_str(), address.substr(colon + 1).c_str(), &hints, &found) != 0) {
    return Away("cannot be reached");
  }
  absl::StatusOr<ScanResult> result = Away("cannot be reached");
  for (const addrinfo* each = found; each != nullptr; each = each->ai_next) {
    ClamdSocket clamd(each->ai_family);
    clamd.SetDeadline(deadline);
    if (!clamd.IsOpen() || !clamd.Connect(each->ai_addr, each->ai_addrlen).ok()) continue;
    result = Converse(clamd, content);
    break;
  }
  freeaddrinfo(found);
  return result;
}

}  // namespace

absl::Status CheckClamdAddress(const std::string& address) {
  if (absl::StartsWith(address, kUnixPrefix)) {
    const std::size_t length = address.size() - kUnixPrefix.size();
    if (length > 0 && length < sizeof(sockaddr_un::sun_path)) return absl::OkStatus();
    return absl::InvalidArgumentError("the path of a socket has 1 to 107 octets");
  }
  if (address.rfind(':') != std::string::npos && IsLoopback(address)) return absl::OkStatus();
  return absl::InvalidArgumentError("must be unix:PATH, or host:port on this machine");
}

absl::StatusOr<ScanResult> ReadClamdAnswer(std::string answer) {
  answer = answer.substr(0, answer.find('\0'));
  while (!answer.empty() && answer.back() == '\n') answer.pop_back();
  if (absl::StartsWith(answer, "INSTREAM size limit exceeded")) {
    return absl::OutOfRangeError("it is larger than the virus scanner looks at");
  }
  const bool is_stream = absl::StartsWith(answer, "stream: ");
  if (is_stream && absl::EndsWith(answer, " FOUND")) {
    const std::size_t length = answer.size() - kStreamPrefix.size() - std::strlen(" FOUND");
    return ScanResult{true, answer.substr(kStreamPrefix.size(), length)};
  }
  if (answer == "stream: OK") return ScanResult{};
  return absl::FailedPreconditionError("the virus scanner could not say");
}

absl::StatusOr<ScanResult> Clamd::Scan(const std::string& content) {
  const absl::Time deadline = absl::Now() + within_;
  if (absl::StartsWith(address_, kUnixPrefix)) {
    return ScanByPath(address_.substr(kUnixPrefix.size()), content, deadline);
  }
  return ScanByHost(address_, content, deadline);
}

}  // namespace candour::intake
