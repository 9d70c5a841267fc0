// One realistic case, with everything that any notice may say of it.
#ifndef CANDOUR_TESTS_NOTIFICATION_SAMPLES_SAMPLE_H_
#define CANDOUR_TESTS_NOTIFICATION_SAMPLES_SAMPLE_H_

#include <string>
#include <vector>

#include "services/notification/domain/notice_book.h"

namespace candour::notification {

// What fills the text `code` out of the case of Mrs Jean Ashworth, who complained about the care of
// her father.
Filling SampleFilling(const std::string& code);

// Every notice that there is a text for.
std::vector<std::string> SampleCodes();

// The notices that have an easy read, and those that have a script for a call.
std::vector<std::string> EasyReadCodes();
std::vector<std::string> ScriptCodes();

}  // namespace candour::notification

#endif  // CANDOUR_TESTS_NOTIFICATION_SAMPLES_SAMPLE_H_
