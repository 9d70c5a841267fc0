// Reads the files of a folder of reference data.
#ifndef CANDOUR_SERVICES_COMMON_REFERENCE_LOAD_H_
#define CANDOUR_SERVICES_COMMON_REFERENCE_LOAD_H_

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "services/common/reference/parse.h"

namespace candour {

template <typename Message>
using Check = absl::Status (*)(const Message&);

// The file's name inside the folder, which says enough and gives nothing of the machine away.
inline std::string NameOf(const std::filesystem::path& file) {
  return (file.parent_path().filename() / file.filename()).string();
}

// The message of the file. Fails with NotFound when it cannot be read, and with InvalidArgument
// naming file and field when it is not understood or `check` refuses it.
template <typename Message>
absl::StatusOr<Message> LoadFile(const std::filesystem::path& file, Check<Message> check) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return absl::NotFoundError(absl::StrCat(NameOf(file), ": cannot be read"));
  std::ostringstream text;
  text << stream.rdbuf();
  Message message;
  absl::Status parsed = ParseText(NameOf(file), text.str(), message);
  if (!parsed.ok()) return parsed;
  const absl::Status checked = check(message);
  if (!checked.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat(NameOf(file), ": ", std::string(checked.message())));
  }
  return message;
}

// Every *.textproto of the folder, in the order of the names. Fails as LoadFile does, and with
// NotFound when there is no such folder or no such file in it.
template <typename Message>
absl::Status LoadFiles(const std::filesystem::path& folder, Check<Message> check,
                       std::vector<Message>& into) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".textproto") files.push_back(entry.path());
  }
  const std::string name = folder.filename().string();
  if (error) return absl::NotFoundError(absl::StrCat(name, ": ", error.message()));
  if (files.empty()) return absl::NotFoundError(absl::StrCat(name, ": holds no *.textproto"));
  std::sort(files.begin(), files.end());
  for (const std::filesystem::path& file : files) {
    absl::StatusOr<Message> message = LoadFile<Message>(file, check);
    if (!message.ok()) return message.status();
    into.push_back(*std::move(message));
  }
  return absl::OkStatus();
}

// Sorts by id and version. Fails with InvalidArgument when a version stands there twice.
template <typename Message>
absl::Status SortVersions(const std::string& name, std::vector<Message>& messages) {
  const auto earlier = [](const Message& a, const Message& b) {
    return std::forward_as_tuple(a.id(), a.version()) < std::forward_as_tuple(b.id(), b.version());
  };
  std::sort(messages.begin(), messages.end(), earlier);
  const auto twice =
      std::adjacent_find(messages.begin(), messages.end(),
                         [&earlier](const Message& a, const Message& b) { return !earlier(a, b); });
  if (twice == messages.end()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat(name, ": ", twice->id(), " version ", twice->version(), " stands there twice"));
}

// LoadFiles and SortVersions.
template <typename Message>
absl::Status LoadFolder(const std::filesystem::path& folder, Check<Message> check,
                        std::vector<Message>& into) {
  absl::Status loaded = LoadFiles(folder, check, into);
  return loaded.ok() ? SortVersions(folder.filename().string(), into) : loaded;
}

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_REFERENCE_LOAD_H_
