#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/decide_acts.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/decide_duties.h"
#include "services/intake/domain/decide_outcome.h"
#include "services/intake/domain/inquiry/acts.h"
#include "services/intake/domain/inquiry/answer.h"
#include "services/intake/domain/inquiry/duties.h"
#include "services/intake/domain/inquiry/signer.h"
#include "services/intake/domain/inquiry/within.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/matter/scope_notices.h"
#include "services/intake/domain/people/party.h"
#include "services/intake/domain/period/stages.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

// The answer as it is recorded in one go.
v1::Answer AnswerOf(const v1::Respond& act) {
  v1::Answer answer;
  answer.set_considered(act.considered());
  answer.set_conclusions(act.conclusions());
  for (const v1::PointOutcome& each : act.points()) {
    v1::PointConclusion& point = *answer.add_points();
    point.set_point_id(each.point_id());
    point.set_outcome(each.outcome());
  }
  answer.set_action(act.action());
  *answer.mutable_actions() = act.actions();
  answer.set_ombudsman_explained(act.ombudsman_explained());
  answer.set_health_ombudsman_explained(act.health_ombudsman_explained());
  return answer;
}

bool SaysAnything(const v1::Respond& act) {
  return !act.points().empty() || !act.considered().empty() || !act.conclusions().empty() ||
         !act.action().empty() || !act.actions().empty() || !act.signed_by().empty();
}

