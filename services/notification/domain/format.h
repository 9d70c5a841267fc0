// How a notice is set.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_FORMAT_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_FORMAT_H_

namespace candour::notification {

// The formats that the council makes by itself. The words of easy read are words of their
// own; the others share the same words.
enum class Format { kStandard, kLargePrint, kEasyRead, kPlainText };

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_FORMAT_H_
