// A mail server on the loopback that knows as much of IMAP4rev1 as fetching mail needs.
#ifndef CANDOUR_TESTS_SUPPORT_FAKE_IMAP_H_
#define CANDOUR_TESTS_SUPPORT_FAKE_IMAP_H_

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace candour::testing {

// One account, "complaints" with the password "secret", and one mailbox, INBOX.
class FakeImap {
 public:
  FakeImap();
  ~FakeImap();
  FakeImap(const FakeImap&) = delete;
  FakeImap& operator=(const FakeImap&) = delete;

  // imap://127.0.0.1:port
  std::string Url() const;
  int Port() const { return port_; }

  // Puts a mail into INBOX; returns its UID.
  unsigned Deliver(const std::string& mail,
                   const std::string& internal_date = "14-Sep-2026 09:30:00 +0100");
  // The mails that INBOX still shows, and those in another folder, by UID.
  std::vector<std::string> Inbox();
  std::vector<std::string> Folder(const std::string& name);
  // Cuts the connection at the next command that begins with this, once.
  void CutAt(const std::string& command);
  // Commands without their tags, passwords included.
  std::vector<std::string> Commands();

 private:
  struct Mail {
    std::string octets;
    std::string internal_date;
    bool deleted = false;
  };

  void Run();
  void Serve(int connection);
  // The answer to one command; empty when the connection ends.
  std::string Answer(const std::string& tag, const std::string& command);
  std::string AnswerUid(const std::string& tag, const std::string& command);
  std::string AnswerFetch(const std::string& tag, unsigned uid, const std::string& command);

  std::atomic<bool> stopping_ = false;
  int socket_ = -1;
  int port_ = 0;
  std::mutex mutex_;
  std::map<unsigned, Mail> inbox_;
  std::map<std::string, std::vector<std::string>> folders_;
  std::string cut_at_;
  std::vector<std::string> commands_;
  unsigned next_uid_ = 1;
  bool signed_in_ = false;
  std::thread thread_;
};

}  // namespace candour::testing

#endif  // CANDOUR_TESTS_SUPPORT_FAKE_IMAP_H_
