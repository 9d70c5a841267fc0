// Taking one mail in, wherever it came from.
#ifndef CANDOUR_SERVICES_INTAKE_SERVICE_TAKE_MAIL_H_
#define CANDOUR_SERVICES_INTAKE_SERVICE_TAKE_MAIL_H_

#include <string>

#include "absl/status/status.h"
#include "candour/intake/v1/intake.pb.h"
#include "services/common/auth/caller.h"
#include "services/intake/service/surroundings.h"

namespace candour::intake {

// Files the mail on its case, or makes one of it; as IntakeService.TakeMail answers.
absl::Status TakeMailIn(const Surroundings& around, const Caller& caller,
                        const v1::MailEnvelope& envelope, const std::string& octets,
                        v1::TakeMailResponse& response);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_SERVICE_TAKE_MAIL_H_
