#include "services/intake/service/explained_procedure.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/intake/domain/authority/authority_file.h"

namespace candour::intake {
namespace {

namespace ledger_v1 = ledger::v1;
namespace ref = reference::v1;

constexpr const char* kTaxonomy = "ASC-T1";

std::string Number(int count, const char* one, const char* many) {
  return absl::StrCat(count, " ", count == 1 ? one : many);
}

std::string LengthOf(ref::Unit unit, int count) {
  switch (unit) {
    case ref::UNIT_WORKING_DAY:
      return Number(count, "working day", "working days");
    case ref::UNIT_CALENDAR_MONTH:
      return Number(count, "month", "months");
    default:
      return Number(count, "day", "days");
  }
}

const char* HappeningOf(ref::Milestone milestone) {
  switch (milestone) {
    case ref::MILESTONE_RECEIVED:
      return "we receive it";
    case ref::MILESTONE_ACKNOWLEDGED:
      return "we acknowledge it";
    case ref::MILESTONE_PLAN_SET:
      return "the plan is set";
    case ref::MILESTONE_PROGRESS_TOLD:
      return "we last told you how it is going";
    case ref::MILESTONE_RESPONDED:
      return "we answer";
    case ref::MILESTONE_LONGER_PERIOD_AGREED:
      return "you and we agree a longer period";
    case ref::MILESTONE_WITHDRAWN:
      return "you withdraw";
    case ref::MILESTONE_TRANSFERRED:
      return "we send it on to another body";
    case ref::MILESTONE_MATTER_KNOWN:
      return "it happened or you came to know of it, whichever is later";
    case ref::MILESTONE_ESCALATION_REQUESTED:
      return "you ask for the next stage";
    case ref::MILESTONE_ESCALATION_ACKNOWLEDGED:
      return "we acknowledge that request";
    case ref::MILESTONE_STATEMENT_AGREED:
      return "the written statement of the complaint is agreed";
    case ref::MILESTONE_ADJUDICATION_RECEIVED:
      return "you receive the adjudication";
    case ref::MILESTONE_PANEL_REQUESTED:
      return "you ask for a panel";
    case ref::MILESTONE_PANEL_MET:
      return "the panel meets";
    case ref::MILESTONE_PANEL_REPORTED:
      return "we receive the panel's report";
    default:
      return "it begins";
  }
}

std::string LimitOf(const ref::Clock& clock) {
  if (clock.start() == ref::MILESTONE_RESPONSE_PROMISED) return "by the day that was promised";
  const std::string length = LengthOf(clock.unit(), clock.count());
  if (clock.include_start()) {
    return absl::StrCat("within ", length, ", of which the day on which ",
                        HappeningOf(clock.start()), " is the first");
  }
  return absl::StrCat("within ", length, " after the day on which ", HappeningOf(clock.start()));
}

const char* DeciderOf(const ref::Clock& clock) {
  switch (clock.satisfied_by()) {
    case ref::MILESTONE_RECEIVED:
    case ref::MILESTONE_PANEL_REQUESTED:
    case ref::MILESTONE_ESCALATION_REQUESTED:
      return "you";
    case ref::MILESTONE_RESPONDED:
    case ref::MILESTONE_STAGE_TWO_RESPONDED:
    case ref::MILESTONE_PANEL_ANSWERED:
      return "the responsible person signs, or somebody they have authorised";
    case ref::MILESTONE_LATENESS_TOLD:
      return "the complaints manager";
    case ref::MILESTONE_PANEL_MET:
    case ref::MILESTONE_PANEL_REPORTED:
      return "the review panel";
    default:
      return "the handler of the complaint";
  }
}

std::string ExtensionOf(const ref::Clock& clock) {
  if (!clock.has_extension()) return "";
  const ref::Extension& extension = clock.extension();
  std::string words = extension.by() == ref::EXTENSION_BY_MUTUAL_AGREEMENT
                          ? "only if you and we agree before it ends"
                          : "by telling you before it ends";
  if (extension.total_count() > 0) {
    absl::StrAppend(&words, ", to no more than ", LengthOf(clock.unit(), extension.total_count()),
                    " in all without a good reason");
  }
  if (extension.reason_required()) absl::StrAppend(&words, ", with the reason");
  if (extension.ombudsman_details_required()) {
    absl::StrAppend(&words, " and how to reach the Ombudsman");
  }
  return words;
}

void AddSteps(const ref::Procedure& procedure, v1::ExplainProcedureResponse& response) {
  for (const ref::Clock& clock : procedure.clocks()) {
    v1::ProcedureStep& step = *response.add_steps();
    step.set_clock(clock.id());
    step.set_duty(clock.duty());
    step.set_time_limit(LimitOf(clock));
    step.set_decided_by(DeciderOf(clock));
    step.set_extension(ExtensionOf(clock));
    step.set_rule(clock.rule());
    step.set_law(clock.legal_source());
    step.set_notice(clock.notice_code());
  }
  for (const ref::ResponseBand& band : procedure.response_bands()) {
    response.add_response_periods(band.meaning());
  }
}

void AddPrinciples(v1::ExplainProcedureResponse& response) {
  response.add_principles(
      "A working day is any day but a Saturday, a Sunday and a bank holiday. Days on which only "
      "our "
      "offices are closed count.");
  response.add_principles(
      "The day on which we receive a complaint is the day on which it reaches any part of the "
      "council, also at night and at weekends.");
  response.add_principles(
      "Nothing stops these clocks: not waiting for consent, an inspection, a safeguarding enquiry "
      "or "
      "staff who are away. If it takes longer we say so before the promised day, and why.");
  response.add_principles(
      "You may complain in any way you like, have somebody speak for you, and ask for any format "
      "or "
      "language. You may go to the Ombudsman.");
}

void AddCategories(const ReferenceData& data, absl::CivilDay today,
                   v1::ExplainProcedureResponse& response) {
  const ref::Taxonomy* taxonomy = TaxonomyOn(data.Messages(), kTaxonomy, today);
  if (taxonomy == nullptr) return;
  for (const ref::Theme& theme : taxonomy->themes()) {
    v1::ProcedureCategory& category = *response.add_categories();
    category.set_code(theme.code());
    category.set_name(theme.name());
    for (const ref::Subtheme& part : theme.subthemes()) {
      category.add_parts(absl::StrCat(part.code(), " ", part.name()));
    }
  }
}

}  // namespace

absl::StatusOr<v1::ExplainProcedureResponse> ExplainedProcedure(
    const ReferenceData& data, const ledger_v1::AuthorityFile& authority, const std::string& id,
    absl::CivilDay today) {
  const std::optional<int> adopted =
      AdoptedVersion(authority, ledger_v1::REFERENCE_KIND_PROCEDURE, id);
  const ref::Procedure* procedure = adopted.has_value()
                                        ? data.PinnedProcedure(id, absl::StrCat(*adopted))
                                        : data.ProcedureOn(id, today);
  if (procedure == nullptr) {
    return absl::NotFoundError(absl::StrCat("there is no procedure ", id));
  }
  v1::ExplainProcedureResponse response;
  response.set_procedure(procedure->id());
  response.set_version(procedure->version());
  response.set_name(procedure->name());
  response.set_law(procedure->law());
  *response.mutable_effective_on() = procedure->effective_on();
  response.set_calendar(procedure->calendar_id());
  const Calendar* calendar = data.CalendarOn(procedure->calendar_id(), today);
  if (calendar != nullptr) response.set_calendar_version(calendar->Version());
  AddSteps(*procedure, response);
  AddPrinciples(response);
  AddCategories(data, today, response);
  return response;
}

}  // namespace candour::intake
