// One call to somebody else's web service.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_HTTP_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_HTTP_H_

#include <string>

#include "absl/time/time.h"

namespace candour::notification {

struct HttpRequest {
  // GET when `body` is empty, else POST.
  std::string url;
  // JSON.
  std::string body;
  // A secret: never logged.
  std::string bearer;
  absl::Duration patience = absl::Seconds(30);
};

struct HttpAnswer {
  enum class Reached {
    // There is an answer.
    kYes,
    // Nothing of the request has left.
    kNo,
    // It may have arrived; no answer came.
    kPerhaps,
  };
  Reached reached = Reached::kNo;
  int status = 0;
  std::string body;
  // Why there is no answer.
  std::string error;
};

// Blocks. HTTPS, or HTTP on the loopback; follows no redirect.
HttpAnswer Call(const HttpRequest& request);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_HTTP_H_
