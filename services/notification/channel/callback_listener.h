// Where GOV.UK Notify tells what became of a message.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_CALLBACK_LISTENER_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_CALLBACK_LISTENER_H_

#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

struct mg_context;

namespace candour::notification {

// A small HTTP server of one path, POST /notify/callback, for what stands behind a proxy that
// speaks TLS. A body has at most 64 KiB and must say how long it is.
class CallbackListener {
 public:
  // Gets the Authorization header and the body, from any thread. What it answers becomes
  //   OK 204, InvalidArgument 400, PermissionDenied 403, anything else 503: the caller comes again.
  using Take =
      std::function<absl::Status(const std::string& authorization, const std::string& body)>;

  // Listens at once. InvalidArgument when `address` is not "host:port" of the loopback; Unavailable
  // when it is taken.
  static absl::StatusOr<std::unique_ptr<CallbackListener>> Open(const std::string& address,
                                                                Take take);
  // Finishes the calls in progress.
  ~CallbackListener();
  CallbackListener(const CallbackListener&) = delete;
  CallbackListener& operator=(const CallbackListener&) = delete;

  int Port() const;

  // What one call is answered: its HTTP status.
  int Answer(const std::string& method, const std::string& authorization,
             const std::string& body) const;

 private:
  explicit CallbackListener(Take take) : take_(std::move(take)) {}

  const Take take_;
  mg_context* server_ = nullptr;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_CALLBACK_LISTENER_H_
