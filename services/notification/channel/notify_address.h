// A postal address as GOV.UK Notify takes it.
#ifndef CANDOUR_SERVICES_NOTIFICATION_CHANNEL_NOTIFY_ADDRESS_H_
#define CANDOUR_SERVICES_NOTIFICATION_CHANNEL_NOTIFY_ADDRESS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"

namespace candour::notification {

// OK when Notify would print the letter: 3 to 7 lines, the last a UK postcode or a country, the
// first two with a letter or digit, no line that begins with @ ( ) = [ ] " \ / , < >, not "no fixed
// abode". InvalidArgument naming the line by its number, never by what it says.
absl::Status CheckNotifyAddress(const std::vector<std::string>& lines);

// Whether `text` has the form of a UK postcode, in any case and with or without its blank.
bool IsUkPostcode(const std::string& text);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_CHANNEL_NOTIFY_ADDRESS_H_
