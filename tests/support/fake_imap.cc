#include "tests/support/fake_imap.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace candour::testing {
namespace {

// One line without its end; empty when the other side closed.
std::string ReadLine(int connection) {
  std::string line;
  char octet = 0;
  while (recv(connection, &octet, 1, 0) == 1) {
    line += octet;
    if (absl::EndsWith(line, "\r\n")) return line.substr(0, line.size() - 2);
  }
  return "";
}

void Send(int connection, const std::string& octets) {
  send(connection, octets.data(), octets.size(), MSG_NOSIGNAL);
}

std::string Unquoted(const std::string& word) {
  if (word.size() > 1 && word.front() == '"') return word.substr(1, word.size() - 2);
  return word;
}

}  // namespace

FakeImap::FakeImap() : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
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

FakeImap::~FakeImap() {
  stopping_ = true;
  shutdown(socket_, SHUT_RDWR);
  thread_.join();
  close(socket_);
}

std::string FakeImap::Url() const { return absl::StrCat("imap://127.0.0.1:", port_); }

unsigned FakeImap::Deliver(const std::string& mail, const std::string& internal_date) {
  const std::lock_guard<std::mutex> lock(mutex_);
  inbox_[next_uid_] = {mail, internal_date};
  return next_uid_++;
}

std::vector<std::string> FakeImap::Inbox() {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::vector<std::string> mails;
  for (const auto& [uid, mail] : inbox_) {
    if (!mail.deleted) mails.push_back(mail.octets);
  }
  return mails;
}

std::vector<std::string> FakeImap::Folder(const std::string& name) {
  const std::lock_guard<std::mutex> lock(mutex_);
  return folders_[name];
}

void FakeImap::CutAt(const std::string& command) {
  const std::lock_guard<std::mutex> lock(mutex_);
  cut_at_ = command;
}

std::vector<std::string> FakeImap::Commands() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return commands_;
}

void FakeImap::Run() {
  while (!stopping_) {
    const int connection = accept(socket_, nullptr, nullptr);
    if (connection < 0) continue;
    timeval patience{5, 0};
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    Serve(connection);
    close(connection);
  }
}

void FakeImap::Serve(int connection) {
  signed_in_ = false;
  Send(connection, "* OK ready\r\n");
  while (!stopping_) {
    const std::string line = ReadLine(connection);
    if (line.empty()) return;
    const std::size_t space = line.find(' ');
    const std::string answer = Answer(line.substr(0, space), line.substr(space + 1));
    if (answer.empty()) return;
    Send(connection, answer);
    if (absl::StartsWith(line.substr(space + 1), "LOGOUT")) return;
  }
}

std::string FakeImap::Answer(const std::string& tag, const std::string& command) {
  const std::lock_guard<std::mutex> lock(mutex_);
  commands_.push_back(command);
  if (!cut_at_.empty() && absl::StartsWith(command, cut_at_)) {
    cut_at_.clear();
    return "";
  }
  const std::string done = absl::StrCat(tag, " OK done\r\n");
  if (absl::StartsWith(command, "CAPABILITY")) {
    return absl::StrCat("* CAPABILITY IMAP4rev1 UIDPLUS\r\n", done);
  }
  if (absl::StartsWith(command, "LOGIN ")) {
    signed_in_ = command.find("complaints") != std::string::npos &&
                 command.find("secret") != std::string::npos;
    return signed_in_ ? done : absl::StrCat(tag, " NO wrong password\r\n");
  }
  if (absl::StartsWith(command, "LOGOUT")) return absl::StrCat("* BYE\r\n", done);
  if (!signed_in_) return absl::StrCat(tag, " NO sign in first\r\n");
  if (absl::StartsWith(command, "SELECT ")) {
    return absl::StrCat("* ", inbox_.size(), " EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n", done);
  }
  if (absl::StartsWith(command, "CREATE ")) {
    const bool is_new = folders_.try_emplace(Unquoted(command.substr(7))).second;
    return is_new ? done : absl::StrCat(tag, " NO there is one\r\n");
  }
  if (absl::StartsWith(command, "UID ")) return AnswerUid(tag, command);
  return absl::StrCat(tag, " BAD what\r\n");
}

std::string FakeImap::AnswerUid(const std::string& tag, const std::string& command) {
  const std::string done = absl::StrCat(tag, " OK done\r\n");
  const std::vector<std::string> words = absl::StrSplit(command, ' ');
  if (words[1] == "SEARCH") {
    std::string found = "* SEARCH";
    for (const auto& [uid, mail] : inbox_) {
      if (!mail.deleted) absl::StrAppend(&found, " ", uid);
    }
    return absl::StrCat(found, "\r\n", done);
  }
  const unsigned uid = static_cast<unsigned>(std::stoul(words[2]));
  if (words[1] == "EXPUNGE") {
    if (inbox_.count(uid) > 0 && inbox_[uid].deleted) inbox_.erase(uid);
    return done;
  }
  if (inbox_.count(uid) == 0) return done;
  if (words[1] == "FETCH") return AnswerFetch(tag, uid, command);
  if (words[1] == "COPY") {
    const std::string folder =
        Unquoted(command.substr(absl::StrCat("UID COPY ", words[2], " ").size()));
    if (folders_.count(folder) == 0) return absl::StrCat(tag, " NO [TRYCREATE] none\r\n");
    folders_[folder].push_back(inbox_[uid].octets);
    return done;
  }
  if (words[1] == "STORE") {
    inbox_[uid].deleted = true;
    return done;
  }
  return absl::StrCat(tag, " BAD what\r\n");
}

std::string FakeImap::AnswerFetch(const std::string& tag, unsigned uid,
                                  const std::string& command) {
  const Mail& mail = inbox_[uid];
  if (command.find("INTERNALDATE") != std::string::npos) {
    return absl::StrCat("* 1 FETCH (UID ", uid, " INTERNALDATE \"", mail.internal_date, "\")\r\n",
                        tag, " OK done\r\n");
  }
  return absl::StrCat("* 1 FETCH (UID ", uid, " BODY[] {", mail.octets.size(), "}\r\n", mail.octets,
                      ")\r\n", tag, " OK done\r\n");
}

}  // namespace candour::testing
