// What one person may read of a case: everything about them, nothing about others.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_SUBJECT_ACCESS_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_SUBJECT_ACCESS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"

namespace candour::intake {

// A case as its subject reads it.
struct SubjectView {
  ledger::v1::CaseFile file;
  std::vector<ledger::v1::RecordedEvent> events;
  bool is_complainant = false;
  bool is_care_recipient = false;
  // How many texts were left out or masked because they concern others.
  std::int64_t redacted = 0;
};

// Leaves out what is recorded of every other person of the case, and masks their names, addresses
// and numbers wherever they stand in a text, by "[another person]". It knows who is recorded on the
// case and in its events; whom a text names besides, only a reader can find.
SubjectView ViewOf(const std::string& person_id, ledger::v1::CaseFile file,
                   std::vector<ledger::v1::RecordedEvent> events);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_CORRESPONDENCE_SUBJECT_ACCESS_H_
