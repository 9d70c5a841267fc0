// The light marks of a notice's text: "# " before a line makes a heading, "- " an entry of a list,
// an empty line ends a paragraph.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_LAYOUT_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_LAYOUT_H_

#include <string>
#include <string_view>
#include <vector>

namespace candour::notification {

// A stretch of a text in the order in which it is read.
struct Block {
  enum class Kind { kHeading, kParagraph, kList };
  Kind kind = Kind::kParagraph;
  // A heading has one line; the entries of a list are without their mark.
  std::vector<std::string> lines;
};

std::vector<Block> BlocksOf(std::string_view text);

// The text without the marks of headings, for those who read or hear it plain.
std::string PlainText(std::string_view text);

// `text` without headings that have nothing under them.
std::string WithoutBareHeadings(std::string_view text);

// `lines`, a value that others wrote, so that none of them is taken for a heading.
std::string WithoutHeadings(std::string_view lines);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_LAYOUT_H_
