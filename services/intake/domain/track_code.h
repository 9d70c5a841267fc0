// The code with which a person looks up where their case stands.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_TRACK_CODE_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_TRACK_CODE_H_

#include <string>
#include <string_view>

namespace candour::intake {

// A code that nobody can guess, easy to read out: "K7QD-M2XP-9T4C". No letter is taken for a digit.
std::string NewTrackCode();

// Whether somebody typed that code: spaces, hyphens and case do not matter, O counts as 0, I and L
// as 1. Takes as long whatever is typed. Never when `code` is empty.
bool IsTrackCode(std::string_view typed, std::string_view code);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_TRACK_CODE_H_
