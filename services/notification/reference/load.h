// Texts and contacts out of the reference folder.
#ifndef CANDOUR_SERVICES_NOTIFICATION_REFERENCE_LOAD_H_
#define CANDOUR_SERVICES_NOTIFICATION_REFERENCE_LOAD_H_

#include <filesystem>

#include "absl/status/statusor.h"
#include "candour/reference/v1/channels.pb.h"
#include "services/notification/domain/notice_book.h"

namespace candour::notification {

// Every *.textproto of a folder of notices, and a council's own words in folders named by councils.
// InvalidArgument naming the file when one is not understood; NotFound when there is no folder.
absl::StatusOr<NoticeTexts> LoadNoticeTexts(const std::filesystem::path& folder);

// delay_reasons/delay_reasons.textproto under `folder`; fails as LoadNoticeTexts does.
absl::StatusOr<reference::v1::DelayReasons> LoadDelayReasons(const std::filesystem::path& folder);

// The channels that `file` sets up; nothing is opened. Fails as LoadNoticeTexts does.
absl::StatusOr<reference::v1::Channels> LoadChannels(const std::filesystem::path& file);

// Reads notices/*.textproto (with sayable_steps.textproto and the councils' own words),
// authorities/*.textproto and delay_reasons/delay_reasons.textproto under `folder` and checks them
// (NoticeBook::Make). InvalidArgument naming the file when one is not understood; NotFound when a
// folder is missing.
absl::StatusOr<NoticeBook> LoadNoticeBook(const std::filesystem::path& folder);

// The same with one text changed: `notice_text` is a candour.reference.v1.Notice in text format,
// and `code` becomes its code. InvalidArgument when it is not understood or may not be published.
absl::StatusOr<NoticeBook> LoadNoticeBookWith(const std::filesystem::path& folder,
                                              const std::string& notice_text, std::string& code);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_REFERENCE_LOAD_H_
