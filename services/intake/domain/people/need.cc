#include "services/intake/domain/people/need.h"

#include "absl/strings/str_cat.h"
#include "services/common/day/day.h"
#include "services/common/day/london.h"
#include "services/intake/domain/decide_checks.h"
#include "services/intake/domain/instant.h"
#include "services/intake/domain/people/party.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

constexpr std::string_view kNeedReview = "NEED_REVIEW";
constexpr std::string_view kAdjustmentReview = "ADJUSTMENT_REVIEW";

std::string ClockOf(std::string_view kind, v1::Party party, uint32_t number) {
  const std::string word(WordOf(party));
  return absl::StrCat(std::string(kind), "/", word, "/", number);
}

std::string OpenReview(const std::string& clock, const type::v1::Day& by, std::string_view rule,
                       std::string_view law, Duties& duties) {
  const Duty review{clock, v1::RECIPIENT_STAFF, ""};
  return duties.Open(duties.OnDay(review, StoredDay(by), rule, law));
}

}  // namespace

v1::InformationNeed NewNeed(uint32_t need_id, std::string_view format, std::string_view words,
                            absl::Time now) {
  v1::InformationNeed need;
  need.set_need_id(need_id);
  need.set_format(std::string(format));
  need.set_words(std::string(words));
  *need.mutable_identified_at() = ToTimestamp(now);
  *need.mutable_recorded_at() = ToTimestamp(now);
  *need.mutable_flagged_at() = ToTimestamp(now);
  *need.mutable_review_by() = ToMessage(AYearAfter(LondonDay(now)));
  return need;
}

absl::CivilDay AYearAfter(absl::CivilDay day) {
  const absl::CivilDay same(day.year() + 1, day.month(), day.day());
  // 29 February: the day before 1 March.
  return same.month() == day.month() ? same : same - 1;
}

std::string NeedClock(v1::Party party, uint32_t need_id) {
  return ClockOf(kNeedReview, party, need_id);
}

std::string AdjustmentClock(v1::Party party, uint32_t adjustment_id) {
  return ClockOf(kAdjustmentReview, party, adjustment_id);
}

std::string OpenNeedReview(v1::Party party, const v1::InformationNeed& need, Duties& duties) {
  return OpenReview(NeedClock(party, need.need_id()), need.review_by(),
                    "An accessible information need is looked at again with the person.",
                    "DAPB1605", duties);
}

std::string OpenAdjustmentReview(v1::Party party, const v1::Adjustment& adjustment,
                                 Duties& duties) {
  return OpenReview(AdjustmentClock(party, adjustment.adjustment_id()), adjustment.review_by(),
                    "A reasonable adjustment is looked at again with the person.",
                    "Equality Act 2010 s.20", duties);
}

bool IsReview(std::string_view clock) {
  return clock.starts_with(kNeedReview) || clock.starts_with(kAdjustmentReview);
}

void OweReviews(const v1::CaseFile& file, v1::Party party, Duties& duties) {
  const v1::Person* person = PersonOf(file, party);
  if (person == nullptr || person->has_death()) return;
  for (const v1::InformationNeed& need : person->needs()) {
    if (need.has_ended_at() || FindOpen(file, NeedClock(party, need.need_id())) != nullptr)
      continue;
    OpenNeedReview(party, need, duties);
  }
  for (const v1::Adjustment& adjustment : person->adjustments()) {
    const std::string clock = AdjustmentClock(party, adjustment.adjustment_id());
    if (adjustment.has_refused_at() || FindOpen(file, clock) != nullptr) continue;
    OpenAdjustmentReview(party, adjustment, duties);
  }
}

void CancelReviews(v1::Party party, const v1::Person& person, absl::Time at, Duties& duties) {
  for (const v1::InformationNeed& need : person.needs()) {
    duties.Close(NeedClock(party, need.need_id()), v1::OBLIGATION_STATE_CANCELLED, at);
  }
  for (const v1::Adjustment& adjustment : person.adjustments()) {
    duties.Close(AdjustmentClock(party, adjustment.adjustment_id()), v1::OBLIGATION_STATE_CANCELLED,
                 at);
  }
}

std::string FormatOf(const v1::Person& person) {
  std::string format;
  for (const v1::InformationNeed& need : person.needs()) {
    if (!need.has_ended_at()) format = need.format();
  }
  return format;
}

}  // namespace candour::intake
