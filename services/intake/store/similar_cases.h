// Cases that may be about the same, while a caller speaks.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_SIMILAR_CASES_H_
#define CANDOUR_SERVICES_INTAKE_STORE_SIMILAR_CASES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "candour/ledger/v1/case_file.pb.h"
#include "services/intake/store/case_reader.h"

namespace candour {
class Database;
}  // namespace candour

namespace candour::intake {

// What is known while it is asked. What is empty is not looked for.
struct SimilarQuery {
  // Any of person_id, name, phone, e-mail.
  ledger::v1::Person person;
  // Code of the provider.
  std::string provider;
  std::string text;
  // 1 to 50; 10 when zero.
  int limit = 0;
  // The subject who asks; may know of every case when empty.
  std::string reader;
};

// One case and why it is similar.
struct SimilarLine {
  CaseLine line;
  bool same_person = false;
  bool same_provider = false;
  bool like_text = false;
  // Share of the telling words of the text that the case has too, 0 to 1.
  double likeness = 0;
};

// Thread-safe; blocks. `database` outlives it.
class SimilarCases {
 public:
  explicit SimilarCases(Database& database) : database_(database) {}

  // The same person's cases first, then by likeness of the text, then of the same provider. Reads
  // the search index, so a case taken in this second may be missing. InvalidArgument (FieldError)
  // for a limit out of range.
  absl::StatusOr<std::vector<SimilarLine>> Find(const std::string& authority_id,
                                                const SimilarQuery& query);

 private:
  Database& database_;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_SIMILAR_CASES_H_
