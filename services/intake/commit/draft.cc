#include "services/intake/commit/draft.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/day/london.h"
#include "services/common/fields/personal.h"
#include "services/common/status/field_error.h"
#include "services/intake/commit/erasure.h"
#include "services/intake/commit/occurred.h"
#include "services/intake/domain/people/named_people.h"
#include "services/intake/domain/reference.h"
#include "services/intake/domain/track_code.h"
#include "services/intake/store/seal.h"

namespace candour::intake {
namespace {

absl::Time InMicroseconds(absl::Time instant) {
  return absl::FromUnixMicros(absl::ToUnixMicros(instant));
}

ledger::v1::Receipt ReceiptOf(const ledger::v1::CaseFile& file, std::int64_t seq) {
  ledger::v1::Receipt receipt;
  receipt.set_complaint_id(file.complaint_id());
  receipt.set_reference(file.reference());
  receipt.set_version(file.version());
  receipt.set_seq(seq);
  return receipt;
}

// The serial that the next case of `year` gets.
int NextSerial(const LedgerHead& head, int year) {
  return head.reference_year == year ? head.reference_serial + 1 : 1;
}

// Splits `event` into the facts and the body of `sealed`.
void PutParts(const ledger::v1::Event& event, SealedEvent& sealed) {
  ledger::v1::Event facts;
  ledger::v1::Event personal;
  if (SplitPersonal(event, facts, personal)) sealed.body = personal.SerializeAsString();
  sealed.facts = facts.SerializeAsString();
}

// An erasure that reaches through `seq`: only where it is written does it know where it stands.
ledger::v1::Event WithReach(ledger::v1::Event erasure, std::int64_t seq) {
  erasure.mutable_personal_erased()->set_through_seq(seq);
  return erasure;
}

}  // namespace

struct Draft::Addition {
  LedgerHead head;
  ledger::v1::AuthorityFile authority;
  // The cases as they will stand, the one that the caller named first; none for an act on the
  // authority.
  std::vector<Standing> cases;
  std::vector<SealedEvent> events;
  std::vector<Erasure> erasures;
};

Draft::Draft(const Rules& rules, std::string authority_id, absl::Time now, LedgerView view)
    : rules_(rules),
      authority_id_(std::move(authority_id)),
      now_(std::max(InMicroseconds(now), view.head.recorded_at)),
      head_(std::move(view.head)),
      known_(std::move(view.requests)) {
  // The store has seen to it that these octets can be read.
  authority_.ParseFromString(head_.authority_file);
  for (ledger::v1::CaseFile& file : view.files) {
    id_of_reference_[file.reference()] = file.complaint_id();
    cases_[file.complaint_id()].file = std::move(file);
  }
}

absl::StatusOr<Outcome> Draft::Add(const Request& request) {
  if (!request.refused.ok()) return request.refused;
  const auto known = known_.find(request.key);
  if (known != known_.end()) return AnswerKnown(request, known->second);
  const Standing* standing = Find(request);
  if (request.IsSubmit() && standing != nullptr) {
    // Imported before, under another request_id.
    Outcome outcome{ReceiptOf(standing->file, head_.seq), {}};
    outcome.receipt.set_repeated(true);
    return outcome;
  }
  if (!request.IsSubmit() && request.NamesCase() && standing == nullptr) {
    return absl::NotFoundError("there is no such case");
  }
  const std::int64_t expected = request.command.expected_version;
  if (expected != 0 && standing != nullptr && standing->file.version() != expected) {
    return absl::AbortedError(absl::StrCat("the case has changed meanwhile: it is at version ",
                                           standing->file.version(), ", not ", expected,
                                           "; please look at it again"));
  }
  try {
    return Decide(request, standing);
  } catch (const std::exception& e) {
    return absl::InternalError(absl::StrCat("a rule failed: ", e.what()));
  }
}

absl::StatusOr<Outcome> Draft::AnswerKnown(const Request& request,
                                           const KnownRequest& known) const {
  if (known.body_digest != request.body_digest) {
    return absl::AlreadyExistsError("this request_id was used before, for something else");
  }
  Outcome outcome{known.answer, {}};
  outcome.receipt.set_repeated(true);
  return outcome;
}

const Draft::Standing* Draft::Find(const Request& request) const {
  std::string id = request.complaint_id;
  if (!request.reference.empty()) {
    const auto named = id_of_reference_.find(request.reference);
    if (named == id_of_reference_.end()) return nullptr;
    id = named->second;
  }
  const auto found = cases_.find(id);
  return found == cases_.end() ? nullptr : &found->second;
}

std::vector<ledger::v1::Person> Draft::KnownPeople(const Request& request) const {
  std::vector<ledger::v1::Person> known;
  for (const std::string& id : PeopleNamedIn(request.command.act)) {
    for (const auto& [complaint_id, standing] : cases_) {
      const ledger::v1::Person* person = KnownFrom(standing.file, id);
      if (person == nullptr) continue;
      // A death says more than that nobody may be in contact.
      if (person->has_death()) known.insert(known.begin(), *person);
      if (!person->has_death()) known.push_back(*person);
    }
  }
  return known;
}

void Draft::AddCasesOfPerson(const Request& request, Addition& addition) const {
  const std::string person_id = PersonOnEveryCase(request.command.act);
  if (person_id.empty()) return;
  for (const auto& [complaint_id, standing] : cases_) {
    const std::string& id = complaint_id;
    const bool named =
        std::any_of(addition.cases.begin(), addition.cases.end(),
                    [&id](const Standing& each) { return each.file.complaint_id() == id; });
    if (!named && IsOnCase(standing.file, person_id)) addition.cases.push_back(standing);
  }
}

Context Draft::ContextFor(const Request& request) const {
  Context context;
  context.now = now_;
  context.reference_data = rules_.reference_data;
  context.actor = request.command.actor;
  context.authority_id = authority_id_;
  context.authority = &authority_;
  context.request_id = request.key.second;
  context.known_people = KnownPeople(request);
  if (request.IsSubmit()) {
    const int year = static_cast<int>(LondonDay(now_).year());
    context.new_complaint_id = request.new_complaint_id;
    context.new_reference = FormatReference(year, NextSerial(head_, year));
    context.new_track_code = NewTrackCode();
  }
  return context;
}

absl::StatusOr<Outcome> Draft::Decide(const Request& request, const Standing* standing) {
  Addition addition;
  addition.head = head_;
  addition.authority = authority_;
  if (standing != nullptr) addition.cases.push_back(*standing);
  if (request.IsSubmit()) addition.cases.emplace_back().is_new = true;
  for (const std::string& id : request.command.act.further_complaint_ids()) {
    const auto further = cases_.find(absl::AsciiStrToLower(id));
    if (further == cases_.end()) {
      return AboutField(absl::NotFoundError(absl::StrCat("there is no case ", id)),
                        "further_complaint_ids");
    }
    addition.cases.push_back(further->second);
  }
  AddCasesOfPerson(request, addition);
  if (addition.cases.empty()) {
    const absl::Status decided = DecideOn(request, nullptr, addition);
    if (!decided.ok()) return decided;
  }
  for (Standing& subject : addition.cases) {
    const absl::Status decided = DecideOn(request, &subject, addition);
    if (!decided.ok()) return decided;
  }
  return Keep(request, std::move(addition));
}

absl::Status Draft::DecideOn(const Request& request, Standing* subject, Addition& addition) const {
  const bool there = subject != nullptr && !subject->file.complaint_id().empty();
  const absl::StatusOr<std::vector<ledger::v1::Event>> events =
      rules_.decide(there ? &subject->file : nullptr, request.command.act, ContextFor(request));
  if (!events.ok()) return events.status();
  if (request.IsSubmit() && events->empty()) return absl::InternalError("no case came of it");
  for (const ledger::v1::Event& event : *events) {
    if (event.has_personal_erased()) {
      addition.erasures.push_back(ErasureOf(subject->file, addition.head.seq));
      Record(WithReach(event, addition.head.seq), request, subject, addition);
      continue;
    }
    if (event.has_misfiled_removed()) {
      const auto& versions = event.misfiled_removed().versions();
      addition.erasures.push_back(
          {subject->file.complaint_id(), 0, {versions.begin(), versions.end()}});
    }
    if (event.has_message_removed()) {
      const ledger::v1::MessageRemoved& removed = event.message_removed();
      Erasure& erasure = addition.erasures.emplace_back();
      erasure.complaint_id = subject->file.complaint_id();
      erasure.ids = {removed.attachment_ids().begin(), removed.attachment_ids().end()};
      erasure.ids.insert(erasure.ids.begin(), removed.message_id());
    }
    Record(event, request, subject, addition);
  }
  return absl::OkStatus();
}

void Draft::Record(const ledger::v1::Event& event, const Request& request, Standing* subject,
                   Addition& addition) const {
  SealedEvent sealed;
  sealed.seq = addition.head.seq + 1;
  sealed.occurred_at = OccurredAt(event, now_);
  sealed.recorded_at = now_;
  sealed.actor = request.command.actor.subject;
  sealed.type = std::string(rules_.type_of(event));
  PutParts(event, sealed);

  if (rules_.changes_authority(event)) {
    addition.authority = rules_.apply_to_authority(std::move(addition.authority), event);
    addition.head.authority_file = addition.authority.SerializeAsString();
  }
  if (subject != nullptr) {
    if (rules_.changes_case(event)) {
      subject->file = rules_.apply(std::move(subject->file), event);
      subject->changed = true;
    }
    sealed.complaint_id = subject->file.complaint_id();
    sealed.case_version = subject->file.version();
  }
  Seal(authority_id_, addition.head.hash, sealed);
  addition.head.seq = sealed.seq;
  addition.head.hash = sealed.hash;
  addition.head.recorded_at = now_;
  addition.events.push_back(std::move(sealed));
}

Outcome Draft::Keep(const Request& request, Addition addition) {
  head_ = std::move(addition.head);
  authority_ = std::move(addition.authority);
  Outcome outcome;
  if (!addition.cases.empty()) outcome.file = addition.cases.front().file;
  outcome.receipt = ReceiptOf(outcome.file, head_.seq);
  for (Standing& standing : addition.cases) {
    if (standing.is_new) id_of_reference_[standing.file.reference()] = standing.file.complaint_id();
    cases_[standing.file.complaint_id()] = std::move(standing);
  }
  if (request.IsSubmit()) {
    const int year = static_cast<int>(LondonDay(now_).year());
    head_.reference_serial = NextSerial(head_, year);
    head_.reference_year = year;
  }
  std::move(addition.events.begin(), addition.events.end(), std::back_inserter(write_.events));
  std::move(addition.erasures.begin(), addition.erasures.end(),
            std::back_inserter(write_.erasures));
  const KnownRequest known{request.body_digest, outcome.receipt};
  known_[request.key] = known;
  write_.requests[request.key] = known;
  return outcome;
}

LedgerWrite Draft::Take() {
  write_.head = std::move(head_);
  for (auto& [id, standing] : cases_) {
    if (!standing.changed) continue;
    (standing.is_new ? write_.opened : write_.changed).push_back(std::move(standing.file));
  }
  return std::move(write_);
}

}  // namespace candour::intake
