#include "clients/cli/show_inquiry.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

namespace v1 = ledger::v1;

std::string WorkerName(const v1::Worker& worker) {
  return worker.name().empty() ? worker.subject() : Safe(worker.name());
}

void AppendWork(const v1::CaseFile& file, std::string& page) {
  if (file.has_assignment()) {
    absl::StrAppend(&page, "Handler       ", WorkerName(file.assignment().handler()));
    if (file.assignment().has_investigator()) {
      absl::StrAppend(&page, ", investigator ", WorkerName(file.assignment().investigator()));
    }
    page += "\n";
  }
  if (file.complexity() != v1::COMPLEXITY_UNSPECIFIED) {
    absl::StrAppend(&page, "Complexity    ",
                    EnumCode(v1::Complexity_Name(file.complexity()), "COMPLEXITY_"), ": ",
                    Safe(file.complexity_reason()), "\n");
  }
  for (const v1::Contribution& each : file.contributions()) {
    absl::StrAppend(&page, "Asked         ", each.contribution_id(), " of ",
                    each.contributor_name(), " ", Show(each.asked_at()), ", ",
                    EnumCode(v1::ContributionState_Name(each.state()), "CONTRIBUTION_STATE_"),
                    each.by_link() ? " by link" : "", "\n");
    if (each.lawful_reason().empty()) continue;
    absl::StrAppend(&page, "  without consent: ", Safe(each.lawful_reason()), "\n");
  }
}

void AppendAnswer(const v1::CaseFile& file, std::string& page) {
  if (file.has_draft()) {
    absl::StrAppend(&page, "Draft         version ", file.draft().draft_version(), ", ",
                    EnumCode(v1::DraftState_Name(file.draft().state()), "DRAFT_STATE_"), "\n");
  }
  if (file.has_response()) {
    const v1::Response& response = file.response();
    absl::StrAppend(&page, "Signed        ", Safe(response.signature().signed_by()), ", ",
                    Show(response.signature().signed_at()), "\n", "Kept          first date ",
                    response.within_original() ? "yes" : "no", ", date as moved ",
                    response.within_amended() ? "yes" : "no", ", six months ",
                    response.within_relevant_period() ? "yes" : "no", "\n");
  }
  for (const v1::ResponseCorrection& each : file.response_corrections()) {
    absl::StrAppend(&page, "Corrected     ", Show(each.made_at()), ": ", Safe(each.right()), "\n");
  }
  for (const v1::Action& each : file.actions()) {
    absl::StrAppend(&page, "Promised      ", each.action_id(), " by ", Show(each.due_by()),
                    each.has_done_at() ? ", done: " : ": ", Safe(each.words()), "\n");
  }
  for (const v1::FurtherContact& each : file.further_contacts()) {
    absl::StrAppend(&page, "Came back     ", each.contact_id(), " ", Show(each.received_at()), ", ",
                    each.disposition(), "\n");
  }
}

void AppendOmbudsman(const v1::OmbudsmanMatter& matter, std::string& page) {
  absl::StrAppend(&page, "Ombudsman     ", matter.body(), " ", Safe(matter.reference()), ", ",
                  EnumCode(v1::OmbudsmanKind_Name(matter.kind()), "OMBUDSMAN_KIND_"), " of ",
                  Show(matter.notified_on()));
  if (!matter.decision().empty()) {
    absl::StrAppend(&page, ", ", matter.decision(), " on ", Show(matter.decided_on()),
                    matter.public_report() ? ", public report" : "");
  }
  page += "\n";
  for (const v1::Recommendation& each : matter.recommendations()) {
    absl::StrAppend(&page, "  recommends  ", each.recommendation_id(), " by ", Show(each.due_by()),
                    each.has_signed_off_at() ? ", signed off: "
                    : each.has_complied_at() ? ", done: "
                                             : ": ",
                    Safe(each.words()), "\n");
  }
}

}  // namespace

std::string ShowInquiry(const v1::CaseFile& file) {
  std::string page;
  AppendWork(file, page);
  AppendAnswer(file, page);
  for (const v1::OmbudsmanMatter& each : file.ombudsman()) AppendOmbudsman(each, page);
  for (const v1::Learning& each : file.learning()) {
    absl::StrAppend(&page, "Learning      ", each.learning_id(), " ", each.type(), " by ",
                    Show(each.due_by()), ", ", WorkerName(each.owner()), ", ",
                    EnumCode(v1::LearningState_Name(each.state()), "LEARNING_STATE_"),
                    each.impact().empty() ? "" : ", ", each.impact(), ": ", Safe(each.words()),
                    "\n");
  }
  return page;
}

}  // namespace candour::cli
