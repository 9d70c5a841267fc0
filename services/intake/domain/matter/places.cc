#include "services/intake/domain/matter/places.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/common/status/field_error.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {
namespace {

namespace ref = reference::v1;
namespace v1 = ledger::v1;
using Places = google::protobuf::RepeatedPtrField<ref::Place>;

constexpr std::string_view kLocation = "1-";

// A location id of the Care Quality Commission, by which every registered provider can be found.
bool IsLocationId(std::string_view code) {
  const std::string_view digits = code.substr(std::min(kLocation.size(), code.size()));
  return code.compare(0, kLocation.size(), kLocation) == 0 && !digits.empty() &&
         digits.find_first_not_of("0123456789") == std::string_view::npos;
}

absl::Status CheckIn(const Places& list, std::string_view code, std::string_view before,
                     std::string_view field, const std::string& unknown) {
  if (code.empty() || code == before || list.empty()) return absl::OkStatus();
  const auto found = std::find_if(list.begin(), list.end(),
                                  [code](const ref::Place& each) { return each.code() == code; });
  if (found == list.end()) return FieldError(std::string(field), unknown);
  if (!found->retired()) return absl::OkStatus();
  return FieldError(std::string(field),
                    absl::StrCat(found->name(), " is no longer chosen: give what took its place"));
}

const ref::Council& Lists(const Context& context) {
  const ref::Council* council = context.reference_data->CouncilOf(context.authority_id);
  return council == nullptr ? ref::Council::default_instance() : *council;
}

absl::Status CheckProvider(std::string_view provider, std::string_view before,
                           const Context& context, std::string_view field) {
  const Places& listed = Lists(context).providers();
  const bool known = std::any_of(listed.begin(), listed.end(),
                                 [provider](const auto& each) { return each.code() == provider; });
  if (!known && IsLocationId(provider)) return absl::OkStatus();
  return CheckIn(listed, provider, before, field,
                 "choose a provider of the council's list (candour lists providers), or give its "
                 "CQC location id, such as 1-1000000101");
}

// The codes of the list that are still chosen, "a, b, c".
std::string Chosen(const Places& list) {
  std::string codes;
  for (const ref::Place& each : list) {
    if (!each.retired()) absl::StrAppend(&codes, codes.empty() ? "" : ", ", each.code());
  }
  return codes;
}

}  // namespace

absl::Status CheckListed(const v1::PointPlace& place, const v1::PointPlace& before,
                         const Context& context, std::string_view field) {
  const std::string at(field);
  absl::Status service =
      CheckIn(Lists(context).services(), place.service(), before.service(), at + ".service",
              "choose a service of the council's list: candour lists services");
  if (!service.ok()) return service;
  absl::Status team = CheckIn(Lists(context).teams(), place.team(), before.team(), at + ".team",
                              "choose a team of the council's list: candour lists teams");
  if (!team.ok()) return team;
  return CheckProvider(place.provider(), before.provider(), context, at + ".provider");
}

absl::Status CheckTeamListed(std::string_view team, const Context& context,
                             std::string_view field) {
  const Places& listed = Lists(context).teams();
  const std::string choose = absl::StrCat("choose a team of the council's list: ", Chosen(listed),
                                          ". A new team is added in db/reference/councils/",
                                          context.authority_id, ".textproto");
  if (team.empty() && !listed.empty()) return FieldError(std::string(field), choose);
  return CheckIn(listed, team, "", field, choose);
}

absl::Status CheckProviderListed(std::string_view provider, const Context& context,
                                 std::string_view field) {
  return CheckProvider(provider, "", context, field);
}

}  // namespace candour::intake
