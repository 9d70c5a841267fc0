// Fakes behind AnalyticsService.
#ifndef CANDOUR_TESTS_ANALYTICS_SERVICE_SMALL_SHELF_H_
#define CANDOUR_TESTS_ANALYTICS_SERVICE_SMALL_SHELF_H_

#include <optional>
#include <string>
#include <vector>

#include "services/analytics/domain/figures.h"
#include "services/analytics/domain/publication.h"
#include "services/common/day/london.h"

namespace candour::analytics {

inline const absl::CivilDay kToday(2026, 10, 20);

// Two complaints about charges in the second quarter of 2026-27, one of them confirmed, and one
// about nothing yet.
class SmallShelf : public FigureShelf, public FigureReader {
 public:
  absl::Status Read(const std::string&,
                    const std::function<absl::Status(FigureReader&)>& work) override {
    return work(*this);
  }
  Standing Stands() override {
    if (empty) return {};
    return {7, AtLocalHour(kToday, 9)};
  }
  std::vector<ComplaintFact> FactsOf(absl::CivilDay first, absl::CivilDay last) override {
    const absl::CivilDay day(2026, 8, 3);
    if (empty || day < first || last < day) return {};
    ComplaintFact fact;
    fact.record_type = "CMP";
    fact.received_on = day;
    fact.logged_on = day;
    fact.primary_theme = "CHG-01";
    ComplaintFact without_theme = fact;
    without_theme.primary_theme.clear();
    return {fact, fact, without_theme};
  }
  std::vector<DailySum> SumsOf(absl::CivilDay first, absl::CivilDay) override {
    if (empty || first != absl::CivilDay(2026, 7, 1)) return {};
    return {{"CMP", "CHG", 2, 0, 1}, {"CMP", "", 1, 0, 0}};
  }
  bool KnowsBack(absl::CivilDay) override { return false; }
  std::vector<ExcerptLine> ExcerptsOf(absl::CivilDay, absl::CivilDay, int most,
                                      const std::string& viewer) override {
    excerpts_asked = most;
    viewer_asked = viewer;
    return {{"CHG", "ASC-2026-000001", "A bill."}, {"SAF", "ASC-2026-000002", "A fall."}};
  }

  bool empty = false;
  AnnualFigures AnnualOf(absl::CivilDay, absl::CivilDay) override {
    return {6, {{"LRN-TRN", 7, 5}}};
  }

  int excerpts_asked = 0;
  std::string viewer_asked;
};

class OneStatement : public StatementShelf {
 public:
  absl::StatusOr<KeptStatement> Standing(const std::string&, const std::string& year) override {
    return year == "2026-27" ? kept : KeptStatement{};
  }
  absl::Status Keep(const std::string&, const std::string&,
                    const KeptStatement& statement) override {
    kept = statement;
    return absl::OkStatus();
  }

  KeptStatement kept;
};

inline ReportSetting Setting(const std::string&) {
  ReportSetting setting;
  setting.authority_name = "Milford Council";
  setting.theme_names = {{"CHG", "Charges for services"}};
  setting.working_days_between = [](absl::CivilDay from, absl::CivilDay to) {
    return static_cast<int>(to - from);
  };
  setting.freeze_day = [](const Period& period) { return LastDay(period) + 14; };
  return setting;
}

// What was published, in memory.
class KeptPublications : public PublicationShelf {
 public:
  absl::StatusOr<std::optional<Publication>> Find(const std::string&, const std::string&,
                                                  int version) override {
    if (all.empty()) return std::nullopt;
    if (version == 0) return all.back();
    for (const Publication& each : all) {
      if (each.version == version) return each;
    }
    return std::nullopt;
  }
  absl::StatusOr<std::vector<Publication>> All(const std::string&, const std::string&) override {
    return all;
  }
  absl::Status Keep(const std::string&, const std::string&,
                    const Publication& publication) override {
    all.push_back(publication);
    return absl::OkStatus();
  }

  std::vector<Publication> all;
};

}  // namespace candour::analytics

#endif  // CANDOUR_TESTS_ANALYTICS_SERVICE_SMALL_SHELF_H_
