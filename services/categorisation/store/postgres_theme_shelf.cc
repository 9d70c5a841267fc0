#include "services/categorisation/store/postgres_theme_shelf.h"

#include <pqxx/pqxx>
#include <utility>
#include <vector>

#include "services/categorisation/domain/linear_model.h"
#include "services/common/postgres/array_literal.h"
#include "services/common/postgres/transact.h"

namespace candour::categorisation {
namespace {

// What an authority's model may learn from, as one instant shows it.
struct Samples {
  std::vector<Example> examples;
  // Which points they are, as array literals.
  std::string cases;
  std::string points;
  std::int64_t through_seq = 0;
};

absl::StatusOr<Samples> ReadSamples(Database& database, const std::string& authority_id) {
  Samples samples;
  const absl::Status read =
      ReadFor(database, authority_id, [&](pqxx::transaction_base& tx) -> absl::Status {
        ArrayLiteral cases;
        ArrayLiteral points;
        for (const pqxx::row& row :
             Query(tx,
                   "SELECT text, theme, complaint_id, point_id FROM categorisation.point "
                   "WHERE authority_id = $1 AND theme <> '' AND text <> '' "
                   "ORDER BY complaint_id, point_id",
                   authority_id)) {
          samples.examples.push_back({row[0].as<std::string>(), row[1].as<std::string>()});
          cases.Text(row[2].c_str());
          points.Number(row[3].as<std::int64_t>());
        }
        samples.cases = cases.Take();
        samples.points = points.Take();
        const pqxx::result cursor = Query(
            tx, "SELECT seq FROM categorisation.cursor WHERE authority_id = $1", authority_id);
        if (!cursor.empty()) samples.through_seq = cursor.front()[0].as<std::int64_t>();
        return absl::OkStatus();
      });
  if (!read.ok()) return read;
  return samples;
}

// Whether all of them are still there. The lock on the cursor keeps an erasure from coming between
// this look and the commit.
bool StillThere(pqxx::work& tx, const std::string& authority_id, const Samples& samples) {
  Query(tx, "SELECT seq FROM categorisation.cursor WHERE authority_id = $1 FOR UPDATE",
        authority_id);
  const pqxx::result left =
      Query(tx,
            "SELECT count(*) FROM categorisation.point p "
            "JOIN unnest($2::uuid[], $3::integer[]) AS s(complaint_id, point_id) "
            "ON p.complaint_id = s.complaint_id AND p.point_id = s.point_id "
            "WHERE p.authority_id = $1 AND p.text <> ''",
            authority_id, samples.cases, samples.points);
  return left.front()[0].as<std::size_t>() == samples.examples.size();
}

int WriteModel(pqxx::work& tx, const std::string& authority_id, const Samples& samples,
               const std::string& bytes, absl::Time now) {
  const std::string at = absl::FormatTime("%Y-%m-%d %H:%M:%E6S+00", now, absl::UTCTimeZone());
  const pqxx::result written =
      Query(tx,
            "INSERT INTO categorisation.model "
            "(authority_id, version, bytes, trained_at, points, through_seq) "
            "SELECT $1, coalesce(max(version), 0) + 1, $2, $3::timestamptz, $4, $5 "
            "FROM categorisation.model WHERE authority_id = $1 RETURNING version",
            authority_id, Bytes(bytes), at, samples.examples.size(), samples.through_seq);
  return written.front()[0].as<int>();
}

}  // namespace

absl::StatusOr<CurrentModel> PostgresThemeShelf::Current(const std::string& authority_id) {
  absl::StatusOr<CurrentModel> model = absl::InternalError("the model was not read");
  const absl::Status read =
      ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) -> absl::Status {
        model = models_.Newest(tx, authority_id);
        return model.status();
      });
  if (!read.ok()) return read;
  return model;
}

absl::StatusOr<TrainedModel> PostgresThemeShelf::Retrain(const std::string& authority_id,
                                                         absl::Time now) {
  const absl::StatusOr<Samples> samples = ReadSamples(database_, authority_id);
  if (!samples.ok()) return samples.status();
  if (samples->examples.empty()) {
    return absl::FailedPreconditionError("no theme is confirmed yet: there is nothing to learn");
  }
  const std::string bytes = LinearModel::Train(samples->examples).Serialise();
  TrainedModel trained;
  trained.points = static_cast<std::int64_t>(samples->examples.size());
  const absl::Status written =
      TransactFor(database_, authority_id, [&](pqxx::work& tx) -> absl::Status {
        if (!StillThere(tx, authority_id, *samples)) {
          return absl::AbortedError("a text was erased while the model learnt; train again");
        }
        trained.name = models_.NameOf(WriteModel(tx, authority_id, *samples, bytes, now));
        return absl::OkStatus();
      });
  if (absl::IsAlreadyExists(written)) {
    return absl::AbortedError("another training was faster; train again");
  }
  if (!written.ok()) return written;
  return trained;
}

}  // namespace candour::categorisation
