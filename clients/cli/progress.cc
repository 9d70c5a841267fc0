#include "clients/cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <utility>

namespace candour::cli {
namespace {

constexpr std::int64_t kBarWidth = 30;

}  // namespace

Progress::Progress(std::string what, std::int64_t whole, bool json)
    : what_(std::move(what)), whole_(whole), visible_(!json && isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (visible_) std::cerr << "\r\x1b[K" << std::flush;
}

void Progress::Show(std::int64_t done) {
  if (!visible_) return;
  std::cerr << "\r" << what_ << " ";
  if (whole_ > 0) {
    const auto filled = static_cast<std::size_t>(std::min(done, whole_) * kBarWidth / whole_);
    std::cerr << "[" << std::string(filled, '#') << std::string(kBarWidth - filled, '.') << "] "
              << done << "/" << whole_;
  } else {
    std::cerr << done;
  }
  std::cerr << std::flush;
}

}  // namespace candour::cli
