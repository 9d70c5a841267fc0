#include "clients/cli/show_matter.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "clients/cli/money.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

namespace v1 = ledger::v1;

void AppendWaitingAlert(const v1::SafetyAlert& alert, std::string& page) {
  const std::string kind = absl::StrReplaceAll(alert.kind(), {{"_", " "}});
  absl::StrAppend(&page, "! ALERT ", alert.alert_id(), ": ", kind, ", to be looked at by ",
                  Show(alert.look_by()));
  if (!alert.words().empty()) absl::StrAppend(&page, ": ", Safe(alert.words()));
  absl::StrAppend(&page, "\n");
}

void AppendPlace(const v1::PointPlace& place, std::string& page) {
  const std::string where = absl::StrJoin({place.service(), place.team(), place.provider()}, " ");
  if (absl::StripAsciiWhitespace(where).empty() && !place.has_occurred_on()) return;
  absl::StrAppend(&page, "\n  ", absl::StripAsciiWhitespace(where),
                  place.provider_own_service() ? " (the provider's own service)" : "");
  if (place.has_occurred_on()) {
    absl::StrAppend(&page, "  occurred ", Show(place.occurred_on()), ", noticed ",
                    Show(place.noticed_on()));
  }
}

void AppendLimit(const v1::TimeLimit& limit, std::string& page) {
  if (!limit.out_of_time()) return;
  absl::StrAppend(&page, "\n  came after ", Show(limit.last_day()), ", the last day in time");
  if (!limit.considered()) {
    absl::StrAppend(&page, ": both questions of reg 12(2) are still to be answered");
    return;
  }
  absl::StrAppend(&page, "; good reasons ", limit.good_reasons() ? "yes" : "no",
                  ", can be investigated ", limit.can_investigate() ? "yes" : "no");
}

void AppendRemedy(const v1::Remedy& remedy, std::string& page) {
  absl::StrAppend(&page, "\n  remedy ", remedy.remedy_id(), "  ", remedy.code());
  if (remedy.amount_pence() != 0) absl::StrAppend(&page, " ", Pounds(remedy.amount_pence()));
  absl::StrAppend(&page, "  offered ", Show(remedy.offered_on()));
  if (remedy.has_accepted_on()) absl::StrAppend(&page, ", accepted ", Show(remedy.accepted_on()));
  if (remedy.has_refused_on()) absl::StrAppend(&page, ", refused ", Show(remedy.refused_on()));
  if (remedy.has_paid_on()) absl::StrAppend(&page, ", paid ", Show(remedy.paid_on()));
}

void AppendTriage(const v1::TriageResult& triage, std::string& page) {
  absl::StrAppend(&page, "Severity      ", triage.band(), " (", triage.consequence(), " x ",
                  triage.likelihood(), ")");
  if (!triage.flags().empty()) absl::StrAppend(&page, "  ", absl::StrJoin(triage.flags(), ", "));
  absl::StrAppend(&page, "\n");
}

void AppendLinks(const v1::CaseMatter& matter, std::string& page) {
  for (const v1::CaseLink& link : matter.links()) {
    absl::StrAppend(&page, "Linked        ",
                    link.reference().empty() ? link.complaint_id() : link.reference(), "  ",
                    EnumCode(v1::LinkKind_Name(link.kind()), "LINK_KIND_"), "\n");
  }
  for (const v1::Conversion& each : matter.conversions()) {
    absl::StrAppend(&page, "Kind          ", each.from(), " to ", each.to(), " on ",
                    Show(each.converted_at()), ": ", Safe(each.reason()), "\n");
  }
}

