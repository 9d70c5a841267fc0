// The obligations of a case while an act is decided.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_DUTIES_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_DUTIES_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "candour/ledger/v1/obligation.pb.h"
#include "candour/reference/v1/procedure.pb.h"
#include "services/common/calendar/calendar.h"
#include "services/intake/domain/clock.h"
#include "services/intake/domain/context.h"

namespace candour::intake {

// What is owed: the obligation's clock, who is owed it, and the notice that discharges it.
struct Duty {
  std::string_view clock;
  ledger::v1::Recipient to = ledger::v1::RECIPIENT_UNSPECIFIED;
  // Empty when an act of staff discharges it.
  std::string_view notice;
};

inline constexpr Duty kAcknowledge{"ACK", ledger::v1::RECIPIENT_COMPLAINANT, "N-01"};
inline constexpr Duty kPlan{"PLAN", ledger::v1::RECIPIENT_STAFF, ""};
inline constexpr Duty kPlanAgreedNotice{"PLAN_NOTICE", ledger::v1::RECIPIENT_COMPLAINANT, "N-03"};
inline constexpr Duty kPlanSetNotice{"PLAN_NOTICE", ledger::v1::RECIPIENT_COMPLAINANT, "N-04"};
inline constexpr Duty kResponse{"RESPONSE", ledger::v1::RECIPIENT_COMPLAINANT, "N-12"};
inline constexpr Duty kRelevant{"RELEVANT", ledger::v1::RECIPIENT_STAFF, ""};
// The answer of a stage, which says how to go on to the next.
inline constexpr Duty kStageResponse{"RESPONSE", ledger::v1::RECIPIENT_COMPLAINANT, "N-23"};
inline constexpr Duty kProgress{"PROGRESS", ledger::v1::RECIPIENT_COMPLAINANT, "N-08"};
inline constexpr Duty kDelayNotice{"DELAY_NOTICE", ledger::v1::RECIPIENT_COMPLAINANT, "N-09"};
inline constexpr Duty kHoldingNotice{"HOLDING_NOTICE", ledger::v1::RECIPIENT_COMPLAINANT, "N-09H"};
inline constexpr Duty kReason{"REASON", ledger::v1::RECIPIENT_STAFF, ""};
inline constexpr Duty kSixMonthNotice{"SIX_MONTH_NOTICE", ledger::v1::RECIPIENT_COMPLAINANT,
                                      "N-11"};
// The responsible person is told that six months are nearly over.
inline constexpr Duty kSixMonthWarning{"SIX_MONTH_WARNING", ledger::v1::RECIPIENT_STAFF, "N-S1"};
inline constexpr Duty kReply{"REPLY", ledger::v1::RECIPIENT_STAFF, ""};
inline constexpr Duty kWithdrawal{"WITHDRAWAL", ledger::v1::RECIPIENT_COMPLAINANT, "N-14"};
inline constexpr Duty kThanks{"THANKS", ledger::v1::RECIPIENT_COMPLAINANT, "N-20"};
inline constexpr Duty kClose{"CLOSE", ledger::v1::RECIPIENT_STAFF, ""};

// Whether an instant to hold `response` is still to be reached (G-4).
bool CanStillBeHeld(const ledger::v1::Obligation& response);

// Collects what an act does to the obligations of one case.
//
// The id of an obligation is UUIDv5(complaint_id, "<clock>/<number>"), the number counting the
// case's obligations of that clock from 1: it does not depend on any date (G-1). An instant to warn
// or to hold that has passed when its obligation opens is left out; one to escalate or to fall due
// is kept, so that a case logged late is seen at once.
class Duties {
 public:
  // Looks up what `file` is pinned to; `file` and `context` must outlive this. Fails with
  // FailedPrecondition when the pinned calendar or procedure is not loaded.
  static absl::StatusOr<Duties> Of(const ledger::v1::CaseFile& file, const Context& context);

  const reference::v1::Procedure& Law() const { return *procedure_; }
  const Calendar& WorkingDays() const { return *calendar_; }

