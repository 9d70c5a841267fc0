// The texts of notices, checked so that what must be said is said.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_NOTICE_BOOK_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_NOTICE_BOOK_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "candour/reference/v1/delay_reason.pb.h"
#include "candour/reference/v1/notice.pb.h"
#include "services/notification/domain/template.h"

namespace candour::notification {

// What fills a notice.
struct Filling {
  // Texts by name, as the people gave them; rendering makes them harmless.
  Values texts;
  // Days by name; written in full.
  std::map<std::string, absl::CivilDay> days;
  // Further days that a text may name, such as those of a delay reason's facts.
  std::set<absl::CivilDay> other_days;
};

// A notice as it goes out.
struct Rendered {
  std::string subject;
  std::string body;
  int version = 0;
};

// Every notice, reason and step of the reference data. Immutable.
class NoticeBook {
 public:
  // Fails with InvalidArgument, naming the notice, when one uses a name that it does not declare,
  // declares a required name that its text does not say, names anything but reference and council
  // in its subject, or has no closing to stand under; when a code occurs twice; when a reason or
  // step has no text.
  static absl::StatusOr<NoticeBook> Make(std::vector<reference::v1::Notice> notices,
                                         const reference::v1::DelayReasons& reasons,
                                         const reference::v1::SayableSteps& steps,
                                         const std::vector<reference::v1::Authority>& authorities);

  // The notice filled in. InvalidArgument when a required name has no value, or when the text
  // names a date that `filling` does not hold (NG-4). NotFound when there is no such notice.
  absl::StatusOr<Rendered> Render(const std::string& code, const Filling& filling) const;

  bool Has(const std::string& code) const { return notices_.count(code) > 0; }

  // The reason in the words that the person reads. `approved` false gives the words that may leave
  // before approval (G-3). A fact that is a date ("2026-11-02", "2 November 2026") is written in
  // full; every date that a fact names is added to `days`. InvalidArgument when a fact is missing
  // or names a day that does not exist, or when nothing may be said before approval.
  absl::StatusOr<std::string> ReasonText(const std::string& code, bool approved,
                                         const Values& facts, std::set<absl::CivilDay>& days) const;

  // Whether the reason says less than it could until it is approved, so that no free text may
  // accompany it.
  bool IsWithheld(const std::string& code, bool approved) const;

  // The fixed words of a step that may be told; empty for any other (G-2).
  std::string StepText(const std::string& code) const;

  // Whom to turn to, or null for a council that has no contact details.
  const reference::v1::Authority* FindAuthority(const std::string& id) const;

 private:
  std::map<std::string, reference::v1::Notice> notices_;
  std::map<std::string, reference::v1::DelayReason> reasons_;
  std::map<std::string, std::string> steps_;
  std::map<std::string, reference::v1::Authority> authorities_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_NOTICE_BOOK_H_