void AppendBodies(const v1::CaseMatter& matter, std::string& page) {
  if (matter.has_transferred_in()) {
    absl::StrAppend(&page, "Came from     ", matter.transferred_in().body(), "  ",
                    Safe(matter.transferred_in().their_reference()), "\n");
  }
  for (const v1::BodyTransfer& each : matter.transferred_out()) {
    absl::StrAppend(&page, "Sent on       to ", each.body(), " on ", Show(each.transferred_at()),
                    ", points ", absl::StrJoin(each.point_ids(), ", "), "\n");
  }
  if (!matter.has_joint()) return;
  absl::StrAppend(&page, "Joint with    ", absl::StrJoin(matter.joint().bodies(), ", "),
                  ", led by ", matter.joint().lead(), "\n");
  for (const v1::InformationRequest& each : matter.joint().requests()) {
    absl::StrAppend(&page, "Asked         ", each.body(), " (request ", each.request_id(),
                    "): ", Safe(each.text()), each.has_received_at() ? "  received" : "  waiting",
                    "\n");
  }
}

void AppendShares(const v1::CaseMatter& matter, std::string& page) {
  for (const v1::ProviderShare& each : matter.provider_shares()) {
    absl::StrAppend(&page, "Provider      ", each.provider(), ", points ",
                    absl::StrJoin(each.point_ids(), ", "), ", asked ", Show(each.asked_at()),
                    ", sent ", Show(each.sent_at()),
                    each.name_withheld() ? ", without the name" : "", "\n");
  }
  for (const v1::DebtHold& hold : matter.debt_holds()) {
    absl::StrAppend(&page, "Debt hold     points ", absl::StrJoin(hold.point_ids(), ", "),
                    hold.amount_pence() == 0 ? "" : ", " + Pounds(hold.amount_pence()),
                    !hold.has_answered_at() ? ", not yet answered"
                    : hold.held()           ? ", held: " + Safe(hold.reason())
                                            : ", not held: " + Safe(hold.reason()),
                    "\n");
  }
}

}  // namespace

std::string ShowAlerts(const v1::CaseFile& file) {
  const v1::CaseMatter& matter = file.matter();
  std::string page;
  for (const v1::SafetyAlert& each : matter.alerts()) {
    if (!each.has_answered_at()) AppendWaitingAlert(each, page);
  }
  for (const v1::SafetyAlert& each : matter.alerts()) {
    if (each.has_answered_at() && each.unsafe()) {
      absl::StrAppend(&page, "! Somebody was unsafe on ", Show(each.answered_at()), ": ",
                      Safe(each.done()), "\n");
    }
  }
  if (matter.triage().anyone_unsafe()) {
    absl::StrAppend(&page, "! Somebody is unsafe: ", Safe(matter.triage().immediate_action()),
                    "\n");
  }
  if (matter.automation_stopped()) {
    absl::StrAppend(&page, "! Something reached the wrong person: no notice goes by itself\n");
  }
  for (const v1::SafeguardingRecord& each : matter.safeguarding()) {
    if (each.has_ended_at()) continue;
    absl::StrAppend(&page, "! Safeguarding enquiry ", Safe(each.reference()), " is open\n");
  }
  return page;
}

std::string ShowMatter(const v1::CaseFile& file) {
  std::string page;
  if (file.matter().has_triage()) AppendTriage(file.matter().triage(), page);
  AppendLinks(file.matter(), page);
  AppendBodies(file.matter(), page);
  AppendShares(file.matter(), page);
  return page;
}

std::string ShowPointMatter(const v1::Point& point) {
  const v1::PointMatter& matter = point.matter();
  std::string page;
  AppendPlace(matter.place(), page);
  AppendLimit(matter.time_limit(), page);
  if (matter.has_exclusion()) {
    absl::StrAppend(&page, "\n  excluded ", matter.exclusion().code(), "  ",
                    Safe(matter.exclusion().reason()));
  }
  if (matter.has_finding()) {
    absl::StrAppend(&page, "\n  found ", matter.finding().outcome(), "  ",
                    absl::StrJoin(matter.finding().root_causes(), ", "), "  ",
                    Safe(matter.finding().reasons()));
  }
  for (const v1::Remedy& remedy : matter.remedies()) AppendRemedy(remedy, page);
  return page;
}

}  // namespace candour::cli
