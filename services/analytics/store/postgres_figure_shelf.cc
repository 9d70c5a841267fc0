#include "services/analytics/store/postgres_figure_shelf.h"

#include <pqxx/pqxx>
#include <unordered_map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/analytics/store/annual_rows.h"
#include "services/common/postgres/transact.h"

namespace candour::analytics {
namespace {

constexpr const char* kFacts =
    "SELECT complaint_id, record_type, channel, historic, received_on, logged_on, ack_due, "
    "acknowledged_on, original_response_by, relevant_period_last_day, responded_on, closed_on, "
    "array_to_string(held_on, ',') AS held_on, outcome, primary_theme, theme_confirmed "
    "FROM analytics.fact f WHERE f.authority_id = $1 AND f.received_on <= $3::date "
    "AND f.counts_until >= $2::date ORDER BY complaint_id";

constexpr const char* kPoints =
    "SELECT p.complaint_id, p.theme, p.outcome FROM analytics.point p JOIN analytics.fact f "
    "USING (authority_id, complaint_id) WHERE f.authority_id = $1 AND f.received_on <= $3::date "
    "AND f.counts_until >= $2::date ORDER BY p.complaint_id, p.point_id";

constexpr const char* kAmendments =
    "SELECT a.complaint_id, a.old_by, a.new_by, a.told_on FROM analytics.amendment a "
    "JOIN analytics.fact f USING (authority_id, complaint_id) "
    "WHERE f.authority_id = $1 AND f.received_on <= $3::date AND f.counts_until >= $2::date "
    "ORDER BY a.complaint_id, a.number";

constexpr const char* kExcerpts =
    "SELECT theme, reference, excerpt FROM ("
    "SELECT split_part(primary_theme, '-', 1) AS theme, reference, excerpt, received_on, "
    "row_number() OVER (PARTITION BY split_part(primary_theme, '-', 1) "
    "ORDER BY received_on DESC, reference DESC) AS place "
    "FROM analytics.fact WHERE authority_id = $1 AND received_on BETWEEN $2::date AND $3::date "
    "AND record_type = 'CMP' AND excerpt <> '' "
    "AND analytics.may_see(authority_id, complaint_id, $5)) newest "
    "WHERE place <= $4 ORDER BY theme, place";

absl::CivilDay DayIn(std::string_view text) {
  absl::CivilDay day;
  if (!absl::ParseCivilTime(absl::string_view(text.data(), text.size()), &day)) {
    throw std::domain_error("a column holds no day");
  }
  return day;
}

std::optional<absl::CivilDay> DayIf(const pqxx::field& field) {
  if (field.is_null()) return std::nullopt;
  return DayIn(field.c_str());
}

ComplaintFact FactFrom(const pqxx::row& row) {
  ComplaintFact fact;
  fact.complaint_id = row["complaint_id"].as<std::string>();
  fact.record_type = row["record_type"].as<std::string>();
  fact.channel = row["channel"].as<std::string>();
  fact.historic = row["historic"].as<bool>();
  fact.received_on = DayIn(row["received_on"].c_str());
  fact.logged_on = DayIn(row["logged_on"].c_str());
  fact.ack_due = DayIf(row["ack_due"]);
  fact.acknowledged_on = DayIf(row["acknowledged_on"]);
  fact.original_response_by = DayIf(row["original_response_by"]);
  fact.relevant_period_last_day = DayIf(row["relevant_period_last_day"]);
  fact.responded_on = DayIf(row["responded_on"]);
  fact.closed_on = DayIf(row["closed_on"]);
  for (const absl::string_view day :
       absl::StrSplit(row["held_on"].c_str(), ',', absl::SkipEmpty())) {
    fact.holding_notices_on.push_back(DayIn({day.data(), day.size()}));
  }
  fact.outcome = row["outcome"].as<std::string>();
  fact.primary_theme = row["primary_theme"].as<std::string>();
  fact.theme_confirmed = row["theme_confirmed"].as<bool>();
  return fact;
}

class PostgresFigureReader final : public FigureReader {
 public:
  PostgresFigureReader(pqxx::transaction_base& tx, std::string authority_id)
      : tx_(tx), authority_id_(std::move(authority_id)) {}

