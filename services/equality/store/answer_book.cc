#include "services/equality/store/answer_book.h"

#include "services/common/postgres/transact.h"

namespace candour::equality {
namespace {

constexpr int kConnections = 2;

constexpr const char* kKeep = R"sql(
    INSERT INTO equality.answer (authority_id, person_id, subject, question, answer)
    VALUES ($1, $2::uuid, $3, $4, $5)
    ON CONFLICT (authority_id, person_id, subject, question)
    DO UPDATE SET answer = EXCLUDED.answer, recorded_at = clock_timestamp()
)sql";

constexpr const char* kRemove =
    "DELETE FROM equality.answer WHERE authority_id = $1 AND person_id = $2::uuid";

constexpr const char* kCount = R"sql(
    SELECT question, answer, count(*) AS people
    FROM equality.answer
    WHERE authority_id = $1 AND subject = $2
    GROUP BY question, answer
    ORDER BY question, answer
)sql";

}  // namespace

AnswerBook::AnswerBook(const std::string& conninfo)
    : set_up_(!conninfo.empty()), database_(conninfo, kConnections) {}

absl::Status AnswerBook::RequireSetUp() const {
  if (set_up_) return absl::OkStatus();
  return absl::FailedPreconditionError(
      "equality monitoring is not set up here: CANDOUR_DATABASE_EQUALITY is missing");
}

absl::Status AnswerBook::Record(const v1::RecordAnswersRequest& request) {
  absl::Status set_up = RequireSetUp();
  if (!set_up.ok()) return set_up;
  return TransactFor(database_, request.authority_id(), [&request](pqxx::work& tx) {
    for (const v1::Answer& answer : request.answers()) {
      Query(tx, kKeep, request.authority_id(), request.person_id(),
            static_cast<int>(request.subject()), answer.question(), answer.answer());
    }
    return absl::OkStatus();
  });
}

absl::StatusOr<int> AnswerBook::Remove(const std::string& authority_id,
                                       const std::string& person_id) {
  absl::Status set_up = RequireSetUp();
  if (!set_up.ok()) return set_up;
  int removed = 0;
  const absl::Status done = TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    removed = static_cast<int>(Affected(Query(tx, kRemove, authority_id, person_id)));
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return removed;
}

absl::StatusOr<v1::CountAnswersResponse> AnswerBook::Count(const std::string& authority_id,
                                                           v1::Subject subject) {
  absl::Status set_up = RequireSetUp();
  if (!set_up.ok()) return set_up;
  v1::CountAnswersResponse counts;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    for (const pqxx::row& row : Query(tx, kCount, authority_id, static_cast<int>(subject))) {
      v1::AnswerCount& count = *counts.add_counts();
      count.set_question(row["question"].as<std::string>());
      count.set_answer(row["answer"].as<std::string>());
      count.set_people(row["people"].as<std::int64_t>());
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return counts;
}

}  // namespace candour::equality
