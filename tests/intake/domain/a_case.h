// A case that a test leads from act to act.
#ifndef CANDOUR_TESTS_INTAKE_DOMAIN_A_CASE_H_
#define CANDOUR_TESTS_INTAKE_DOMAIN_A_CASE_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "candour/ledger/v1/act.pb.h"
#include "candour/ledger/v1/authority.pb.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/event.pb.h"
#include "services/intake/domain/context.h"
#include "services/intake/domain/reference_data.h"

namespace candour::intake {

// The day on which the cases of these tests are to be answered.
inline const absl::CivilDay kResponseBy(2026, 6, 15);

// The reference data of db/reference, loaded once.
const ReferenceData& LoadedReference();

// The folder's data with every calendar cut to the years up to `last_year`.
ReferenceData ReferenceUpTo(int last_year);

// Where director-1, Jo Hart, has signed responses since April 2020.
ledger::v1::AuthorityFile AnAuthority();

// A complaint by e-mail about one point, from a person who may be e-mailed.
ledger::v1::Submit AComplaint();

ledger::v1::Act AcknowledgeByPhone();
ledger::v1::Act AgreeOn(absl::CivilDay response_by);
ledger::v1::Act DetermineOn(absl::CivilDay response_by);
// With DR-01, which may stand alone.
ledger::v1::Act ExtendTo(absl::CivilDay response_by);
// Point 1 upheld, everything said that must be said.
ledger::v1::Act RespondUpheld();
ledger::v1::Act Withdraw();
ledger::v1::Act Close();

// The path of the first field that `status` complains of; empty when it names none.
std::string FieldOf(const absl::Status& status);

// Decides and folds the acts of one case at the times that the test says.
class ACase {
 public:
  // 10:00 on Monday 11 May 2026; a handler acts.
  ACase();
  // The same with a complaint taken in.
  static ACase Received();
  // Acknowledged by telephone on the day of receipt.
  static ACase Acknowledged();
  // With a plan agreed on the day of receipt for `response_by`.
  static ACase Planned(absl::CivilDay response_by);

  void At(absl::Time instant) { context_.now = instant; }
  // 10:00 in London on `day`.
  void On(absl::CivilDay day);
  void As(type::v1::Role role) { context_.actor.roles = {role}; }
  // Another person acts.
  void By(std::string subject) { context_.actor.subject = std::move(subject); }
  void Using(const ReferenceData& data) { context_.reference_data = &data; }
  // Another case of another authority, for one that is not taken in yet.
  void Named(std::string authority_id, std::string complaint_id, std::string reference);
  // The next acts come under this request.
  void Under(std::string request_id) { context_.request_id = std::move(request_id); }
  // What the authority has decided; AnAuthority until it is told otherwise.
  void Of(ledger::v1::AuthorityFile authority);

  // Decides and folds what follows. The status of the decision.
  absl::Status Do(const ledger::v1::Act& act);
  absl::Status Do(const ledger::v1::Submit& submit);
  // Reports that the open obligation of `clock` was told now.
  absl::Status Tell(std::string_view clock);
  ledger::v1::Act Told(std::string_view clock) const;
  // Time reaches the first instant of that alarm of the open obligation of `clock` that it has not
  // reached; business time moves there.
  absl::Status Reach(std::string_view clock, ledger::v1::Alarm alarm);
  // Decides only.
  absl::StatusOr<std::vector<ledger::v1::Event>> Decided(const ledger::v1::Act& act) const;

  const ledger::v1::CaseFile& File() const { return file_; }
  // All events so far.
  const std::vector<ledger::v1::Event>& Events() const { return events_; }
  // How many events the last act led to.
  size_t LastEvents() const { return last_events_; }
  const Context& TheContext() const { return context_; }
  // The last obligation of that clock; an empty one when there is none.
  ledger::v1::Obligation Last(std::string_view clock) const;
  // Its last day, or 1 January 1970 where it has none.
  absl::CivilDay DueBy(std::string_view clock) const;
  bool IsOpenFor(std::string_view clock) const;

 private:
  // Shared, so that a copied case still points to it.
  std::shared_ptr<const ledger::v1::AuthorityFile> authority_;
  Context context_;
  ledger::v1::CaseFile file_;
  std::vector<ledger::v1::Event> events_;
  size_t last_events_ = 0;
};

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_INTAKE_DOMAIN_A_CASE_H_
