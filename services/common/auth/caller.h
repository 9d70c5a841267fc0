// Who calls, as a verified token says.
#ifndef CANDOUR_SERVICES_COMMON_AUTH_CALLER_H_
#define CANDOUR_SERVICES_COMMON_AUTH_CALLER_H_

#include <set>
#include <string>

#include "candour/type/v1/rules.pb.h"

namespace candour {

struct Caller {
  // The token's subject: who it is in the ledger.
  std::string subject;
  // For people to read; never logged.
  std::string name;
  std::set<type::v1::Role> roles;
  // The authorities the caller works for; all_authorities stands for "*".
  std::set<std::string> authorities;
  bool all_authorities = false;

  bool Has(type::v1::Role role) const { return roles.contains(role); }
  bool WorksFor(const std::string& authority_id) const {
    return all_authorities || authorities.contains(authority_id);
  }
};

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_AUTH_CALLER_H_
