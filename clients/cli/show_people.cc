#include "clients/cli/show_people.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/show.h"

namespace candour::cli {
namespace {

namespace v1 = ledger::v1;

// What must be seen before anybody writes or calls: it stands first and is told apart.
void AppendFlags(const v1::Person& person, const std::string& who, std::string& page) {
  const auto flag = [&page, &who](const std::string& words) {
    absl::StrAppend(&page, "! ", who, ": ", words, "\n");
  };
  if (person.has_death()) flag("died on " + Show(person.death().died_on()));
  if (person.do_not_contact()) flag("nobody may contact this person");
  for (const v1::InformationNeed& need : person.needs()) {
    if (need.has_ended_at()) continue;
    flag(absl::StrCat("needs ", need.format(), need.words().empty() ? "" : ", ", Safe(need.words()),
                      need.has_met_at() ? "" : " (not yet met)", ", look again by ",
                      Show(need.review_by())));
  }
  if (!person.language().empty()) flag("language " + person.language());
  if (!person.safe_contact().empty()) flag("safe contact: " + Safe(person.safe_contact()));
  for (const v1::ContactRestriction& each : person.restrictions()) {
    if (!each.has_lifted_at()) flag("limit: " + Safe(each.words()));
  }
  for (const v1::ContactPoint& point : person.contact_points()) {
    const std::string kind = EnumWords(v1::ContactKind_Name(point.kind()), "CONTACT_KIND_");
    if (point.unsafe()) flag("nothing may go to the " + kind);
    if (point.has_failed_at()) {
      flag(absl::StrCat("what went to the ", kind, " came back on ", Show(point.failed_at()),
                        ": nothing goes there until it is confirmed or replaced"));
    }
    if (point.shared()) flag("others read the " + kind);
    if (point.texts()) flag("agreed to text messages");
  }
}

void AppendAdjustments(const v1::Person& person, std::string& page) {
  for (const v1::Adjustment& each : person.adjustments()) {
    absl::StrAppend(
        &page, "Adjustment ", each.adjustment_id(), "  ",
        each.has_refused_at() ? "refused: " + Safe(each.refusal_reason()) : Safe(each.adjustment()),
        each.has_done_at() ? " (done)" : "", "\n");
  }
}

void AppendAuthority(const v1::CaseFile& file, std::string& page) {
  const std::string basis =
      EnumWords(v1::RepresentationBasis_Name(file.representation_basis()), "REPRESENTATION_BASIS_");
  const v1::Authority& authority = file.authority();
  absl::StrAppend(&page, "Speaks for    ", Safe(file.care_recipient().name()), ": ", basis,
                  ", authority ",
                  EnumWords(v1::AuthorityState_Name(authority.state()), "AUTHORITY_STATE_"));
  if (authority.state() == v1::AUTHORITY_STATE_ACCEPTED) {
    absl::StrAppend(&page, " (", authority.evidence_kind(), ", checked by ", authority.checked_by(),
                    " on ", Show(authority.checked_at()), ")");
  }
  if (authority.has_expires_on()) {
    absl::StrAppend(&page, ", until ", Show(authority.expires_on()));
  }
  absl::StrAppend(&page, "\n");
}

void AppendConsents(const v1::CaseFile& file, std::string& page) {
  for (const v1::Consent& each : file.consents()) {
    absl::StrAppend(
        &page, "Consent       ", EnumWords(v1::ConsentKind_Name(each.kind()), "CONSENT_KIND_"), " ",
        EnumWords(v1::ConsentState_Name(each.state()), "CONSENT_STATE_"), " by ", each.channel(),
        ", ", Show(each.at()), each.provider().empty() ? "" : ", " + each.provider(), "\n");
  }
}

}  // namespace

std::string ShowFlags(const v1::CaseFile& file) {
  std::string page;
  if (file.has_contact_hold()) {
    absl::StrAppend(&page, "! nobody is written to: ", file.contact_hold().reason(), "\n");
  }
  if (file.bereaved()) {
    absl::StrAppend(&page, "! the person receiving care has died: write nothing automatically\n");
  }
  if (file.has_complainant()) AppendFlags(file.complainant(), "complainant", page);
  if (file.has_care_recipient()) AppendFlags(file.care_recipient(), "person receiving care", page);
  return page;
}

std::string ShowPeople(const v1::CaseFile& file) {
  std::string page;
  if (file.representation_basis() != v1::REPRESENTATION_BASIS_UNSPECIFIED) {
    AppendAuthority(file, page);
  }
  if (file.standing() != v1::STANDING_UNSPECIFIED) {
    absl::StrAppend(&page, "Standing      ",
                    EnumWords(v1::Standing_Name(file.standing()), "STANDING_"), "\n");
  }
  AppendConsents(file, page);
  AppendAdjustments(file.complainant(), page);
  AppendAdjustments(file.care_recipient(), page);
  if (file.has_advocate()) {
    const v1::Advocate& advocate = file.advocate();
    absl::StrAppend(&page, "Advocate      ", Safe(advocate.name()), " ",
                    Safe(advocate.organisation()),
                    advocate.has_ended_at()      ? " (ended)"
                    : advocate.has_accepted_at() ? " (accepted)"
                    : advocate.has_declined_at() ? " (declined)"
                                                 : " (offered)",
                    "\n");
  }
  return page;
}

}  // namespace candour::cli
