// N-05 to N-07X and N-15: who may complain, what is handled, with whom it is shared.
#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/notification/domain/draft/fillers.h"

namespace candour::notification {
namespace {

using ledger::v1::CaseFile;
using ledger::v1::Point;

using Choice = std::function<bool(const Point&)>;

std::vector<std::string> GistsOf(const CaseFile& view, const Choice& chosen) {
  std::vector<std::string> gists;
  for (const Point& point : view.points()) {
    if (chosen(point) && !OneLine(point.text()).empty()) gists.push_back(Gist(point.text()));
  }
  return gists;
}

// The name of a body or provider, where anything in the file gives it.
std::string NameOfBody(const CaseFile& view, const std::string& body) {
  const auto& names = view.matter().joint().names();
  const auto named = names.find(body);
  if (named != names.end() && !OneLine(named->second).empty()) return named->second;
  for (const ledger::v1::Contribution& each : view.contributions()) {
    if (each.contributor() == body && !each.contributor_name().empty()) {
      return each.contributor_name();
    }
  }
  for (const ledger::v1::ProviderShare& each : view.matter().provider_shares()) {
    if (each.provider() == body && !each.provider_name().empty()) return each.provider_name();
  }
  for (const ledger::v1::BodyTransfer& each : view.matter().transferred_out()) {
    if (each.body() == body && !each.body_name().empty()) return each.body_name();
  }
  return "";
}

// Which part a notice of scope is about, where another part goes on.
void FillPart(Slots& slots, const Choice& chosen) {
  const auto& points = slots.View().points();
  const bool whole = std::all_of(points.begin(), points.end(), chosen);
  if (whole) return;
  slots.List("part", GistsOf(slots.View(), chosen));
  const bool goes_on = std::any_of(points.begin(), points.end(),
                                   [](const Point& point) { return point.outcome().empty(); });
  if (!goes_on) return;
  FillWhenAnswered(slots);
  const std::string when = slots.Result().texts["when_answered"];
  slots.Text("rest", absl::StrCat("We go on with the rest of what you told us. ", when));
}

Choice ExcludedBy(const Duty& duty, bool for_time) {
  return [id = duty.obligation_id, for_time](const Point& point) {
    const ledger::v1::Exclusion& exclusion = point.matter().exclusion();
    if (exclusion.code().empty() || (exclusion.code() == "OUT-OF-TIME") != for_time) return false;
    return exclusion.obligation_id().empty() || exclusion.obligation_id() == id;
  };
}

const Point* FirstOf(const CaseFile& view, const Choice& chosen) {
  const auto found = std::find_if(view.points().begin(), view.points().end(), chosen);
  return found == view.points().end() ? nullptr : &*found;
}

}  // namespace

void FillSharing(Slots& slots) {
  for (const ledger::v1::ProviderShare& share : slots.View().matter().provider_shares()) {
    if (share.obligation_id() != slots.TheDuty().obligation_id) continue;
    slots.Text("shared_with", share.provider_name());
    slots.Text("shared_what", share.what());
    if (share.name_withheld()) {
      slots.Text("name_withheld", slots.Book().FixedWordsOf("name_withheld"));
    }
  }
  slots.Words("shared_why", "provider");
  slots.Words("if_refused", "provider");
  FillWhenAnswered(slots);
}

void FillAuthority(Slots& slots) { FillWhenAnswered(slots); }

void FillRefusal(Slots& slots) {
  const ledger::v1::Authority& authority = slots.View().authority();
  slots.Text("reason", authority.refusal_reason());
  const std::string ground = ledger::v1::RefusalGround_Name(authority.refusal_ground());
  constexpr std::size_t kPrefix = sizeof("REFUSAL_GROUND_") - 1;
  slots.Words("who_else", ground.size() > kPrefix ? ground.substr(kPrefix) : "");
}

void FillExcluded(Slots& slots) {
  const Choice chosen = ExcludedBy(slots.TheDuty(), false);
  std::vector<std::string> reasons;
  std::vector<std::string> routes;
  const auto add = [](std::vector<std::string>& all, std::string one) {
    if (!one.empty() && std::find(all.begin(), all.end(), one) == all.end()) {
      all.push_back(std::move(one));
    }
  };
  for (const Point& point : slots.View().points()) {
    if (!chosen(point)) continue;
    const ledger::v1::Exclusion& exclusion = point.matter().exclusion();
    add(reasons, OneLine(exclusion.reason()));
    add(routes, slots.Book().FixedWordsOf(absl::StrCat("other_route/", exclusion.code())));
  }
  slots.Text("reason", absl::StrJoin(reasons, "\n\n"));
  slots.Text("other_route", absl::StrJoin(routes, "\n\n"));
  FillPart(slots, chosen);
}

void FillOutOfTime(Slots& slots) {
  const Choice chosen = ExcludedBy(slots.TheDuty(), true);
  const Point* point = FirstOf(slots.View(), chosen);
  if (point == nullptr) return;
  const ledger::v1::PointPlace& place = point->matter().place();
  const ledger::v1::TimeLimit& limit = point->matter().time_limit();
  slots.Day("happened_on",
            place.has_last_occurred_on() ? place.last_occurred_on() : place.occurred_on());
  slots.Day("known_on", place.noticed_on());
  slots.Day("limit_on", limit.last_day());
  slots.Text("good_reason_test", limit.good_reasons_note());
  slots.Text("still_fair_test", limit.can_investigate_note());
  FillPart(slots, chosen);
}

void FillTransfer(Slots& slots) {
  const auto& transfers = slots.View().matter().transferred_out();
  if (transfers.empty()) return;
  const ledger::v1::BodyTransfer& last = *transfers.rbegin();
  slots.Text("transferred_to", last.body_name());
  slots.Text("their_contact", last.contact());
  if (last.has_transferred_at()) slots.Day("transferred_on", last.transferred_at());
}

void FillParts(Slots& slots) {
  const auto& shares = slots.View().matter().provider_shares();
  std::vector<std::string> providers;
  const auto theirs = [&shares](const Point& point) {
    return std::any_of(shares.begin(), shares.end(), [&point](const auto& share) {
      return std::count(share.point_ids().begin(), share.point_ids().end(), point.point_id()) > 0;
    });
  };
  for (const ledger::v1::ProviderShare& share : shares) {
    // One without a name would leave the notice untrue.
    if (OneLine(share.provider_name()).empty()) return;
    providers.push_back(OneLine(share.provider_name()));
  }
  slots.Text("provider", Joined(providers));
  slots.List("provider_part", GistsOf(slots.View(), theirs));
  slots.List("council_part", GistsOf(slots.View(), [&theirs](const Point& point) {
               return !theirs(point) && point.outcome().empty();
             }));
  FillWhenAnswered(slots);
}

void FillLead(Slots& slots) {
  const ledger::v1::JointHandling& joint = slots.View().matter().joint();
  std::vector<std::string> partners;
  for (const std::string& body : joint.bodies()) {
    const std::string name = OneLine(NameOfBody(slots.View(), body));
    if (name.empty()) return;
    partners.push_back(name);
  }
  slots.Text("partner", Joined(partners));
  const reference::v1::Authority* authority =
      slots.Book().FindAuthority(slots.View().authority_id());
  const bool ours = joint.lead() == "council";
  slots.Text("lead_body", ours && authority != nullptr ? authority->council()
                                                       : NameOfBody(slots.View(), joint.lead()));
  slots.Words("consent_position", joint.complainant_consents() ? "given" : "open");
  FillWhenAnswered(slots);
}

void FillNewPoint(Slots& slots) {
  // The last one that came after the receipt; the first ones have no receipt of their own.
  const auto& points = slots.View().points();
  const auto found = std::find_if(points.rbegin(), points.rend(), [](const Point& point) {
    return point.matter().has_received_at();
  });
  if (found == points.rend()) return;
  slots.Text("told", found->text());
  slots.Day("told_on", found->matter().received_at());
  FillWhenAnswered(slots);
}

}  // namespace candour::notification
