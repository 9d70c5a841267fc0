#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/common/day/london.h"
#include "services/common/fields/personal.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/correspondence/retention.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr absl::Duration kBucket = absl::Minutes(15);

absl::Time StartOfBucket(absl::Time instant) {
  return absl::UnixEpoch() + absl::Floor(instant - absl::UnixEpoch(), kBucket);
}

bool HoldsPersonalParts(const v1::CaseFile& file) {
  v1::CaseFile facts = file;
  ClearPersonal(facts);
  return !google::protobuf::util::MessageDifferencer::Equals(facts, file);
}

void AddCleared(const char* what, std::int64_t count, v1::PersonalErased& erased) {
  if (count == 0) return;
  v1::Cleared& cleared = *erased.add_cleared();
  cleared.set_what(what);
  cleared.set_count(count);
}

// What the file holds of people, for the certificate.
void CountCleared(const v1::CaseFile& file, v1::PersonalErased& erased) {
  AddCleared("persons",
             (file.has_complainant() ? 1 : 0) + (file.has_care_recipient() ? 1 : 0) +
                 file.earlier_complainants_size(),
             erased);
  AddCleared("points", file.points_size(), erased);
  AddCleared("messages", file.messages_size(), erased);
  AddCleared("calls", file.calls_size(), erased);
  AddCleared("attachments",
             std::count_if(file.attachments().begin(), file.attachments().end(),
                           [](const v1::AttachmentRecord& each) { return !each.removed(); }),
             erased);
}

}  // namespace

absl::StatusOr<Events> DecideRecordView(const v1::RecordView& act, const Context& context) {
  const absl::Time viewed = act.has_bucket() ? InstantFrom(act.bucket()) : context.now;
  if (viewed > context.now) return FieldError("act.bucket", "a view is not in the future");
  v1::Event event;
  *event.mutable_case_viewed()->mutable_bucket() = ToTimestamp(StartOfBucket(viewed));
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideRecordListing(const v1::RecordListing& act) {
  if (act.what().empty()) return FieldError("act.what", "say what was done");
  if (act.count() < 0) return FieldError("act.count", "a number of cases is not negative");
  v1::Event event;
  v1::CasesListed& listed = *event.mutable_cases_listed();
  listed.set_what(act.what());
  listed.set_query(act.query());
  listed.set_count(act.count());
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideErasePersonal(const v1::CaseFile& file, const v1::ErasePersonal& act,
                                           const Context& context) {
  if (act.rule().empty()) return FieldError("act.rule", "name the rule under which it is erased");
  if (file.erased() && !HoldsPersonalParts(file)) return Events();
  for (const v1::Obligation& obligation : file.obligations()) {
    if (obligation.state() != v1::OBLIGATION_STATE_OPEN) continue;
    return absl::FailedPreconditionError("something is still owed on this case: it must be kept");
  }
  if (IsOpen(file)) return absl::FailedPreconditionError("the case is open: it must be kept");
  if (file.has_erasure_hold()) {
    return absl::FailedPreconditionError(absl::StrCat(
        "its erasure is held (", file.erasure_hold().reason(), "): release the hold first"));
  }
  if (file.unread_messages() > 0) {
    return absl::FailedPreconditionError("a message on it was not read: read it first");
  }
  const absl::CivilDay today = LondonDay(context.now);
  const absl::Status due = RequireDue(
      file, act.rule(), context.reference_data->RetentionOn(context.authority_id, today), today);
  if (!due.ok()) return due;
  v1::Event event;
  v1::PersonalErased& erased = *event.mutable_personal_erased();
  erased.set_rule(act.rule());
  *erased.mutable_erased_at() = ToTimestamp(context.now);
  erased.set_erased_by(context.actor.subject);
  CountCleared(file, erased);
  return Events{std::move(event)};
}

}  // namespace candour::intake
