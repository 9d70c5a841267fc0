// Whether a text shows that somebody may be unsafe (G-12).
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_SAFETY_TEXT_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_SAFETY_TEXT_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "candour/reference/v1/safety.pb.h"

namespace candour::intake {

// A sentence that raised an alert.
struct HeardSafety {
  // The kind, such as "immediate_care_risk".
  std::string kind;
  // The sentence, cut to 500 octets.
  std::string sentence;
};

// The cues of the reference data, ready to be looked for. It never changes after it was made.
class SafetyText {
 public:
  SafetyText() = default;
  // `cues` must be sound, as CheckSafetyCues says.
  explicit SafetyText(const reference::v1::SafetyCues& cues);

  // The first sentence of each kind that speaks of somebody who may be unsafe, the more urgent kind
  // first; none where no sentence does.
  std::vector<HeardSafety> Hear(std::string_view text) const;

 private:
  // The words of which one must stand there, "wor*" for any ending; a gap where there are none.
  using Step = std::vector<std::string>;
  using Words = std::vector<std::string>;

  // Phrases by their first word, and by that word's first letters where it has any ending.
  struct Phrases {
    std::vector<std::vector<Step>> all;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_word;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_beginning;

    void Add(std::vector<Step> phrase);
    bool StandIn(const Words& words) const;
  };

  struct Kind {
    std::string code;
    Phrases phrases;
    Phrases unless;
  };

  static bool Matches(const std::vector<Step>& phrase, std::size_t step, const Words& words,
                      std::size_t at);
  static bool AnyMatches(const Phrases& phrases, const std::vector<std::size_t>& chosen,
                         const Words& words, std::size_t at);

  std::vector<Kind> kinds_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_MATTER_SAFETY_TEXT_H_
