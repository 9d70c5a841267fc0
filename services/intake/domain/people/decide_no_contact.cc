#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/acts.h"
#include "services/intake/domain/people/hold.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::array<std::string_view, 5> kBlockSources = {"person", "safeguarding", "police",
                                                           "court", "council"};

absl::Status CheckNoContact(const v1::RecordNoContact& act) {
  if (std::find(kBlockSources.begin(), kBlockSources.end(), act.source()) == kBlockSources.end()) {
    return FieldError("act.source", "choose person, safeguarding, police, court or council");
  }
  if (IsBlank(act.reason())) return FieldError("act.reason", "give the reason");
  return absl::OkStatus();
}

void Hold(const Context& context, Duties& duties, v1::NoContactRecorded& recorded) {
  v1::ContactHold& hold = *recorded.mutable_contact_hold();
  hold.set_reason(std::string(kNoContact));
  *hold.mutable_since() = ToTimestamp(context.now);
  hold.set_obligation_id(OpenContactHold(context, duties));
}

v1::NoContactRecorded RecordedOf(const v1::CaseFile& file, const v1::RecordNoContact& act,
                                 absl::Time now) {
  v1::NoContactRecorded recorded;
  recorded.set_person_id(act.person_id());
  if (!act.lifted()) {
    *recorded.mutable_no_contact()->mutable_since() = ToTimestamp(now);
    recorded.mutable_no_contact()->set_source(act.source());
    recorded.mutable_no_contact()->set_reason(act.reason());
  }
  if (file.has_contact_hold()) *recorded.mutable_contact_hold() = file.contact_hold();
  return recorded;
}

}  // namespace

absl::StatusOr<Events> DecideRecordNoContact(const v1::CaseFile& file,
                                             const v1::RecordNoContact& act,
                                             const Context& context) {
  const absl::Status checked = CheckNoContact(act);
  if (!checked.ok()) return checked;
  const bool complains =
      file.has_complainant() && file.complainant().person_id() == act.person_id();
  const bool cared_for =
      file.has_care_recipient() && file.care_recipient().person_id() == act.person_id();
  if (!complains && !cared_for) {
    if (WasEarlier(file, act.person_id())) return Events();
    return FieldError("act.person_id", "nobody on this case has this id");
  }
  const v1::Person& person = complains ? file.complainant() : file.care_recipient();
  if (file.erased() || person.do_not_contact() != act.lifted()) return Events();

  v1::Event event;
  v1::NoContactRecorded& recorded = *event.mutable_no_contact_recorded();
  recorded = RecordedOf(file, act, context.now);
  const bool held = file.contact_hold().reason() == kNoContact;
  if (complains && act.lifted() && held) recorded.clear_contact_hold();
  if (complains && !act.lifted() && !MayOwe(file) && !IsSuspended(file)) {
    // Should the case be opened again, the block stands.
    recorded.mutable_contact_hold()->set_reason(std::string(kNoContact));
    *recorded.mutable_contact_hold()->mutable_since() = ToTimestamp(context.now);
  }
  if (!complains || !MayOwe(file)) return Events{std::move(event)};
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  if (act.lifted()) {
    duties->Close(kContactHold.clock, v1::OBLIGATION_STATE_MET, context.now);
  } else if (IsOpen(file) && !IsSuspended(file)) {
    Hold(context, *duties, recorded);
  }
  Carry(*duties, event);
  return Events{std::move(event)};
}

}  // namespace candour::intake
