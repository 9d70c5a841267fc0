// candourd intake|categorisation|notification|analytics|all
#include <csignal>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "services/candourd/command_line.h"
#include "services/common/log/log.h"

namespace candour {
namespace {

constexpr absl::Duration kGrace = absl::Seconds(10);

// Every thread begun afterwards leaves these to main, which waits for them.
sigset_t HoldStopSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// The last that was started stops first, so that intake is there until its followers have gone.
void StopAll(std::vector<std::unique_ptr<RunningService>>& running) {
  while (!running.empty()) {
    running.back()->Stop(kGrace);
    running.pop_back();
  }
}

ExitCode Run(const std::vector<Starter>& starters) {
  std::vector<Settings> settings;
  for (const Starter& starter : starters) {
    absl::StatusOr<Settings> read = ReadSettings(starter.name, ProcessEnvironment());
    if (!read.ok()) {
      LogFault(NameOf(starter.name), "settings_refused", read.status());
      return kWrongSettings;
    }
    settings.push_back(*std::move(read));
  }
  const sigset_t signals = HoldStopSignals();
  std::vector<std::unique_ptr<RunningService>> running;
  for (std::size_t i = 0; i < starters.size(); ++i) {
    absl::StatusOr<std::unique_ptr<RunningService>> started = starters[i].start(settings[i]);
    if (!started.ok()) {
      LogFault(NameOf(starters[i].name), "start_failed", started.status());
      StopAll(running);
      return ExitCodeFor(started.status());
    }
    running.push_back(*std::move(started));
    Log(Severity::kInfo, NameOf(starters[i].name), "listening",
        {{"port", std::int64_t{running.back()->Port()}}});
  }
  int signal = 0;
  sigwait(&signals, &signal);
  Log(Severity::kInfo, "candourd", "stopping", {{"signal", std::int64_t{signal}}});
  StopAll(running);
  Log(Severity::kInfo, "candourd", "stopped");
  return kStopped;
}

}  // namespace
}  // namespace candour

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto starters = candour::StartersNamed(arguments, candour::Starters());
  if (!starters.ok()) {
    std::fprintf(stderr, "%s\n", std::string{starters.status().message()}.c_str());
    return candour::kWrongUsage;
  }
  return candour::Run(*starters);
}
