#include <filesystem>
#include <iostream>

#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/login.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

constexpr const char* kCommandLineClient = "candour-cli";

struct Login {
  std::string issuer;
  std::string client = kCommandLineClient;
  std::string secret_file;
};

absl::StatusOr<SignIn> SignInAs(const Login& login) {
  if (login.secret_file.empty()) {
    return SignInOnAnotherScreen(login.issuer, login.client, [](const std::string& sentence) {
      std::cerr << sentence << std::endl;
    });
  }
  return SignInWithSecret(login.issuer, login.client,
                          std::filesystem::absolute(login.secret_file).string());
}

int LogIn(Session& session, const Login& login) {
  const auto sign_in = SignInAs(login);
  if (!sign_in.ok()) return Complain(sign_in.status(), session.Given().json);
  const absl::Status kept = KeepSignIn(session.Given().profile, *sign_in);
  if (!kept.ok()) return Complain(kept, session.Given().json);
  if (session.Given().json) {
    std::cout << R"({"signed_in":")" << sign_in->client << "\"}\n";
  } else {
    std::cout << "Signed in as " << sign_in->client << " until "
              << absl::FormatTime("%H:%M", sign_in->expires_at, absl::LocalTimeZone()) << ".\n";
  }
  return kDone;
}

}  // namespace

void AddLogin(CLI::App& app, CommandLine& line) {
  auto login = std::make_shared<Login>();
  login->issuer = line.options.profile.issuer;
  CLI::App* verb = Verb(
      app, "login", "Sign in and keep the token",
      "  candour login\n"
      "  candour login --client demo-manager --secret-file .candour/secrets/clients/demo-manager");
  verb->add_option("--issuer", login->issuer, "OpenID provider (or CANDOUR_OIDC_ISSUER)");
  verb->add_option("--client", login->client, "Client to sign in as");
  verb->add_option("--secret-file", login->secret_file,
                   "File with the client's secret; without it a page asks who you are");
  Runs(verb, line, [login](Session& session) { return LogIn(session, *login); });
}

}  // namespace candour::cli
