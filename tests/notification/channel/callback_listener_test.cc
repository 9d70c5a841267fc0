#include "services/notification/channel/callback_listener.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"

namespace candour::notification {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

// What the listener answers to these octets.
std::string Asking(int port, const std::string& request) {
  const int connection = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0) {
    send(connection, request.data(), request.size(), MSG_NOSIGNAL);
    char octet = 0;
    while (read(connection, &octet, 1) == 1) answer += octet;
  }
  close(connection);
  return answer;
}

std::string Post(const std::string& path, const std::string& body) {
  return absl::StrCat("POST ", path, " HTTP/1.1\r\nHost: candour\r\nAuthorization: Bearer t\r\n",
                      "Content-Length: ", body.size(), "\r\n\r\n", body);
}

class CallbackListenerTest : public ::testing::Test {
 protected:
  CallbackListenerTest() {
    listener_ = *CallbackListener::Open(
        "127.0.0.1:0", [this](const std::string& authorization, const std::string& body) {
          heard_ = absl::StrCat(authorization, "|", body);
          return answer_;
        });
  }

  std::string heard_;
  absl::Status answer_;
  std::unique_ptr<CallbackListener> listener_;
};

TEST_F(CallbackListenerTest, HandsOverWhatIsPosted) {
  EXPECT_THAT(Asking(listener_->Port(), Post("/notify/callback", "{\"a\":1}")),
              StartsWith("HTTP/1.1 204"));
  EXPECT_EQ(heard_, "Bearer t|{\"a\":1}");
}

TEST_F(CallbackListenerTest, AsksToComeAgainWhenItCannotBeKept) {
  answer_ = absl::UnavailableError("the database is away");

  EXPECT_THAT(Asking(listener_->Port(), Post("/notify/callback", "{}")),
              StartsWith("HTTP/1.1 503"));
}

TEST_F(CallbackListenerTest, SaysWhatItThinksOfTheCallAndNoMore) {
  answer_ = absl::PermissionDeniedError("the caller has not shown the token");
  const std::string refused = Asking(listener_->Port(), Post("/notify/callback", "{}"));
  EXPECT_THAT(refused, StartsWith("HTTP/1.1 403"));
  EXPECT_THAT(refused, Not(HasSubstr("token")));
  answer_ = absl::InvalidArgumentError("this is neither a receipt nor a returned letter");
  EXPECT_THAT(Asking(listener_->Port(), Post("/notify/callback", "{}")),
              StartsWith("HTTP/1.1 400"));
}

TEST_F(CallbackListenerTest, HasOnePathAndOneWayOfCalling) {
  const int port = listener_->Port();
  EXPECT_THAT(Asking(port, Post("/", "{}")), StartsWith("HTTP/1.1 404"));
  EXPECT_THAT(Asking(port, Post("/notify/callback/below", "{}")), StartsWith("HTTP/1.1 404"));
  EXPECT_THAT(Asking(port, "GET /notify/callback HTTP/1.1\r\nHost: candour\r\n\r\n"),
              StartsWith("HTTP/1.1 405"));
  EXPECT_THAT(heard_, IsEmpty());
}

TEST_F(CallbackListenerTest, ReadsNoLongBody) {
  const std::string head =
      "POST /notify/callback HTTP/1.1\r\nHost: candour\r\nContent-Length: 65537\r\n\r\n";

  EXPECT_THAT(Asking(listener_->Port(), head), StartsWith("HTTP/1.1 413"));
  EXPECT_THAT(heard_, IsEmpty());
}

TEST(CallbackListenerOpenTest, ListensOnThisMachineOnly) {
  const auto open = [](const std::string& address) {
    return CallbackListener::Open(address, [](auto&, auto&) { return absl::OkStatus(); })
        .status()
        .code();
  };

  EXPECT_EQ(open("0.0.0.0:7460"), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(open("7460"), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace candour::notification
