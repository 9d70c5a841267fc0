// Keeps the answers of equality monitoring.
#ifndef CANDOUR_SERVICES_EQUALITY_STORE_ANSWER_BOOK_H_
#define CANDOUR_SERVICES_EQUALITY_STORE_ANSWER_BOOK_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "candour/equality/v1/equality.pb.h"
#include "services/common/postgres/database.h"

namespace candour::equality {

// The schema `equality`, as a role that reads nothing else. Thread-safe; blocks until the database
// answers, Unavailable when it does not.
class AnswerBook {
 public:
  // `conninfo` connects as candour_equality; empty where equality monitoring is not set up: then
  // every call is FailedPrecondition.
  explicit AnswerBook(const std::string& conninfo);

  // Keeps the answers; each takes the place of an earlier one.
  absl::Status Record(const v1::RecordAnswersRequest& request);
  // Removes all of a person's answers and says how many there were.
  absl::StatusOr<int> Remove(const std::string& authority_id, const std::string& person_id);
  // How many people gave each answer, by question and answer; nothing is hidden here.
  absl::StatusOr<v1::CountAnswersResponse> Count(const std::string& authority_id,
                                                 v1::Subject subject);

 private:
  absl::Status RequireSetUp() const;

  const bool set_up_;
  Database database_;
};

}  // namespace candour::equality

#endif  // CANDOUR_SERVICES_EQUALITY_STORE_ANSWER_BOOK_H_