  Standing Stands() override {
    const pqxx::result rows =
        Query(tx_,
              "SELECT seq, (extract(epoch FROM recorded_at) * 1000000)::bigint "
              "FROM analytics.standing WHERE authority_id = $1",
              authority_id_);
    if (rows.empty()) return {};
    return {rows.front()[0].as<std::int64_t>(),
            absl::FromUnixMicros(rows.front()[1].as<std::int64_t>())};
  }

  std::vector<ComplaintFact> FactsOf(absl::CivilDay first, absl::CivilDay last) override {
    std::vector<ComplaintFact> facts;
    std::unordered_map<std::string, std::size_t> places;
    for (const pqxx::row& row : Ask(kFacts, first, last)) {
      facts.push_back(FactFrom(row));
      places.emplace(facts.back().complaint_id, facts.size() - 1);
    }
    for (const pqxx::row& row : Ask(kPoints, first, last)) {
      facts.at(places.at(row[0].c_str()))
          .points.push_back({row[1].as<std::string>(), row[2].as<std::string>()});
    }
    for (const pqxx::row& row : Ask(kAmendments, first, last)) {
      facts.at(places.at(row[0].c_str()))
          .amendments.push_back({DayIn(row[1].c_str()), DayIn(row[2].c_str()), DayIf(row[3])});
    }
    return facts;
  }

  std::vector<DailySum> SumsOf(absl::CivilDay first, absl::CivilDay last) override {
    std::vector<DailySum> sums;
    for (const pqxx::row& row :
         Ask("SELECT record_type, theme, sum(cases)::bigint, sum(historic)::bigint, "
             "sum(confirmed)::bigint FROM analytics.daily "
             "WHERE authority_id = $1 AND received_on BETWEEN $2::date AND $3::date "
             "GROUP BY record_type, theme HAVING sum(cases) > 0 ORDER BY record_type, theme",
             first, last)) {
      sums.push_back({row[0].as<std::string>(), row[1].as<std::string>(), row[2].as<std::int64_t>(),
                      row[3].as<std::int64_t>(), row[4].as<std::int64_t>()});
    }
    return sums;
  }

  bool KnowsBack(absl::CivilDay day) override {
    return !Query(tx_,
                  "SELECT 1 FROM analytics.daily "
                  "WHERE authority_id = $1 AND received_on <= $2::date AND cases > 0 LIMIT 1",
                  authority_id_, absl::FormatCivilTime(day))
                .empty();
  }

  std::vector<ExcerptLine> ExcerptsOf(absl::CivilDay first, absl::CivilDay last, int most,
                                      const std::string& viewer) override {
    std::vector<ExcerptLine> lines;
    for (const pqxx::row& row : Query(tx_, kExcerpts, authority_id_, absl::FormatCivilTime(first),
                                      absl::FormatCivilTime(last), most, viewer)) {
      lines.push_back(
          {row[0].as<std::string>(), row[1].as<std::string>(), row[2].as<std::string>()});
    }
    return lines;
  }

  AnnualFigures AnnualOf(absl::CivilDay first, absl::CivilDay last) override {
    return ReadAnnual(tx_, authority_id_, absl::FormatCivilTime(first),
                      absl::FormatCivilTime(last));
  }

 private:
  pqxx::result Ask(const char* sql, absl::CivilDay first, absl::CivilDay last) {
    return Query(tx_, sql, authority_id_, absl::FormatCivilTime(first),
                 absl::FormatCivilTime(last));
  }

  pqxx::transaction_base& tx_;
  const std::string authority_id_;
};

}  // namespace

absl::Status PostgresFigureShelf::Read(const std::string& authority_id,
                                       const std::function<absl::Status(FigureReader&)>& work) {
  return ReadFor(database_, authority_id, [&](pqxx::transaction_base& tx) {
    PostgresFigureReader reader(tx, authority_id);
    return work(reader);
  });
}

}  // namespace candour::analytics
