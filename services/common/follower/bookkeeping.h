// The follower's own tables: where it stands and what it parked.
#ifndef CANDOUR_SERVICES_COMMON_FOLLOWER_BOOKKEEPING_H_
#define CANDOUR_SERVICES_COMMON_FOLLOWER_BOOKKEEPING_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/common/follower/projection.h"

namespace candour::follower {

// The nil UUID: stands for events of the authority itself among the parked.
inline constexpr const char* kNoCase = "00000000-0000-0000-0000-000000000000";

// The last event taken in; seq 0 and an empty hash before the first.
struct Place {
  std::int64_t seq = 0;
  std::string hash;

  bool operator==(const Place& other) const { return seq == other.seq && hash == other.hash; }
};

// A case that could not be processed from `seq` on.
struct Parked {
  std::string complaint_id;
  std::int64_t seq = 0;
  std::string reason;
};

// Reads and writes `<schema>.cursor` and `<schema>.parked`. Every call belongs to a transaction of
// that authority.
class Bookkeeping {
 public:
  explicit Bookkeeping(std::string schema) : schema_(std::move(schema)) {}

  // The place, without locking it.
  Place Read(Transaction& transaction, const std::string& authority_id) const;

  // The place, locked until the transaction ends, so that two processes never write the same batch.
  Place Lock(Transaction& transaction, const std::string& authority_id) const;

  void Move(Transaction& transaction, const std::string& authority_id, const Place& to) const;

  // The parked cases in the order of their events.
  std::vector<Parked> ReadParked(Transaction& transaction, const std::string& authority_id) const;

  // Parks a case, or gives a parked one its new seq and reason.
  void Park(Transaction& transaction, const std::string& authority_id, const Parked& parked) const;

  void Unpark(Transaction& transaction, const std::string& authority_id,
              const std::string& complaint_id) const;

  const std::string& Schema() const { return schema_; }

 private:
  std::string schema_;
};

}  // namespace candour::follower

#endif  // CANDOUR_SERVICES_COMMON_FOLLOWER_BOOKKEEPING_H_
