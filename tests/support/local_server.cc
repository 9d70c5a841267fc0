#include "tests/support/local_server.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <iterator>

namespace candour {

LocalServer::LocalServer(const std::string& script, const std::vector<std::string>& arguments) {
  std::vector<std::string> words = {"python3", script, scratch_.Path().string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  std::array<int, 2> in{};
  std::array<int, 2> out{};
  if (pipe(in.data()) != 0 || pipe(out.data()) != 0) return;
  process_ = fork();
  if (process_ == 0) {
    dup2(in[0], STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    close(in[1]);
    close(out[0]);
    execv("/usr/bin/python3", pointers.data());
    _exit(127);
  }
  close(in[0]);
  close(out[1]);
  input_ = in[1];
  char c = 0;
  while (read(out[0], &c, 1) == 1 && c != '\n') port_ += c;
  close(out[0]);
}

LocalServer::~LocalServer() {
  // The end of its input is its sign to stop.
  close(input_);
  if (process_ > 0) waitpid(process_, nullptr, 0);
}

void LocalServer::Behave(const std::string& manner) const {
  std::ofstream(Folder() / "manner") << manner;
}

std::string LocalServer::Kept(const std::string& name) const {
  std::ifstream file(Folder() / name);
  return {std::istreambuf_iterator<char>(file), {}};
}

SmtpServer::SmtpServer(const std::string& manner)
    : LocalServer("tests/support/smtp/server.py", {manner}) {}

TlsDoor::TlsDoor(int port) : LocalServer("tests/support/tls_door.py", {std::to_string(port)}) {}

NotifyServer::NotifyServer(const std::vector<std::string>& arguments)
    : LocalServer("tests/support/notify/server.py", arguments) {}

}  // namespace candour
