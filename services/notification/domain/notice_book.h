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
#include "services/notification/domain/format.h"
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
  // Whose words and contact details; may be empty in tests. A contact detail among `texts` goes
  // before that of the council.
  std::string authority_id = {};
  Format format = Format::kStandard;
  // The person cared for has died (G-9): "cared_for_name" among the texts says who.
  bool bereaved = false;
  // The NHS is part of the complaint, so that the Health Service Ombudsman is named.
  bool joint = false;
};

// A notice as it goes out.
struct Rendered {
  std::string subject;
  // With light marks (layout.h).
  std::string body;
  int version = 0;
  Format format = Format::kStandard;
};

// The notices of reference data as they were read.
struct NoticeTexts {
  std::vector<reference::v1::Notice> notices;
  // A council's own words, by authority.
  std::map<std::string, std::vector<reference::v1::Notice>> own_words = {};
};

// Everything that speaks against publishing these texts (FaultsOf in notice_check.h), a council's
// own words and the reasons for delay among them; empty when nothing does.
std::vector<std::string> FaultsOf(const NoticeTexts& texts,
                                  const reference::v1::DelayReasons& reasons);

// Every notice, reason and step of the reference data. Immutable.
class NoticeBook {
 public:
  // Fails with InvalidArgument, naming notice and fault, when one of the texts may not be published
  // (FaultsOf), when a code or key occurs twice, or when a reason, a step or fixed words have no
  // text or are no plain English.
  static absl::StatusOr<NoticeBook> Make(const NoticeTexts& texts,
                                         const reference::v1::DelayReasons& reasons,
                                         const reference::v1::SayableSteps& steps,
                                         const std::vector<reference::v1::Authority>& authorities,
                                         const reference::v1::FixedWordList& words);

  // The notice filled in, in the council's own words where it has any. InvalidArgument when a
  // required name has no value, or when the text names a date that `filling` does not hold, other
  // than in a quotation (NG-4). FailedPrecondition when there are no words in this format, or when
  // the notice is not sent after a death. NotFound when there is no such notice.
  absl::StatusOr<Rendered> Render(const std::string& code, const Filling& filling) const;

  // What is said on the phone (G-13), with what stands around every call: "to_name" and
  // "safe_number", and if known "safe_times" and "phone_needs". NotFound when there is no script;
  // else as Render.
  absl::StatusOr<std::string> RenderScript(const std::string& code, const Filling& filling) const;

  // The text message that says that "vehicle" (letter, e-mail) was sent, and never more (NG-3).
  absl::StatusOr<std::string> RenderSms(const Filling& filling) const;

  // The notice in the council's own words, or in those for all; null when there is none, and for
  // the parts of others.
  const reference::v1::Notice* Find(const std::string& code,
                                    const std::string& authority_id = "") const;

  bool Has(const std::string& code) const { return Find(code) != nullptr; }

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

  // The words that stand for a code, such as those of "other_route/X-g"; empty for any other.
  std::string FixedWordsOf(const std::string& key) const;

  // What `notice` must be given before it can be rendered: the names that are required, with those
  // of its closing.
  std::vector<std::string> RequiredBy(const reference::v1::Notice& notice) const;

  // Whom to turn to, or null for a council that has no contact details.
  const reference::v1::Authority* FindAuthority(const std::string& id) const;

 private:
  friend class Rendering;
  // Parts of others too.
  const reference::v1::Notice* Words(const std::string& code,
                                     const std::string& authority_id) const;

  std::map<std::string, reference::v1::Notice> notices_;
  // By authority and code.
  std::map<std::string, std::map<std::string, reference::v1::Notice>> own_words_;
  std::map<std::string, reference::v1::DelayReason> reasons_;
  std::map<std::string, std::string> steps_;
  std::map<std::string, std::string> fixed_words_;
  std::map<std::string, reference::v1::Authority> authorities_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_NOTICE_BOOK_H_
