#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/inquiry/acts.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/inquiry/find.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::array<std::string_view, 2> kBodies = {"LGSCO", "PHSO"};
constexpr std::string_view kLaw = "Local Government Act 1974, part III";
constexpr int kTellDays = 10;
constexpr int kReportDays = 1;

// The day of a field that has happened.
absl::StatusOr<absl::CivilDay> PastDay(const type::v1::Day& day, std::string_view field,
                                       const Context& context) {
  const absl::StatusOr<absl::CivilDay> found = DayOfField(day, field);
  if (!found.ok()) return found;
  if (*found > LondonDay(context.now)) {
    return FieldError(field, "give a day that is not in the future");
  }
  return found;
}

// Whether the Ombudsman waits for something from the council.
bool WantsReply(v1::OmbudsmanKind kind) {
  return kind == v1::OMBUDSMAN_KIND_ENQUIRY || kind == v1::OMBUDSMAN_KIND_INVESTIGATION;
}

absl::Status CheckNotified(const v1::CaseFile& file, const v1::RecordOmbudsman& act,
                           const Context& context) {
  if (std::find(kBodies.begin(), kBodies.end(), act.body()) == kBodies.end()) {
    return FieldError("act.body", "say whether it is LGSCO or PHSO");
  }
  if (IsBlank(act.reference()))
    return FieldError("act.reference", "give the Ombudsman's reference");
  if (act.kind() == v1::OMBUDSMAN_KIND_UNSPECIFIED || !v1::OmbudsmanKind_IsValid(act.kind())) {
    return FieldError("act.kind", "say whether premature, an enquiry or an investigation");
  }
  const absl::StatusOr<absl::CivilDay> notified =
      PastDay(act.notified_on(), "act.notified_on", context);
  if (!notified.ok()) return notified.status();
  if (!WantsReply(act.kind())) return absl::OkStatus();
  const absl::StatusOr<absl::CivilDay> reply = DayOfField(act.reply_by(), "act.reply_by");
  if (!reply.ok()) return reply.status();
  if (*reply < *notified) return FieldError("act.reply_by", "lies before the day of notification");
  const v1::OmbudsmanMatter* known = FindOmbudsman(file, act.reference());
  if (known != nullptr && !known->decision().empty()) {
    return absl::FailedPreconditionError("the Ombudsman has decided this matter");
  }
  return absl::OkStatus();
}

// The matter in its next state; what the state before it owed is no longer owed.
v1::OmbudsmanMatter Notified(const v1::CaseFile& file, const v1::RecordOmbudsman& act,
                             const Context& context, Duties& duties) {
  v1::OmbudsmanMatter matter;
  const v1::OmbudsmanMatter* known = FindOmbudsman(file, act.reference());
  if (known != nullptr) {
    matter = *known;
    EndDuty(file, known->obligation_id(), v1::OBLIGATION_STATE_CANCELLED, context.now, duties);
  }
  matter.set_body(act.body());
  matter.set_reference(act.reference());
  matter.set_kind(act.kind());
  *matter.mutable_notified_on() = act.notified_on();
  matter.clear_obligation_id();
  matter.clear_replied_at();
  if (!WantsReply(act.kind())) return matter;
  matter.set_obligation_id(duties.Open(
      WithChasers(duties.OnDay(kOmbudsman, StoredDay(act.reply_by()),
                               "The Ombudsman asked for the council's reply by that day.", kLaw),
                  duties, context)));
  return matter;
}

absl::Status CheckRecommendations(const v1::RecordOmbudsmanDecision& act, absl::CivilDay decided_on,
                                  const Context& context) {
  for (int i = 0; i < act.recommendations_size(); ++i) {
    const v1::NewRecommendation& each = act.recommendations(i);
    const std::string field = absl::StrCat("act.recommendations[", i, "]");
    if (IsBlank(each.words())) return FieldError(field + ".words", "say what is to be done");
    const absl::StatusOr<absl::CivilDay> due = DayOfField(each.due_by(), field + ".due_by");
    if (!due.ok()) return due.status();
    if (*due < decided_on) return FieldError(field + ".due_by", "lies before the decision");
    const bool known = each.remedy().empty() ||
                       context.reference_data->CodeOf("remedies", each.remedy()) != nullptr;
    if (!known) return FieldError(field + ".remedy", "give a remedy code that exists");
  }
  return absl::OkStatus();
}

absl::Status CheckDecision(const v1::OmbudsmanMatter* matter,
                           const v1::RecordOmbudsmanDecision& act, const Context& context) {
  if (matter == nullptr) {
    return FieldError("act.reference", "record first what the Ombudsman told the council");
  }
  if (!matter->decision().empty()) {
    return absl::FailedPreconditionError("the decision has been recorded");
  }
  if (context.reference_data->CodeOf("ombudsman_decisions", act.decision()) == nullptr) {
    return FieldError("act.decision", "give a decision code that exists");
  }
  const absl::StatusOr<absl::CivilDay> decided =
      PastDay(act.decided_on(), "act.decided_on", context);
  if (!decided.ok()) return decided.status();
  if (*decided < StoredDay(matter->notified_on())) {
    return FieldError("act.decided_on", "lies before the day of notification");
  }
  return CheckRecommendations(act, *decided, context);
}

