// tests/support/smtp/server.py as a process of this test.
#ifndef CANDOUR_TESTS_NOTIFICATION_CHANNEL_SMTP_SERVER_H_
#define CANDOUR_TESTS_NOTIFICATION_CHANNEL_SMTP_SERVER_H_

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "tests/notification/channel/example.h"

namespace candour::notification {

class SmtpServer {
 public:
  // `manner`: accept, reject, defer or drop. Returns when it listens.
  explicit SmtpServer(const std::string& manner);
  ~SmtpServer();
  SmtpServer(const SmtpServer&) = delete;
  SmtpServer& operator=(const SmtpServer&) = delete;

  std::string Url() const { return "smtp://127.0.0.1:" + port_; }
  const std::filesystem::path& folder() const { return scratch_.path(); }

 private:
  ScratchFolder scratch_;
  pid_t process_ = -1;
  int input_ = -1;
  std::string port_;
};

}  // namespace candour::notification

#endif  // CANDOUR_TESTS_NOTIFICATION_CHANNEL_SMTP_SERVER_H_
