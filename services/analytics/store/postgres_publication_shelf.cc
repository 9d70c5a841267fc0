#include "services/analytics/store/postgres_publication_shelf.h"

#include <cstdint>
#include <pqxx/pqxx>
#include <utility>

#include "services/common/postgres/transact.h"

namespace candour::analytics {
namespace {

constexpr const char* kAll =
    "SELECT version, digest, published_by, "
    "(extract(epoch FROM published_at) * 1000000)::bigint AS published_at, "
    "(extract(epoch FROM data_as_at) * 1000000)::bigint AS data_as_at, change "
    "FROM analytics.annual_publication WHERE authority_id = $1 AND council_year = $2 "
    "ORDER BY version";

constexpr const char* kOne =
    "SELECT version, digest, published_by, "
    "(extract(epoch FROM published_at) * 1000000)::bigint AS published_at, "
    "(extract(epoch FROM data_as_at) * 1000000)::bigint AS data_as_at, change, text, json, html "
    "FROM analytics.annual_publication WHERE authority_id = $1 AND council_year = $2 "
    "AND ($3 = 0 OR version = $3) ORDER BY version DESC LIMIT 1";

Publication PublicationFrom(const pqxx::row& row) {
  Publication publication;
  publication.version = row["version"].as<int>();
  publication.digest = row["digest"].as<std::string>();
  publication.published_by = row["published_by"].as<std::string>();
  publication.published_at = absl::FromUnixMicros(row["published_at"].as<std::int64_t>());
  if (!row["data_as_at"].is_null()) {
    publication.data_as_at = absl::FromUnixMicros(row["data_as_at"].as<std::int64_t>());
  }
  publication.change = row["change"].as<std::string>();
  return publication;
}

std::optional<std::int64_t> MicrosOf(const std::optional<absl::Time>& time) {
  return time ? std::optional(absl::ToUnixMicros(*time)) : std::nullopt;
}

}  // namespace

absl::StatusOr<std::optional<Publication>> PostgresPublicationShelf::Find(
    const std::string& authority_id, const std::string& council_year, int version) {
  std::optional<Publication> found;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    const pqxx::result rows = Query(tx, kOne, authority_id, council_year, version);
    if (rows.empty()) return absl::OkStatus();
    const pqxx::row row = rows.front();
    found = PublicationFrom(row);
    found->text = row["text"].as<std::string>();
    found->json = row["json"].as<std::string>();
    found->html = row["html"].as<std::string>();
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return found;
}

absl::StatusOr<std::vector<Publication>> PostgresPublicationShelf::All(
    const std::string& authority_id, const std::string& council_year) {
  std::vector<Publication> all;
  const absl::Status done = ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    for (const pqxx::row& row : Query(tx, kAll, authority_id, council_year)) {
      all.push_back(PublicationFrom(row));
    }
    return absl::OkStatus();
  });
  if (!done.ok()) return done;
  return all;
}

absl::Status PostgresPublicationShelf::Keep(const std::string& authority_id,
                                            const std::string& council_year,
                                            const Publication& publication) {
  return TransactFor(database_, authority_id, [&](pqxx::work& tx) {
    Query(tx,
          "INSERT INTO analytics.annual_publication (authority_id, council_year, version, digest, "
          "published_by, published_at, data_as_at, change, text, json, html) "
          "VALUES ($1, $2, $3, $4, $5, "
          "timestamptz 'epoch' + $6::bigint * interval '1 microsecond', "
          "timestamptz 'epoch' + $7::bigint * interval '1 microsecond', $8, $9, $10, $11)",
          authority_id, council_year, publication.version, publication.digest,
          publication.published_by, absl::ToUnixMicros(publication.published_at),
          MicrosOf(publication.data_as_at), publication.change, publication.text, publication.json,
          publication.html);
    return absl::OkStatus();
  });
}

}  // namespace candour::analytics
