// Whether automation goes on by itself, and when intake was heard last (G-7).
#ifndef CANDOUR_SERVICES_NOTIFICATION_STORE_PAUSES_H_
#define CANDOUR_SERVICES_NOTIFICATION_STORE_PAUSES_H_

#include <cstdint>
#include <optional>
#include <pqxx/pqxx>
#include <string>

#include "absl/time/time.h"

namespace candour::notification {

// Why automation paused itself.
enum class PauseCause { kRestore, kImport, kOutage, kCap };

// Pauses automation of the authority, where it is not paused already, and gives the complaints
// manager the task to compare and release. Nothing when an event up to `seq` was released before:
// for a rebuild.
void Pause(pqxx::transaction_base& tx, const std::string& authority_id, PauseCause cause,
           const std::string& reason, std::int64_t seq, absl::Time business_now);

// Why it is paused, a sentence; nothing when it is not.
std::optional<std::string> PausedWhy(pqxx::transaction_base& tx, const std::string& authority_id);

// Ends the pause. Returns whether there was one.
bool EndPause(pqxx::transaction_base& tx, const std::string& authority_id,
              const std::string& released_by, const std::string& note, absl::Time business_now);

// When intake was heard last, by both clocks.
struct Pace {
  absl::Time business_at;
  absl::Time machine_at;

  // Business time at machine time `machine_now`, when nothing was heard since.
  absl::Time BusinessAt(absl::Time machine_now) const {
    return business_at + (machine_now - machine_at);
  }
};

std::optional<Pace> ReadPace(pqxx::transaction_base& tx, const std::string& authority_id);
void KeepPace(pqxx::transaction_base& tx, const std::string& authority_id, const Pace& pace);

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_STORE_PAUSES_H_
