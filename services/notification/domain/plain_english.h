// Whether a text can be read by the people it is for.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_PLAIN_ENGLISH_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_PLAIN_ENGLISH_H_

#include <string>
#include <string_view>
#include <vector>

namespace candour::notification {

// How long sentences may be, in words, and how hard the whole, as a Flesch-Kincaid grade.
struct Measure {
  double average = 20;
  int longest = 30;
  double grade = 8;
};

inline constexpr Measure kPlainEnglishMeasure;
inline constexpr Measure kEasyReadMeasure{10, 16, 6};

// What a text comes to. A heading, an entry of a list and every line of a block is a sentence.
struct Reading {
  int words = 0;
  int sentences = 0;
  int syllables = 0;
  int longest = 0;
  std::string longest_sentence;

  double Average() const;
  double Grade() const;
};

Reading Read(std::string_view text);

// What is wrong with `text`, a sentence each that says what to do; empty when nothing is. Too long
// or too hard a text; words that are banned or explain nothing; Latin; codes; "unfortunately"
// without "sorry"; "upheld" that is not explained; dates that are not in full; telephone numbers
// without spaces.
std::vector<std::string> FaultsOf(std::string_view text,
                                  const Measure& measure = kPlainEnglishMeasure);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_PLAIN_ENGLISH_H_
