// Mails as files.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_FOLDER_CHANNEL_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_FOLDER_CHANNEL_H_

#include <filesystem>
#include <string>

#include "services/notification/channel/channel.h"

namespace candour::notification {

// Writes each message to `folder`/<file_stem>.eml, and a letter also to <file_stem>.html, ready to
// be printed. A file is there whole and on disk, or not at all; the same message always has the
// same file. The folder is made when it is not there.
class FolderChannel : public Channel {
 public:
  // `name` is what the ledger calls it: folder for mails, letter for what is printed from there.
  FolderChannel(std::string name, std::filesystem::path folder);

  std::string Name() const override { return name_; }
  bool IsRepeatable() const override { return true; }
  HandOverReport Take(const Message& message) override;

 private:
  // Whether the file is there and on disk; errno says why not.
  bool Put(const std::string& name, const std::string& octets) const;

  const std::string name_;
  const std::filesystem::path folder_;
};

// Removes the files of that stem from `folder`; how many there were. Unavailable when one stays.
absl::StatusOr<int> RemoveMessage(const std::filesystem::path& folder,
                                  const std::string& file_stem);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_FOLDER_CHANNEL_H_
