#include "services/intake/domain/correspondence/sight.h"

#include <algorithm>

#include "services/intake/domain/instant.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

template <typename Subjects>
bool Names(const Subjects& subjects, std::string_view subject) {
  return std::find(subjects.begin(), subjects.end(), subject) != subjects.end();
}

bool HasOpened(const v1::Restriction& restriction, std::string_view subject, absl::Time now) {
  return std::any_of(restriction.openings().begin(), restriction.openings().end(),
                     [&](const v1::RestrictedOpening& opening) {
                       return opening.subject() == subject && now < InstantFrom(opening.until());
                     });
}

}  // namespace

bool IsKeptFrom(const v1::CaseFile& file, std::string_view subject) {
  return Names(file.restriction().except(), subject);
}

bool MaySee(const v1::CaseFile& file, std::string_view subject, absl::Time now) {
  if (!file.has_restriction()) return true;
  if (IsKeptFrom(file, subject)) return false;
  const v1::Restriction& restriction = file.restriction();
  return restriction.only().empty() || Names(restriction.only(), subject) ||
         HasOpened(restriction, subject, now);
}

bool MaySee(const v1::CaseFile& file, const Actor& actor, absl::Time now) {
  return actor.Has(type::v1::ROLE_SERVICE) || MaySee(file, actor.subject, now);
}

}  // namespace candour::intake
