// A small HTTP server on the loopback, for tests of what fetches.
#ifndef CANDOUR_TESTS_SUPPORT_LOCAL_HTTP_H_
#define CANDOUR_TESTS_SUPPORT_LOCAL_HTTP_H_

#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace candour::testing {

// Answers one request after the other, each on a connection of its own.
class LocalHttp {
 public:
  LocalHttp();
  ~LocalHttp();
  LocalHttp(const LocalHttp&) = delete;
  LocalHttp& operator=(const LocalHttp&) = delete;

  // http://127.0.0.1:<port>, without a slash at its end.
  std::string Url() const;

  // What `path` is answered with from now on; other paths with 404.
  void Set(const std::string& path, int code, const std::string& body);

  // Every request so far, head and body.
  std::vector<std::string> Requests();

  // Acts as an issuer: discovery document, and this key set under /jwks.
  void BeIssuer(const std::string& key_set);

 private:
  struct Page {
    int code;
    std::string body;
  };

  void Run();
  void Serve(int connection);

  int socket_ = -1;
  int port_ = 0;
  std::mutex mutex_;
  std::map<std::string, Page> pages_;
  std::vector<std::string> requests_;
  std::thread thread_;
};

}  // namespace candour::testing

#endif  // CANDOUR_TESTS_SUPPORT_LOCAL_HTTP_H_
