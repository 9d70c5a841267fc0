// What a value of the environment must be before anything opens.
#ifndef CANDOUR_SERVICES_COMMON_SETTINGS_CHECK_H_
#define CANDOUR_SERVICES_COMMON_SETTINGS_CHECK_H_

#include <string>
#include <string_view>

namespace candour {

// "host:port" or "[v6]:port" with a port of 0 to 65535; port zero takes a free one.
bool IsAddress(std::string_view value);

// https://…, or http://… on the loopback.
bool IsSafeIssuer(std::string_view url);

bool IsFolder(const std::string& path);

// A regular file that this process may read.
bool IsReadable(const std::string& path);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_SETTINGS_CHECK_H_
