#include "services/intake/store/anchor.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/digest/digest.h"

namespace candour::intake {
namespace {

using nlohmann::json;

std::string SignedText(const std::string& authority_id, std::int64_t seq, const std::string& hash,
                       const std::string& signed_at) {
  return absl::StrCat("candour anchor 1\n", authority_id, "\n", seq, "\n", hash, "\n", signed_at,
                      "\n");
}

// The cursor of a line, when the line is whole, about `authority_id` and signed by `key`.
std::optional<Cursor> ReadLine(const std::string& line, const std::string& authority_id,
                               const SigningKey& key) {
  const json anchor = json::parse(line, nullptr, false);
  if (anchor.is_discarded() || !anchor.is_object()) return std::nullopt;
  try {
    const auto seq = anchor.at("seq").get<std::int64_t>();
    const auto hash = anchor.at("hash").get<std::string>();
    const std::string text = SignedText(anchor.at("authority_id").get<std::string>(), seq, hash,
                                        anchor.at("signed_at").get<std::string>());
    const std::string signature = absl::HexStringToBytes(anchor.at("signature").get<std::string>());
    if (anchor.at("authority_id") != authority_id || !key.Verify(text, signature)) {
      return std::nullopt;
    }
    return Cursor{seq, absl::HexStringToBytes(hash)};
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

// Appends `line` in one write, so that two processes do not mix, and makes it durable.
bool Append(const std::string& path, const std::string& line) {
  const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
  if (descriptor < 0) return false;
  const bool written =
      write(descriptor, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  const bool durable = fsync(descriptor) == 0;
  return close(descriptor) == 0 && written && durable;
}

}  // namespace

AnchorBook::AnchorBook(std::string folder, SigningKey key)
    : folder_(std::move(folder)), key_(std::move(key)) {}

std::string AnchorBook::PathOf(const std::string& authority_id) const {
  return absl::StrCat(folder_, "/", authority_id, ".jsonl");
}

absl::Status AnchorBook::Sign(const Head& head, absl::Time signed_at) {
  const std::string hash = Hex(head.cursor.hash);
  const std::string at = absl::FormatTime("%Y-%m-%d%ET%H:%M:%SZ", signed_at, absl::UTCTimeZone());
  json anchor;
  anchor["authority_id"] = head.authority_id;
  anchor["seq"] = head.cursor.seq;
  anchor["hash"] = hash;
  anchor["signed_at"] = at;
  anchor["signature"] = Hex(key_.Sign(SignedText(head.authority_id, head.cursor.seq, hash, at)));
  const std::lock_guard lock(mutex_);
  if (!Append(PathOf(head.authority_id), anchor.dump() + "\n")) {
    return absl::InternalError(absl::StrCat("an anchor cannot be written to ", folder_));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Cursor>> AnchorBook::Read(const std::string& authority_id) const {
  const std::lock_guard lock(mutex_);
  std::ifstream file(PathOf(authority_id));
  std::vector<Cursor> anchors;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    std::optional<Cursor> anchor = ReadLine(line, authority_id, key_);
    if (!anchor) {
      return absl::DataLossError(absl::StrCat("line ", number, " of ", PathOf(authority_id),
                                              " is damaged or not signed by this key"));
    }
    anchors.push_back(*std::move(anchor));
  }
  return anchors;
}

}  // namespace candour::intake
