#include "services/notification/channel/callback_listener.h"

#include <civetweb.h>

#include <array>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace candour::notification {
namespace {

constexpr const char* kPath = "/notify/callback";
constexpr long long kLongestCallback = 64 << 10;

const char* ReasonOf(int status) {
  switch (status) {
    case 204:
      return "No Content";
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 411:
      return "Length Required";
    case 413:
      return "Content Too Large";
    default:
      return "Service Unavailable";
  }
}

// Nothing when the body ends too early.
std::string BodyOf(mg_connection* connection, long long length) {
  std::string body(static_cast<std::size_t>(length), '\0');
  std::size_t have = 0;
  while (have < body.size()) {
    const int now = mg_read(connection, &body[have], body.size() - have);
    if (now <= 0) return "";
    have += static_cast<std::size_t>(now);
  }
  return body;
}

int StatusFor(mg_connection* connection, const CallbackListener& listener) {
  const mg_request_info* request = mg_get_request_info(connection);
  // A handler also gets what lies below its path.
  if (std::string(request->local_uri) != kPath) return 404;
  if (request->content_length > kLongestCallback) return 413;
  if (request->content_length < 0 && std::string(request->request_method) == "POST") return 411;
  const char* authorization = mg_get_header(connection, "Authorization");
  const long long length = request->content_length < 0 ? 0 : request->content_length;
  return listener.Answer(request->request_method, authorization == nullptr ? "" : authorization,
                         BodyOf(connection, length));
}

int Handle(mg_connection* connection, void* listener_pointer) {
  const int status = StatusFor(connection, *static_cast<const CallbackListener*>(listener_pointer));
  const std::string extra = status == 405 ? "Allow: POST\r\n" : "";
  mg_printf(connection, "HTTP/1.1 %d %s\r\n%sConnection: close\r\nContent-Length: 0\r\n\r\n",
            status, ReasonOf(status), extra.c_str());
  return status;
}

bool IsOnThisMachine(const std::string& address) {
  return absl::StartsWith(address, "127.") || absl::StartsWith(address, "[::1]:");
}

}  // namespace

absl::StatusOr<std::unique_ptr<CallbackListener>> CallbackListener::Open(const std::string& address,
                                                                         Take take) {
  if (!IsOnThisMachine(address) || address.find(':') == std::string::npos) {
    return absl::InvalidArgumentError(
        "callbacks.address: must be host:port of this machine, such as 127.0.0.1:7460");
  }
  std::unique_ptr<CallbackListener> listener(new CallbackListener(std::move(take)));
  const std::array<const char*, 11> options = {"listening_ports",
                                               address.c_str(),
                                               "num_threads",
                                               "2",
                                               "request_timeout_ms",
                                               "10000",
                                               "enable_directory_listing",
                                               "no",
                                               "enable_keep_alive",
                                               "no",
                                               nullptr};
  listener->server_ = mg_start(nullptr, nullptr, const_cast<const char**>(options.data()));
  if (listener->server_ == nullptr) {
    return absl::UnavailableError("callbacks.address: nothing can listen there");
  }
  mg_set_request_handler(listener->server_, kPath, &Handle, listener.get());
  return listener;
}

CallbackListener::~CallbackListener() {
  if (server_ != nullptr) mg_stop(server_);
}

int CallbackListener::Port() const {
  mg_server_port port = {};
  return mg_get_server_ports(server_, 1, &port) == 1 ? port.port : 0;
}

int CallbackListener::Answer(const std::string& method, const std::string& authorization,
                             const std::string& body) const {
  if (method != "POST") return 405;
  const absl::Status taken = take_(authorization, body);
  if (taken.ok()) return 204;
  if (absl::IsInvalidArgument(taken)) return 400;
  return absl::IsPermissionDenied(taken) ? 403 : 503;
}

}  // namespace candour::notification