bool HasFlag(const v1::CaseFile& file, std::string_view flag) {
  const auto& flags = file.matter().triage().flags();
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

absl::Status CheckTime(const v1::CaseFile& file, const v1::Respond& act, absl::Time sent_at,
                       const Context& context) {
  absl::Status open = RequireOpenComplaint(file);
  if (!open.ok()) return open;
  if (!file.has_acknowledged_at()) {
    return absl::FailedPreconditionError("acknowledge the complaint first, reg 13(3)");
  }
  absl::Status authority = RequireAuthority(file);
  if (!authority.ok()) return authority;
  absl::Status happened = CheckHappened(sent_at, file, context.now, "act.sent_at");
  if (!happened.ok()) return happened;
  if (HasFlag(file, "legal_claim") && !act.prejudice_considered()) {
    return FieldError("act.prejudice_considered",
                      "a legal claim is intimated: ask first whether answering would prejudice it");
  }
  return absl::OkStatus();
}

// The answer in the form in which it was signed; what was signed is not changed on the way out.
absl::StatusOr<v1::Response> SignedDraft(const v1::CaseFile& file, const v1::Respond& act,
                                         absl::Time sent_at) {
  const v1::Draft& draft = file.draft();
  if (draft.state() != v1::DRAFT_STATE_SIGNED) {
    return absl::FailedPreconditionError(
        absl::StrCat("version ", draft.draft_version(),
                     " of the answer has not been signed: an unsigned response is no response"));
  }
  if (SaysAnything(act)) {
    return FieldError("act",
                      "the signed answer says all of it: send it as it is, or write and sign "
                      "another version");
  }
  if (sent_at < InstantFrom(draft.signature().signed_at())) {
    return FieldError("act.sent_at", "it was signed after that");
  }
  v1::Response response;
  *response.mutable_answer() = draft.answer();
  *response.mutable_signature() = draft.signature();
  response.set_draft_version(draft.draft_version());
  return response;
}

absl::StatusOr<v1::Response> InOneGo(const v1::CaseFile& file, const v1::Respond& act,
                                     absl::Time sent_at, const Context& context) {
  absl::StatusOr<v1::Signature> signature = Sign(
      {act.signed_by(), act.delegation_id(), "by_hand", act.document_digest(), sent_at}, context);
  if (!signature.ok()) return signature.status();
  v1::Response response;
  *response.mutable_answer() = WithFindings(file, AnswerOf(act));
  *response.mutable_signature() = *std::move(signature);
  return response;
}

absl::StatusOr<v1::Response> ResponseOf(const v1::CaseFile& file, const v1::Respond& act,
                                        absl::Time sent_at, const Context& context) {
  absl::StatusOr<v1::Response> response =
      file.has_draft() ? SignedDraft(file, act, sent_at) : InOneGo(file, act, sent_at, context);
  if (!response.ok()) return response;
  const absl::Status sendable = CheckAnswer(file, response->answer(), context);
  if (!sendable.ok()) return sendable;
  response->set_sent_by_hand(act.sent_by_hand());
  SetWithin(file, LondonDay(sent_at), *response);
  return response;
}

// The survey, unless something speaks against it (domain 6.2).
bool WantsSurvey(const v1::CaseFile& file) {
  return MayBeTold(file) && !file.bereaved() && !file.survey_declined() &&
         !HasFlag(file, "legal_claim") && !HasFlag(file, "safeguarding") &&
         file.matter().safeguarding().empty();
}

void EndInvestigation(const v1::CaseFile& file, absl::Time sent_at, Duties& duties) {
  duties.Close(kResponse.clock, v1::OBLIGATION_STATE_MET, sent_at);
  duties.Close(kRelevant.clock, v1::OBLIGATION_STATE_MET, sent_at);
  // Whatever else was to be told or done is overtaken by the response, but not what is not handled.
  duties.CancelRest(sent_at, &TellsScope);
  if (WantsSurvey(file) && FindClock(duties.Law(), kSurvey.clock) != nullptr) {
    duties.Open(duties.ByClock(kSurvey, kSurvey.clock, LondonDay(sent_at)));
  }
  duties.Open(ClosingAfter(LondonDay(sent_at), duties));
}

// Who handled the stage that is answered; whoever handles the next is another (C-06).
std::string AnswererOf(const v1::CaseFile& file, const Context& context) {
  const auto& stages = file.periods().stages();
  if (!stages.empty()) return stages.rbegin()->handler();
  const std::string& assigned = file.assignment().handler().subject();
  return assigned.empty() ? context.actor.subject : assigned;
}

void Describe(v1::Response response, v1::Responded& responded) {
  v1::Answer& answer = *response.mutable_answer();
  const PointOutcomes outcomes = OutcomesOf(answer);
  responded.set_signed_by(response.signature().signed_by());
  *responded.mutable_points() = outcomes;
  responded.set_outcome(CaseOutcome(outcomes));
  responded.set_considered(std::move(*answer.mutable_considered()));
  responded.set_conclusions(std::move(*answer.mutable_conclusions()));
  responded.set_action(std::move(*answer.mutable_action()));
  answer.clear_considered();
  answer.clear_conclusions();
  answer.clear_action();
  *responded.mutable_response() = std::move(response);
}

}  // namespace

absl::StatusOr<Events> DecideRespond(const v1::CaseFile& file, const v1::Respond& act,
                                     const Context& context) {
  const absl::Time sent_at = act.has_sent_at() ? InstantFrom(act.sent_at()) : context.now;
  const absl::Status timely = CheckTime(file, act, sent_at, context);
  if (!timely.ok()) return timely;
  absl::StatusOr<v1::Response> response = ResponseOf(file, act, sent_at, context);
  if (!response.ok()) return response.status();
  absl::StatusOr<Duties> duties = Duties::Of(file, context);
  if (!duties.ok()) return duties.status();
  EndInvestigation(file, sent_at, *duties);
  const std::vector<v1::Action> actions =
      OpenActions(file, response->answer().actions(), *duties, context);
  v1::Event event = duties->NewEvent();
  v1::Responded& responded = *event.mutable_responded();
  *responded.mutable_sent_at() = ToTimestamp(sent_at);
  responded.mutable_actions()->Assign(actions.begin(), actions.end());
  if (HasStages(duties->Law())) responded.set_answered_by(AnswererOf(file, context));
  Describe(*std::move(response), responded);
  return WithNothingPersonal(file, Events{std::move(event)});
}

}  // namespace candour::intake
