#include "tests/notification/channel/smtp_server.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>

namespace candour::notification {

SmtpServer::SmtpServer(const std::string& manner) {
  std::array<int, 2> in{};
  std::array<int, 2> out{};
  if (pipe(in.data()) != 0 || pipe(out.data()) != 0) return;
  process_ = fork();
  if (process_ == 0) {
    dup2(in[0], STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    close(in[1]);
    close(out[0]);
    execl("/usr/bin/python3", "python3", "tests/support/smtp/server.py", scratch_.path().c_str(),
          manner.c_str(), nullptr);
    _exit(127);
  }
  close(in[0]);
  close(out[1]);
  input_ = in[1];
  char c = 0;
  while (read(out[0], &c, 1) == 1 && c != '\n') port_ += c;
  close(out[0]);
}

SmtpServer::~SmtpServer() {
  // The end of its input is its sign to stop.
  close(input_);
  if (process_ > 0) waitpid(process_, nullptr, 0);
}

}  // namespace candour::notification
