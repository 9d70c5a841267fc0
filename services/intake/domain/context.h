// What a rule may know besides the case and the act.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_CONTEXT_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_CONTEXT_H_

#include <set>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "candour/ledger/v1/authority.pb.h"
#include "candour/ledger/v1/people.pb.h"
#include "candour/type/v1/rules.pb.h"

namespace candour::intake {

class ReferenceData;

// Who acts, as the verified token says.
struct Actor {
  // The token's subject.
  std::string subject;
  std::set<type::v1::Role> roles;

  bool Has(type::v1::Role role) const { return roles.contains(role); }
};

// Business time, reference data, actor, and the names that a new case would get.
struct Context {
  // Business time, whole microseconds. Never before that of an event already recorded.
  absl::Time now;
  // Calendar, procedures, delay reasons, outcomes, taxonomy. Outlives every call.
  const ReferenceData* reference_data = nullptr;
  Actor actor;
  std::string authority_id;
  // What the authority has decided for all of its cases. Never null in a rule.
  const ledger::v1::AuthorityFile* authority = nullptr;
  // Those among the people whom the act names of whom another case says that they died or that
  // nobody may contact them; as that case knows them.
  std::vector<ledger::v1::Person> known_people = {};
  // UUID of the request in lower case; ids that a rule mints are named in it (UUIDv5).
  std::string request_id;
  // For Submit: the new case's UUID and reference. A case from a Source has a UUID that follows
  // from authority, system and id, so that importing it again meets the case that is there.
  std::string new_complaint_id;
  std::string new_reference;
  // For Submit: the code with which the person looks the case up; random, so it comes from outside.
  std::string new_track_code;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_CONTEXT_H_
