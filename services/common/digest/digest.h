// Digests, names made of them, and random octets.
#ifndef CANDOUR_SERVICES_COMMON_DIGEST_DIGEST_H_
#define CANDOUR_SERVICES_COMMON_DIGEST_DIGEST_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace candour {

// The 32 octets of SHA-256.
std::string Sha256(std::string_view octets);

// The name-based UUID of RFC 9562 version 5 (SHA-1): the same arguments always give the same UUID.
// `space` is a UUID in its 36-character form; ends the process when it is none.
std::string Uuid5(std::string_view space, std::string_view name);

// A fresh UUID of RFC 9562 version 7: begins with the machine's milliseconds at `now`, so that rows
// made one after another lie beside each other in an index; the rest is random.
std::string RandomUuid(absl::Time now = absl::Now());

// `count` octets nobody can guess. Ends the process when the machine has no randomness.
std::string RandomBytes(std::size_t count);

// Lower-case hexadecimal.
std::string Hex(std::string_view octets);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_DIGEST_DIGEST_H_
