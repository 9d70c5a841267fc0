#include "services/intake/domain/decide_submit_check.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_opening.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/arrival.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr absl::CivilDay kFirstDay(1990, 1, 1);

using Violations = std::vector<FieldViolation>;

bool SaysWho(const v1::Person& person) {
  return !IsBlank(person.name()) || !IsBlank(person.email()) || !IsBlank(person.phone()) ||
         person.address_lines_size() > 0;
}

void CheckKind(const v1::Submit& act, Violations& violations) {
  if (act.record_type() == v1::RECORD_TYPE_UNSPECIFIED ||
      !v1::RecordType_IsValid(act.record_type())) {
    violations.push_back({"submit.record_type", "say what kind of contact it is"});
  }
  if (act.channel() == v1::CHANNEL_UNSPECIFIED || !v1::Channel_IsValid(act.channel())) {
    violations.push_back({"submit.channel", "say how it reached the council"});
  } else if (act.record_type() == v1::RECORD_TYPE_ERO && !act.has_historic() &&
             !IsOral(act.channel())) {
    violations.push_back({"submit.channel",
                          "an early resolution is of a complaint that was made orally: choose "
                          "phone, in person or voicemail, or record a complaint"});
  }
}

void CheckReceipt(const v1::Submit& act, const Context& context, Violations& violations) {
  const absl::Time received = ReceiptOf(act, context);
  if (received > context.now) {
    violations.push_back({"submit.received_at", "give an instant that is not in the future"});
  } else if (LondonDay(received) < kFirstDay) {
    violations.push_back({"submit.received_at", "give a day from 1 January 1990 on"});
  }
}

void CheckPoints(const v1::Submit& act, Violations& violations) {
  if (act.points().empty()) {
    violations.push_back({"submit.points", "say what it is about, in at least one point"});
  }
  for (int i = 0; i < act.points_size(); ++i) {
    if (!IsBlank(act.points(i).text())) continue;
    violations.push_back({absl::StrCat("submit.points[", i, "].text"), "say what it is about"});
  }
}

void CheckNewcomers(const v1::Submit& act, Violations& violations) {
  for (const absl::Status& newcomer :
       {CheckNewcomer(act.complainant(), "submit.complainant"),
        CheckNewcomer(act.care_recipient(), "submit.care_recipient")}) {
    for (FieldViolation& each : FieldViolationsOf(newcomer)) violations.push_back(std::move(each));
  }
}

void CheckPeople(const v1::Submit& act, Violations& violations) {
  const bool says_who = SaysWho(act.complainant());
  if (act.anonymous() && says_who) {
    violations.push_back(
        {"submit.complainant", "leave it empty, or do not mark the contact as anonymous"});
  }
  CheckNewcomers(act, violations);
  if (act.has_historic()) return;
  if (!act.anonymous() && !says_who) {
    violations.push_back({"submit.complainant",
                          "give a name or a way to reach the person, or mark it as anonymous"});
  }
  if (act.representation_basis() != v1::REPRESENTATION_BASIS_UNSPECIFIED &&
      !act.has_care_recipient()) {
    violations.push_back({"submit.care_recipient", "say for whom the representative complains"});
  }
}

void CheckInstant(bool given, absl::Time instant, absl::Time received, absl::Time now,
                  std::string_view field, Violations& violations) {
  if (!given || (instant >= received && instant <= now)) return;
  violations.push_back({std::string(field), "give an instant between the receipt and now"});
}

void CheckHistoric(const v1::Submit& act, const Context& context, Violations& violations) {
  if (!act.has_historic()) return;
  const v1::Historic& historic = act.historic();
  if (!act.has_received_at()) {
    violations.push_back({"submit.received_at", "a case of an earlier system needs its receipt"});
  }
  if (!historic.outcome().empty() &&
      context.reference_data->OutcomeOf(historic.outcome()) == nullptr) {
    violations.push_back({"submit.historic.outcome", "give an outcome code that exists"});
  }
  const absl::Time received = ReceiptOf(act, context);
  CheckInstant(historic.has_responded_at(), InstantFrom(historic.responded_at()), received,
               context.now, "submit.historic.responded_at", violations);
  CheckInstant(historic.has_closed_at(), InstantFrom(historic.closed_at()), received, context.now,
               "submit.historic.closed_at", violations);
}

void CheckSafety(const v1::Submit& act, Violations& violations) {
  if (!act.safety().anyone_unsafe() || !IsBlank(act.safety().done())) return;
  violations.push_back({"submit.safety.done",
                        "somebody is unsafe: say what was done at once: 999, the duty team, the "
                        "out-of-hours team"});
}

}  // namespace

absl::Time ReceiptOf(const v1::Submit& act, const Context& context) {
  return act.has_received_at() ? InstantFrom(act.received_at()) : context.now;
}

absl::Status CheckSubmit(const v1::Submit& act, const Context& context) {
  Violations violations;
  CheckKind(act, violations);
  CheckReceipt(act, context, violations);
  CheckPoints(act, violations);
  CheckPeople(act, violations);
  CheckHistoric(act, context, violations);
  CheckSafety(act, violations);
  return violations.empty() ? absl::OkStatus() : FieldErrors(violations);
}

}  // namespace candour::intake