uint32_t CountRecommendations(const v1::CaseFile& file) {
  int count = 0;
  for (const v1::OmbudsmanMatter& each : file.ombudsman()) count += each.recommendations_size();
  return static_cast<uint32_t>(count);
}

void AddRecommendations(const v1::CaseFile& file, const v1::RecordOmbudsmanDecision& act,
                        const Context& context, Duties& duties, v1::OmbudsmanMatter& matter) {
  uint32_t number = CountRecommendations(file);
  for (const v1::NewRecommendation& each : act.recommendations()) {
    v1::Recommendation& recommendation = *matter.add_recommendations();
    recommendation.set_recommendation_id(++number);
    recommendation.set_words(each.words());
    *recommendation.mutable_due_by() = each.due_by();
    recommendation.set_remedy(each.remedy());
    recommendation.set_obligation_id(
        duties.Open(WithChasers(duties.OnDay(kRecommendation, StoredDay(each.due_by()),
                                             "The Ombudsman asked for this by that day.", kLaw),
                                duties, context)));
  }
}

// The complainant hears what the council does about it: by the first day that the Ombudsman set, or
// soon where none was set (N-18).
void OpenTelling(const v1::CaseFile& file, const v1::OmbudsmanMatter& matter,
                 const Context& context, Duties& duties) {
  if (!MayBeTold(file)) return;
  const absl::CivilDay today = LondonDay(context.now);
  absl::CivilDay first = absl::CivilDay::max();
  for (const v1::Recommendation& each : matter.recommendations()) {
    first = std::min(first, StoredDay(each.due_by()));
  }
  duties.Open(
      first == absl::CivilDay::max()
          ? duties.ByWorkingDays(kOmbudsmanOutcome, today, kTellDays,
                                 "The complainant hears within 10 working days what follows "
                                 "from the Ombudsman's decision.")
          : duties.OnDay(kOmbudsmanOutcome, std::max(first, today),
                         "The complainant hears by the first day that the Ombudsman set.", kLaw));
}

}  // namespace

absl::StatusOr<Events> DecideRecordOmbudsman(const v1::CaseFile& file,
                                             const v1::RecordOmbudsman& act,
                                             const Context& context) {
  const absl::Status checked = CheckNotified(file, act, context);
  if (!checked.ok()) return checked;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const v1::OmbudsmanMatter matter = Notified(file, act, context, *duties);
  v1::Event event = duties->NewEvent();
  *event.mutable_ombudsman_notified()->mutable_matter() = matter;
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideRecordOmbudsmanReply(const v1::CaseFile& file,
                                                  const v1::RecordOmbudsmanReply& act,
                                                  const Context& context) {
  const v1::OmbudsmanMatter* matter = FindOmbudsman(file, act.reference());
  if (matter == nullptr)
    return FieldError("act.reference", "the Ombudsman's reference is not known");
  const absl::StatusOr<absl::CivilDay> sent_on = PastDay(act.sent_on(), "act.sent_on", context);
  if (!sent_on.ok()) return sent_on.status();
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  const absl::Time sent_at = std::min(context.now, EndOfDay(*sent_on));
  EndDuty(file, matter->obligation_id(), v1::OBLIGATION_STATE_MET, sent_at, *duties);
  v1::Event event = duties->NewEvent();
  event.mutable_ombudsman_replied()->set_reference(act.reference());
  *event.mutable_ombudsman_replied()->mutable_replied_at() = ToTimestamp(sent_at);
  return Events{std::move(event)};
}

absl::StatusOr<Events> DecideRecordOmbudsmanDecision(const v1::CaseFile& file,
                                                     const v1::RecordOmbudsmanDecision& act,
                                                     const Context& context) {
  const v1::OmbudsmanMatter* known = FindOmbudsman(file, act.reference());
  const absl::Status checked = CheckDecision(known, act, context);
  if (!checked.ok()) return checked;
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  v1::OmbudsmanMatter matter = *known;
  matter.set_decision(act.decision());
  *matter.mutable_decided_on() = act.decided_on();
  matter.set_public_report(act.public_report());
  EndDuty(file, matter.obligation_id(), v1::OBLIGATION_STATE_CANCELLED, context.now, *duties);
  AddRecommendations(file, act, context, *duties, matter);
  OpenTelling(file, matter, context, *duties);
  if (act.public_report()) {
    duties->Open(
        WithChasers(duties->ByWorkingDays(
                        kPublicReport, LondonDay(context.now), kReportDays,
                        "The director hears of a public interest report within 1 working day."),
                    *duties, context));
  }
  v1::Event event = duties->NewEvent();
  *event.mutable_ombudsman_decided()->mutable_matter() = std::move(matter);
  return Events{std::move(event)};
}

}  // namespace candour::intake