  // `duty` by the procedure's clock `clock_id`, whose start happened on `day`. Where the procedure
  // has no such clock the obligation says so in `not_computable`.
  ledger::v1::Obligation ByClock(const Duty& duty, std::string_view clock_id,
                                 absl::CivilDay day) const;

  // `duty` by the clock of its own name, whose start happened on `day`: that of the case's
  // procedure, else that of the procedure CASEWORK, by which every case is worked. Where neither
  // has such a clock the obligation says so in `not_computable`.
  ledger::v1::Obligation ByStandard(const Duty& duty, absl::CivilDay day) const;

  // `duty` by a local standard: `count` working days after `day`; `rule` says it in a sentence.
  ledger::v1::Obligation ByWorkingDays(const Duty& duty, absl::CivilDay day, int count,
                                       std::string_view rule) const;

  // `duty` on `day`, as `rule` says in a sentence.
  ledger::v1::Obligation OnDay(const Duty& duty, absl::CivilDay day, std::string_view rule,
                               std::string_view law) const;

  // The response by `day`, with the alarms of the procedure's clock RESPONSE, or of the clock of
  // the stage whose response is due. Where every instant to hold has passed, WithLastResort.
  ledger::v1::Obligation ResponseBy(absl::CivilDay day) const;

  // `response` with one more instant to hold (G-4): noon on its last day, or now where that has
  // passed. A day that had passed when the case was taken over stays as it is (G-18).
  ledger::v1::Obligation WithLastResort(ledger::v1::Obligation response) const;

  // The relevant period: the response is to be sent by the last working day inside it, read
  // cautiously, with the alarms of the procedure's clock RELEVANT before that day.
  ledger::v1::Obligation RelevantPeriod(absl::CivilDay received_on) const;

  // `duty` by the last working day on or before `until`, the agreed end of the relevant period,
  // with the alarms of the procedure's clock `clock_id`.
  ledger::v1::Obligation ByLastWorkingDay(const Duty& duty, absl::CivilDay until,
                                          std::string_view clock_id) const;

  // Opens `obligation` and answers with its id. One to a complainant who died or was refused opens
  // cancelled: the next word goes to whoever takes the complaint on.
  std::string Open(ledger::v1::Obligation obligation);

  // Gives the open obligation of `moved`'s clock the dates of `moved`; it keeps its id.
  void Move(ledger::v1::Obligation moved);
  // Gives `current`, an obligation of the case, the dates of `moved`; it keeps its id, its state
  // and whom it concerns.
  void MoveFrom(const ledger::v1::Obligation& current, ledger::v1::Obligation moved);

  // Ends the open obligation of that clock, where there is one.
  void Close(std::string_view clock, ledger::v1::ObligationState state, absl::Time at);
  // Ends one obligation of the case, unless it was ended already: where one clock runs for several.
  void CloseOne(const ledger::v1::Obligation& obligation, ledger::v1::ObligationState state,
                absl::Time at);
  // Ends every obligation that is open and was not ended by Close or CloseOne, but for those that
  // outlive the case (inquiry/duties.h) and those of a clock that `stands` says.
  void CancelRest(absl::Time at, bool (*stands)(std::string_view clock) = nullptr);

  // An event without its kind that carries what was collected.
  ledger::v1::Event NewEvent() const;

 private:
  Duties(const ledger::v1::CaseFile& file, const Context& context)
      : file_(&file), context_(&context) {}

  ledger::v1::Obligation Begin(const Duty& duty) const;
  ledger::v1::Obligation ByClockOf(const reference::v1::Procedure& law, const Duty& duty,
                                   std::string_view clock_id, absl::CivilDay day) const;
  ledger::v1::Obligation From(const Duty& duty, const DerivedDate& date) const;
  void SetAlarms(const reference::v1::Clock& clock, ledger::v1::Obligation& obligation) const;
  bool IsClosed(std::string_view obligation_id) const;
  void AddClosed(const ledger::v1::Obligation& open, ledger::v1::ObligationState state,
                 absl::Time at);

  const ledger::v1::CaseFile* file_;
  const Context* context_;
  const Calendar* calendar_ = nullptr;
  const reference::v1::Procedure* procedure_ = nullptr;
  ledger::v1::ObligationChanges changes_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_DECIDE_DUTIES_H_
