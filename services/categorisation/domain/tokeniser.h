// Words of a complaint, in the form in which they are compared.
#ifndef CANDOUR_SERVICES_CATEGORISATION_DOMAIN_TOKENISER_H_
#define CANDOUR_SERVICES_CATEGORISATION_DOMAIN_TOKENISER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace candour::categorisation {

// Stand in for every number and every amount of money.
constexpr std::string_view kNumber = "<num>";
constexpr std::string_view kAmount = "<money>";

struct Token {
  std::string word;       // lower case, apostrophes dropped: "didnt", "117"
  std::string stem;       // the Snowball English stem, or one of the classes above
  std::size_t begin = 0;  // bytes in the text
  std::size_t end = 0;

  friend bool operator==(const Token&, const Token&) = default;
};

// Splits text into words. Letters of other scripts are kept as they are. A possessive 's is
// dropped, other apostrophes are closed up. Reads at most the first `most` words, so that a text of
// any length costs a bounded time. Never fails: bytes that are not UTF-8 count as letters.
std::vector<Token> Tokenise(std::string_view text, std::size_t most = 20'000);

}  // namespace candour::categorisation

#endif  // CANDOUR_SERVICES_CATEGORISATION_DOMAIN_TOKENISER_H_
