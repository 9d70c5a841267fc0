// A LedgerStore in memory that passes the contract suite.
#ifndef CANDOUR_TESTS_SUPPORT_FAKE_LEDGER_STORE_H_
#define CANDOUR_TESTS_SUPPORT_FAKE_LEDGER_STORE_H_

#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "services/intake/domain/ledger_store.h"

namespace candour::intake {

// Keeps everything in memory, one mutex around each attempt. Thread-safe.
class FakeLedgerStore : public LedgerStore {
 public:
  // One authority's rows.
  struct Ledger {
    LedgerHead head;
    std::vector<SealedEvent> events;
    std::map<std::string, ledger::v1::CaseFile> files;
    std::map<RequestKey, KnownRequest> requests;
  };

  // What befalls an attempt, instead of or besides what it does.
  enum class Mishap {
    kNone,
    // Another writer is first.
    kSwapLost,
    // The connection breaks before anything is written.
    kUnavailable,
    // The connection breaks in the commit, which was kept.
    kUnknownButKept,
    // The connection breaks in the commit, which was not kept.
    kUnknownAndLost,
  };

  absl::StatusOr<bool> Attempt(const std::string& authority_id, const Wanted& wanted,
                               bool hold_head, const Decide& decide) override;

  // Befalls the next attempts, one each, in this order.
  void Befall(std::vector<Mishap> mishaps);
  // A write that `poison` is true of is refused as Internal.
  void RefuseWhen(std::function<bool(const LedgerWrite&)> poison);

  Ledger Read(const std::string& authority_id);
  // hold_head of each attempt, and how many requests it asked for.
  std::vector<bool> Holds();
  std::vector<std::size_t> BatchSizes();

 private:
  Mishap NextMishap();
  static LedgerView View(const Ledger& ledger, const Wanted& wanted);
  static void Keep(LedgerWrite write, Ledger& ledger);

  std::mutex mutex_;
  std::map<std::string, Ledger> ledgers_;
  std::deque<Mishap> mishaps_;
  std::function<bool(const LedgerWrite&)> poison_;
  std::vector<bool> holds_;
  std::vector<std::size_t> batch_sizes_;
};

}  // namespace candour::intake

#endif  // CANDOUR_TESTS_SUPPORT_FAKE_LEDGER_STORE_H_
