#include "services/notification/domain/draft.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/notification/domain/case_view.h"

namespace candour::notification {
namespace {

using ledger::v1::CaseFile;

std::string Greeting(const CaseFile& view) {
  const std::string name = OneLine(view.complainant().name());
  return name.empty() ? "Hello," : absl::StrCat("Dear ", name, ",");
}

std::string KindOf(ledger::v1::RecordType type) {
  switch (type) {
    case ledger::v1::RECORD_TYPE_CPL:
      return "compliment";
    case ledger::v1::RECORD_TYPE_SUG:
      return "suggestion";
    default:
      return "comment";
  }
}

void AddContact(Filling& filling, const reference::v1::Authority& authority) {
  filling.texts["council"] = authority.council();
  filling.texts["team"] = authority.team();
  filling.texts["contact_name"] = authority.contact_name();
  filling.texts["contact_phone"] = authority.phone();
  filling.texts["contact_email"] = authority.email();
  filling.texts["contact_post"] = absl::StrJoin(authority.post(), "\n");
  filling.texts["advocacy"] = authority.advocacy();
  filling.texts["ombudsman"] = authority.ombudsman();
}

void AddDay(Filling& filling, const std::string& name, const std::optional<absl::CivilDay>& day) {
  if (day) filling.days[name] = *day;
}

void AddDay(Filling& filling, const std::string& name, const type::v1::Day& message) {
  const absl::StatusOr<absl::CivilDay> day = DayFrom(message);
  if (day.ok()) filling.days[name] = *day;
}

void AddCase(Filling& filling, const CaseFile& view) {
  filling.texts["greeting"] = Greeting(view);
  filling.texts["reference"] = view.reference();
  filling.texts["kind"] = KindOf(view.record_type());
  filling.texts["method"] = view.plan().method();
  AddDay(filling, "received_on", view.received_on());
  AddDay(filling, "response_by", view.plan().response_by());
  AddDay(filling, "plan_by", DueBy(view, "PLAN"));
  AddDay(filling, "progress_by", DueBy(view, "PROGRESS"));
  AddDay(filling, "reason_by", DueBy(view, "REASON"));
  AddDay(filling, "expected_by", view.plan().response_by());
  AddDay(filling, "six_months_end", view.relevant_period_ends_on());
  filling.texts["to_name"] = OneLine(view.complainant().name());
  filling.texts["safe_number"] = OneLine(view.complainant().phone());
  filling.texts["safe_times"] = OneLine(view.complainant().safe_contact());
  if (view.has_responded_at()) {
    filling.days["answered_on"] = LondonDay(InstantFrom(view.responded_at()));
  }
  if (view.has_withdrawn_at()) {
    filling.days["withdrawn_on"] = LondonDay(InstantFrom(view.withdrawn_at()));
  }
}

absl::Status AddDelay(Filling& filling, const ledger::v1::ResponseDateMoved& moved,
                      const NoticeBook& book) {
  const ledger::v1::Amendment& amendment = moved.amendment();
  AddDay(filling, "old_response_by", amendment.old_response_by());
  AddDay(filling, "new_response_by", amendment.new_response_by());
  const Values facts(moved.facts().begin(), moved.facts().end());
  const bool approved = amendment.reason_approved();
  const absl::StatusOr<std::string> reason =
      book.ReasonText(amendment.reason(), approved, facts, filling.other_days);
  if (!reason.ok()) return reason.status();
  filling.texts["reason"] = *reason;
  if (!book.IsWithheld(amendment.reason(), approved)) {
    filling.texts["explanation"] = moved.explanation();
  }
  return absl::OkStatus();
}

}  // namespace

std::string SayableSteps(const CaseFile& view, const NoticeBook& book,
                         std::set<absl::CivilDay>& days) {
  const absl::Time last_contact = LastContact(view);
  std::vector<std::string> lines;
  for (const ledger::v1::Step& step : view.steps()) {
    const absl::Time taken_at = InstantFrom(step.taken_at());
    const std::string words = book.StepText(step.step());
    if (taken_at <= last_contact || words.empty()) continue;
    const absl::CivilDay day = LondonDay(taken_at);
    days.insert(day);
    lines.push_back(absl::StrCat("- On ", InWords(day), " ", words, "."));
  }
  return absl::StrJoin(lines, "\n");
}

absl::StatusOr<Filling> FillingFor(const Duty& duty, const CaseFile& view, const NoticeBook& book) {
  const reference::v1::Authority* authority = book.FindAuthority(view.authority_id());
  if (authority == nullptr) {
    return absl::InvalidArgumentError("this council has no contact details");
  }
  Filling filling;
  filling.authority_id = view.authority_id();
  filling.joint = view.matter().joint().health();
  AddContact(filling, *authority);
  AddCase(filling, view);
  filling.texts["steps"] = SayableSteps(view, book, filling.other_days);
  if (duty.moved) {
    const absl::Status added = AddDelay(filling, *duty.moved, book);
    if (!added.ok()) return added;
  }
  return filling;
}

absl::StatusOr<Rendered> TryText(const Duty& duty, const CaseFile& view, const NoticeBook& book) {
  const absl::StatusOr<Filling> filling = FillingFor(duty, view, book);
  if (!filling.ok()) return filling.status();
  return book.Render(duty.notice, *filling);
}

}  // namespace candour::notification
