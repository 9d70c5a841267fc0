// Heads signed and kept outside the database, so that a cut tail or an old restore is noticed.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_ANCHOR_H_
#define CANDOUR_SERVICES_INTAKE_STORE_ANCHOR_H_

#include <mutex>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/intake/store/cursor.h"
#include "services/intake/store/signing_key.h"

namespace candour::intake {

// A folder with one file of JSON lines for each authority, <authority_id>.jsonl:
//
//   {"authority_id":"northshire","seq":12,"hash":"<hex>","signed_at":"2026-05-11T10:00:00Z",
//    "signature":"<hex>"}
//
// The signature is Ed25519 over "candour anchor 1\n" and the four values before it, in this order,
// a line each. Thread-safe.
class AnchorBook {
 public:
  // `folder` must exist; best on a machine or medium that the database's administrators do not
  // rule.
  AnchorBook(std::string folder, SigningKey key);

  // Appends the signed `head`, durable when it is OK.
  absl::Status Sign(const Head& head, absl::Time signed_at);

  // Every head of `authority_id` that was ever signed, oldest first; none when there is no file.
  // DataLoss names the line that is damaged or not signed by this key.
  absl::StatusOr<std::vector<Cursor>> Read(const std::string& authority_id) const;

 private:
  std::string PathOf(const std::string& authority_id) const;

  const std::string folder_;
  const SigningKey key_;
  mutable std::mutex mutex_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_ANCHOR_H_
