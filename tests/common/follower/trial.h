// A small follower for the tests: it notes the events of each case in order.
#ifndef CANDOUR_TESTS_COMMON_FOLLOWER_TRIAL_H_
#define CANDOUR_TESTS_COMMON_FOLLOWER_TRIAL_H_

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "services/common/follower/follower.h"
#include "services/common/postgres/database.h"
#include "tests/support/fake_intake.h"
#include "tests/support/postgres.h"

namespace candour::follower {

inline constexpr const char* kFirstCase = "00000000-0000-4000-8000-000000000001";
inline constexpr const char* kSecondCase = "00000000-0000-4000-8000-000000000002";

// The tables of the trial, to which the role candour_categorisation has access.
std::string TrialSchema();

// A step of that case, taken by authority "milford".
ledger::v1::RecordedEvent StepOf(const std::string& complaint_id, const std::string& step);

// An event of a type that no release knows yet.
ledger::v1::RecordedEvent EventOfTheFuture(const std::string& complaint_id);

// trial.seen, a row for each step. Refuses the step "poison" while `healed` is false, and queues a
// command for the step "command".
class TrialProjection : public Projection {
 public:
  std::vector<std::string> Types() const override { return {"step_taken"}; }
  absl::Status Handle(Transaction& transaction, const ledger::v1::RecordedEvent& event,
                      absl::Time business_now) override;
  absl::Status Reset(Transaction& transaction, const std::string& authority_id) override;

  std::atomic<bool> healed = false;
  std::atomic<int> tries = 0;
};

// A database with the schema trial, an intake and a follower of it.
class Trial {
 public:
  Trial();
  ~Trial() { follower.reset(); }
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;
  // Ends the follower, as when its process dies, and starts another on the same tables.
  void StartAgain();
  // Waits until the follower stands at the head of milford's ledger.
  absl::Status CatchUp();
  // The steps seen of milford, in the order of seq, as "case-end step, …".
  std::string Seen() const;
  std::vector<std::string> Alarms();
  // Waits until the follower tells that; false after twenty seconds.
  bool Tells(bool serving);

  TestDatabase tables;
  FakeIntake intake;
  TrialProjection projection;
  std::unique_ptr<Follower> follower;

 private:
  void Start();

  Database database_;
  std::mutex mutex_;
  std::vector<std::string> alarms_;
  std::condition_variable told_;
  std::optional<bool> serving_;
};

}  // namespace candour::follower

#endif  // CANDOUR_TESTS_COMMON_FOLLOWER_TRIAL_H_
