#include "services/intake/domain/period/preview.h"

#include <utility>

#include "services/intake/domain/authority/authority_file.h"
#include "services/intake/domain/context.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/period/acts.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

Context ContextOf(const v1::AuthorityFile& authority, const ReferenceData& data, absl::Time now) {
  Context context;
  context.now = now;
  context.reference_data = &data;
  context.authority = &authority;
  return context;
}

std::optional<type::v1::Day> DayIf(bool given, const type::v1::Day& day) {
  return given ? std::optional(day) : std::nullopt;
}

}  // namespace

absl::StatusOr<v1::AuthorityFile> WithAdoption(const v1::AuthorityFile& authority,
                                               const v1::AdoptReference& act,
                                               const ReferenceData& data, absl::Time now,
                                               const std::string& authority_id) {
  v1::Act adopt;
  *adopt.mutable_adopt_reference() = act;
  Context context = ContextOf(authority, data, now);
  context.authority_id = authority_id;
  const absl::StatusOr<std::vector<v1::Event>> events = DecideOnAuthority(adopt, context);
  if (!events.ok()) return events.status();
  v1::AuthorityFile after = authority;
  for (const v1::Event& event : *events) after = ApplyToAuthority(std::move(after), event);
  return after;
}

std::vector<TouchedObligation> TouchedBy(const v1::AuthorityFile& authority,
                                         const v1::CaseFile& file, const ReferenceData& data,
                                         absl::Time now) {
  std::vector<TouchedObligation> touched;
  const absl::StatusOr<Events> events = DecideRederive(file, ContextOf(authority, data, now));
  if (!events.ok()) return touched;
  for (const v1::Event& event : *events) {
    for (const v1::ObligationMoved& moved : event.obligations().moved()) {
      touched.push_back(
          {moved.obligation().clock(), DayIf(moved.has_old_due_by(), moved.old_due_by()),
           DayIf(moved.obligation().has_due_by(), moved.obligation().due_by()), false});
    }
    for (const v1::KeptPromise& kept : event.rederived().kept()) {
      const v1::Obligation* obligation = FindObligation(file, kept.obligation_id());
      touched.push_back({obligation == nullptr ? "" : obligation->clock(), kept.promised(),
                         DayIf(kept.has_would_be(), kept.would_be()), true});
    }
  }
  return touched;
}

}  // namespace candour::intake
