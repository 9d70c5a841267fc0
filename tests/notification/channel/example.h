// A message for the tests of channels, and Python's reading of a mail.
#ifndef CANDOUR_TESTS_NOTIFICATION_CHANNEL_EXAMPLE_H_
#define CANDOUR_TESTS_NOTIFICATION_CHANNEL_EXAMPLE_H_

#include <filesystem>
#include <string>

#include "services/notification/domain/message.h"

namespace candour::notification {

Message ExampleMessage();

// "From|To|Subject|Message-ID|body" as Python's email module reads the file.
std::string ReadByPython(const std::filesystem::path& file);

}  // namespace candour::notification

#endif  // CANDOUR_TESTS_NOTIFICATION_CHANNEL_EXAMPLE_H_
