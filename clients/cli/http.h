// The HTTP call of signing in on another screen: unlike services/common/auth/http.h it gives the
// body of a refusal, which says whether to wait on.
#ifndef CANDOUR_CLIENTS_CLI_HTTP_H_
#define CANDOUR_CLIENTS_CLI_HTTP_H_

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "nlohmann/json.hpp"

namespace candour::cli {

// What a server answered.
struct HttpAnswer {
  long code = 0;
  nlohmann::json body;
};

// POST of a form; the answer must be JSON. An OAuth error is an answer, not a failure. `user` and
// `password`, where given, go as HTTP basic authentication.
absl::StatusOr<HttpAnswer> PostForm(const std::string& url,
                                    const std::map<std::string, std::string>& form,
                                    const std::string& user = "", const std::string& password = "");

}  // namespace candour::cli

#endif  // CANDOUR_CLIENTS_CLI_HTTP_H_
