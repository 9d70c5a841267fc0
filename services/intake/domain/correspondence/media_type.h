// What a file is, as its content tells and not its name.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_MEDIA_TYPE_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_MEDIA_TYPE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace candour::intake {

// The largest attachment, in bytes: 25 MB.
inline constexpr std::size_t kMostAttachmentBytes = std::size_t{25} << 20;

// The media type of `content` by its first bytes, among those that are taken: PDF, PNG, JPEG, GIF,
// TIFF, HEIC, Word and Excel (.docx, .xlsx), OpenDocument text and plain text. Fails with a
// FieldError on `field` for anything else, and when `declared` names another type of the list.
// application/octet-stream declares nothing.
absl::StatusOr<std::string> MediaTypeOf(std::string_view content, std::string_view declared,
                                        std::string_view field);

// `name` without its folders and without control characters, at most 255 octets.
std::string FileName(std::string_view name);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_MEDIA_TYPE_H_
