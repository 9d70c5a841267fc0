#include "services/common/follower/batch.h"

#include <exception>
#include <pqxx/pqxx>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"

namespace candour::follower {
namespace {

const std::string& CaseOf(const ledger::v1::RecordedEvent& event) {
  static const std::string kNone = kNoCase;
  return event.complaint_id().empty() ? kNone : event.complaint_id();
}

// Failures that say nothing about the event: the batch is repeated.
bool IsPassing(absl::StatusCode code) {
  return code == absl::StatusCode::kUnavailable || code == absl::StatusCode::kAborted ||
         code == absl::StatusCode::kCancelled;
}

}  // namespace

bool IsKnown(const ledger::v1::RecordedEvent& event) {
  static const google::protobuf::OneofDescriptor& kinds =
      *ledger::v1::Event::descriptor()->FindOneofByName("kind");
  const google::protobuf::FieldDescriptor* set =
      ledger::v1::Event::GetReflection()->GetOneofFieldDescriptor(event.event(), &kinds);
  return set != nullptr && set->name() == event.type();
}

EventTaker::EventTaker(std::string schema, std::vector<Projection*> projections, int tries)
    : books_(std::move(schema)), projections_(std::move(projections)), tries_(tries) {
  for (Projection* projection : projections_) {
    for (const std::string& type : projection->Types()) by_type_.emplace(type, projection);
  }
}

absl::Status EventTaker::Take(Transaction& transaction, const Batch& batch, Taken& taken) const {
  taken = {};
  taken.place = books_.Lock(transaction, batch.authority_id);
  if (!(taken.place == batch.from)) {
    return absl::AbortedError("the cursor stands elsewhere");
  }
  std::set<std::string> parked;
  for (const Parked& one : books_.ReadParked(transaction, batch.authority_id)) {
    parked.insert(one.complaint_id);
  }
  for (const ledger::v1::RecordedEvent& event : batch.events) {
    if (!IsKnown(event)) {
      taken.unknown_type = event.type();
      taken.unknown_seq = event.seq();
      books_.Move(transaction, batch.authority_id, taken.place);
      return absl::OkStatus();
    }
    if (!parked.contains(CaseOf(event))) {
      std::string failure;
      const absl::Status done = TakeEvent(transaction, event, batch.business_now, failure);
      if (!done.ok()) return done;
      if (!failure.empty()) {
        taken.parked.push_back({CaseOf(event), event.seq(), failure});
        books_.Park(transaction, batch.authority_id, taken.parked.back());
        parked.insert(CaseOf(event));
      }
    }
    taken.place = {event.seq(), event.hash()};
  }
  taken.place = batch.to;
  books_.Move(transaction, batch.authority_id, batch.to);
  return absl::OkStatus();
}

absl::Status EventTaker::TakeParked(Transaction& transaction, const std::string& complaint_id,
                                    const Batch& batch, std::vector<Parked>& again) const {
  again.clear();
  for (const ledger::v1::RecordedEvent& event : batch.events) {
    std::string failure;
    const absl::Status done = TakeEvent(transaction, event, batch.business_now, failure);
    if (!done.ok()) return done;
    if (!failure.empty()) {
      again.push_back({complaint_id, event.seq(), failure});
      books_.Park(transaction, batch.authority_id, again.back());
      return absl::OkStatus();
    }
  }
  books_.Unpark(transaction, batch.authority_id, complaint_id);
  return absl::OkStatus();
}

absl::Status EventTaker::Restart(Transaction& transaction, const std::string& authority_id) const {
  books_.Lock(transaction, authority_id);
  for (Projection* projection : projections_) {
    const absl::Status done = projection->Reset(transaction, authority_id);
    if (!done.ok()) return done;
  }
  for (const Parked& one : books_.ReadParked(transaction, authority_id)) {
    books_.Unpark(transaction, authority_id, one.complaint_id);
  }
  books_.Move(transaction, authority_id, {});
  return absl::OkStatus();
}

absl::Status EventTaker::TakeEvent(Transaction& transaction, const ledger::v1::RecordedEvent& event,
                                   absl::Time business_now, std::string& failure) const {
  if (!by_type_.contains(event.type())) return absl::OkStatus();
  absl::Status last;
  for (int i = 0; i < tries_; ++i) {
    transaction.exec("SAVEPOINT event");
    last = TryEvent(transaction, event, business_now);
    if (IsPassing(last.code())) return last;
    transaction.exec(last.ok() ? "RELEASE SAVEPOINT event" : "ROLLBACK TO SAVEPOINT event");
    if (last.ok()) return absl::OkStatus();
  }
  failure = last.ToString();
  return absl::OkStatus();
}

absl::Status EventTaker::TryEvent(Transaction& transaction, const ledger::v1::RecordedEvent& event,
                                  absl::Time business_now) const {
  try {
    const auto [first, last] = by_type_.equal_range(event.type());
    for (auto it = first; it != last; ++it) {
      const absl::Status done = it->second->Handle(transaction, event, business_now);
      if (!done.ok()) return done;
    }
    return absl::OkStatus();
  } catch (const pqxx::broken_connection&) {
    throw;
  } catch (const pqxx::serialization_failure&) {
    throw;
  } catch (const pqxx::deadlock_detected&) {
    throw;
  } catch (const pqxx::sql_error& e) {
    // Its message may quote values, which must not reach a log.
    return absl::InternalError(absl::StrCat("the database refused it, SQLSTATE ", e.sqlstate()));
  } catch (const std::exception&) {
    return absl::InternalError("an exception was thrown");
  }
}

}  // namespace candour::follower
