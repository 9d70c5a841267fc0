// What is owed while people cannot be told, and what comes back when they can.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_HOLD_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_HOLD_H_

#include <string>
#include <string_view>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/intake/domain/context.h"
#include "services/intake/domain/decide_duties.h"

namespace candour::intake {

// Reasons of a contact hold.
inline constexpr std::string_view kComplainantDied = "complainant_died";
inline constexpr std::string_view kNoContact = "no_contact";
inline constexpr std::string_view kRepresentativeRefused = "representative_refused";

inline constexpr Duty kAuthorityRequest{"AUTHORITY_REQUEST", ledger::v1::RECIPIENT_COMPLAINANT,
                                        "N-05"};
inline constexpr Duty kAuthorityCheck{"AUTHORITY_CHECK", ledger::v1::RECIPIENT_STAFF, ""};
inline constexpr Duty kAuthorityExpiry{"AUTHORITY_EXPIRY", ledger::v1::RECIPIENT_STAFF, ""};
inline constexpr Duty kRefusalNotice{"REFUSAL_NOTICE", ledger::v1::RECIPIENT_COMPLAINANT, "N-06"};
inline constexpr Duty kContinue{"CONTINUE", ledger::v1::RECIPIENT_STAFF, ""};
inline constexpr Duty kContactHold{"CONTACT_HOLD", ledger::v1::RECIPIENT_STAFF, ""};

// Whether anything may be owed on the case: it was not taken over as closed and is not closed.
bool MayOwe(const ledger::v1::CaseFile& file);

// The file as `event` leaves it, from which duties are worked out. `event` carries no obligations.
ledger::v1::CaseFile Becomes(const ledger::v1::CaseFile& file, const ledger::v1::Event& event);

// Lets `event` carry what `duties` collected.
void Carry(const Duties& duties, ledger::v1::Event& event);

// Asks for the authority, as the basis needs: N-05 where it is the person's request, else a task of
// staff. Answers with the obligation's id, empty where the case can owe nothing. Ends an earlier
// request. Counts from `from`. `after` is the file that `duties` was made of.
std::string AskForAuthority(const ledger::v1::CaseFile& after, absl::CivilDay from, absl::Time now,
                            Duties& duties);

// Ends whatever asks for the authority, as met or as no longer owed.
void EndAsking(ledger::v1::ObligationState state, absl::Time at, Duties& duties);

// Cancels what is owed to the complainant, and the planning and answering that lead to it. What is
// owed to others and every other task of staff stands. Answers with the id of the task that asks
// who takes the complaint on; empty where the case no longer waits for an answer.
std::string Suspend(const ledger::v1::CaseFile& file, const Context& context, Duties& duties);

// Owes again what Suspend cancelled, with the dates that follow from the receipt and from the plan.
// `after` is the file that `duties` was made of.
void Resume(const ledger::v1::CaseFile& after, const Context& context, Duties& duties);

// What goes on when everything else runs anew, by a conversion or another stage: cancels the rest
// of what is owed, keeps what is owed about people, and owes again what a closing had ended.
// `after` says where the case stands then.
void KeepPeople(const ledger::v1::CaseFile& after, const Context& context, Duties& duties);

// A task for a person to decide how each word reaches somebody whom nobody may contact.
std::string OpenContactHold(const Context& context, Duties& duties);

// Gives the open response the alarms of the way by which the complainant is written to now, where
// that is another way than before (G-4).
void Retime(const ledger::v1::CaseFile& before, const ledger::v1::CaseFile& after, Duties& duties);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_PEOPLE_HOLD_H_
