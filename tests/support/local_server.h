// A server of tests/support as a process of this test.
#ifndef CANDOUR_TESTS_SUPPORT_LOCAL_SERVER_H_
#define CANDOUR_TESTS_SUPPORT_LOCAL_SERVER_H_

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/scratch_folder.h"

namespace candour {

class LocalServer {
 public:
  // Starts `script` with a folder of its own and `arguments`. Returns when it listens.
  LocalServer(const std::string& script, const std::vector<std::string>& arguments);
  ~LocalServer();
  LocalServer(const LocalServer&) = delete;
  LocalServer& operator=(const LocalServer&) = delete;

  const std::string& Port() const { return port_; }
  const std::filesystem::path& Folder() const { return scratch_.Path(); }
  // How it takes what comes from now on.
  void Behave(const std::string& manner) const;
  // What it kept under this name.
  std::string Kept(const std::string& name) const;

 private:
  ScratchFolder scratch_;
  pid_t process_ = -1;
  int input_ = -1;
  std::string port_;
};

class SmtpServer : public LocalServer {
 public:
  explicit SmtpServer(const std::string& manner);
  std::string Url() const { return "smtp://127.0.0.1:" + Port(); }
};

// Speaks TLS to who comes and plainly to `port` on the loopback, as 127.0.0.1.
class TlsDoor : public LocalServer {
 public:
  explicit TlsDoor(int port);
  // The authority that its certificate comes from, in PEM.
  std::string Authority() const { return (Folder() / "authority.pem").string(); }
};

// The service and secret of the fake's key.
inline constexpr const char* kNotifyKey =
    "candour-test-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0";

class NotifyServer : public LocalServer {
 public:
  explicit NotifyServer(const std::vector<std::string>& arguments = {});
  std::string Url() const { return "http://127.0.0.1:" + Port(); }
};

}  // namespace candour

#endif  // CANDOUR_TESTS_SUPPORT_LOCAL_SERVER_H_
