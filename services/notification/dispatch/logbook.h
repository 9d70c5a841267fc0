// What became of hand-overs, kept beside the database until that knows.
#ifndef CANDOUR_SERVICES_NOTIFICATION_DISPATCH_LOGBOOK_H_
#define CANDOUR_SERVICES_NOTIFICATION_DISPATCH_LOGBOOK_H_

#include <filesystem>
#include <map>
#include <mutex>
#include <string>

#include "services/notification/store/outbox.h"

namespace candour::notification {

// A file with a line for each step of a hand-over, written before the step and not waited for: it
// outlives the process, not the machine. So a process that was killed is known to have let at most
// those mails go again whose answer was under way, however many it had begun; after a crash of the
// machine the file counts for nothing. Another process that has the folder open too writes none.
// Thread-safe.
//
//   BOOT                                    of the machine, in the first line
//   AUTHORITY  OBLIGATION  UNTIL  STAGE     with tabs between; UNTIL is Claim::claimed_until
class Logbook {
 public:
  // Keeps nothing when `folder` is empty.
  explicit Logbook(const std::filesystem::path& folder);
  ~Logbook();
  Logbook(const Logbook&) = delete;
  Logbook& operator=(const Logbook&) = delete;

  // What the process that was here before wrote of the authority, on this machine since its start.
  Memory Recall(const std::string& authority_id);

  // The database knows all that Recall told of the authority.
  void Forget(const std::string& authority_id);

  // The claim, with what lies in its envelope, comes to `stage`. False when that could not be
  // written.
  bool Note(const Claim& claim, Stage stage);

  // The database knows all that was noted: the file begins anew, unless somebody has still to be
  // told of the process that was here before.
  void Clear();

 private:
  bool Begin();
  void Read();

  std::mutex mutex_;
  int file_ = -1;
  bool written_ = false;
  std::map<std::string, Memory> before_;
};

}  // namespace candour::notification

#endif  // CANDOUR_SERVICES_NOTIFICATION_DISPATCH_LOGBOOK_H_
