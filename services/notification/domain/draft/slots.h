// The slots of one notice while they are filled.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_SLOTS_H_
#define CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_SLOTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "candour/ledger/v1/case_file.pb.h"
#include "services/notification/domain/judgement.h"

namespace candour::notification {

// Takes values by the names that the notice's text uses. A name that stays empty has no value: its
// paragraph is left out, or the notice is a person's when the text requires it.
class Slots {
 public:
  Slots(const Duty& duty, const ledger::v1::CaseFile& view, const NoticeBook& book)
      : duty_(duty), view_(view), book_(book) {}

  const Duty& TheDuty() const { return duty_; }
  const ledger::v1::CaseFile& View() const { return view_; }
  const NoticeBook& Book() const { return book_; }

  void Text(const std::string& name, std::string_view value);
  // One entry of a list for each of `entries`.
  void List(const std::string& name, const std::vector<std::string>& entries);
  // The fixed words of "<name>/<code>".
  void Words(const std::string& name, std::string_view code);
  void Day(const std::string& name, const std::optional<absl::CivilDay>& day);
  // Nothing when the message is no day.
  void Day(const std::string& name, const type::v1::Day& day);
  void Day(const std::string& name, const google::protobuf::Timestamp& at);
  // `day` in words, which the text may name from now on.
  std::string Named(absl::CivilDay day);

  // The filling, which is at its end for this object.
  Filling& Result() { return filling_; }

 private:
  const Duty& duty_;
  const ledger::v1::CaseFile& view_;
  const NoticeBook& book_;
  Filling filling_;
};

// The beginning of `text` in one line: whole when it is short, else up to the end of a sentence or
// a word, with an ellipsis.
std::string Gist(std::string_view text);

// `names` as people say them: "A", "A and B", "A, B and C".
std::string Joined(const std::vector<std::string>& names);

// The day of the message; nothing when it is none.
std::optional<absl::CivilDay> DayOf(const type::v1::Day& day);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DOMAIN_DRAFT_SLOTS_H_
