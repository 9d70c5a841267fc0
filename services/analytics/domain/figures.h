// What a report is made from, and where it comes from.
#ifndef CANDOUR_SERVICES_ANALYTICS_DOMAIN_FIGURES_H_
#define CANDOUR_SERVICES_ANALYTICS_DOMAIN_FIGURES_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/analytics/domain/annual.h"
#include "services/analytics/domain/report.h"

namespace candour::analytics {

// The last event that the figures of an authority count; none before the first.
struct Standing {
  std::int64_t seq = 0;
  std::optional<absl::Time> recorded_at;  // business time
};

// Cases received on some days, of one record type and with one level-1 theme ("" while there is
// none).
struct DailySum {
  std::string record_type;
  std::string theme;
  std::int64_t cases = 0;
  std::int64_t historic = 0;
  std::int64_t confirmed = 0;
};

// What a person wrote, masked. Only for those who work on cases.
struct ExcerptLine {
  std::string theme;  // level 1
  std::string reference;
  std::string text;
};

// One authority's figures at one instant. Days are counted with both ends.
class FigureReader {
 public:
  virtual ~FigureReader() = default;

  virtual Standing Stands() = 0;
  // Every case that a figure of these days can count, by complaint_id.
  virtual std::vector<ComplaintFact> FactsOf(absl::CivilDay first, absl::CivilDay last) = 0;
  // Sums over the cases received on these days, without looking at one.
  virtual std::vector<DailySum> SumsOf(absl::CivilDay first, absl::CivilDay last) = 0;
  // Whether any case was received on `day` or before.
  virtual bool KnowsBack(absl::CivilDay day) = 0;
  // Complaints received on these days of which the subject `viewer` may know, at most `most` a
  // theme, the newest first.
  virtual std::vector<ExcerptLine> ExcerptsOf(absl::CivilDay first, absl::CivilDay last, int most,
                                              const std::string& viewer) = 0;
  // What the annual report counts besides.
  virtual AnnualFigures AnnualOf(absl::CivilDay first, absl::CivilDay last) = 0;
};

class FigureShelf {
 public:
  virtual ~FigureShelf() = default;

  // Hands `work` a reader, good for the time of the call, and returns what it returns; or why the
  // figures cannot be read.
  virtual absl::Status Read(const std::string& authority_id,
                            const std::function<absl::Status(FigureReader&)>& work) = 0;
};

// Keeps what people wrote for annual reports. Blocks; thread-safe; Unavailable when it cannot be
// read.
class StatementShelf {
 public:
  virtual ~StatementShelf() = default;

  // The statement that stands; an empty one while there is none.
  virtual absl::StatusOr<KeptStatement> Standing(const std::string& authority_id,
                                                 const std::string& council_year) = 0;
  // Earlier ones stay on record.
  virtual absl::Status Keep(const std::string& authority_id, const std::string& council_year,
                            const KeptStatement& statement) = 0;
};

// What a report needs besides figures.
struct ReportSetting {
  std::string authority_name;
  std::map<std::string, std::string> theme_names;  // by level-1 and level-2 code
  std::map<std::string, std::string> learning_names = {};
  std::vector<EventAnnotation> events;
  WorkingDaysBetween working_days_between;
  // Ten working days after the end of a period (D-2).
  std::function<absl::CivilDay(const Period&)> freeze_day;
};

// The business day of a question.
struct Today {
  absl::CivilDay day;
  // The figures count everything that the ledger holds: what has not happened by `day` is known.
  bool caught_up = false;
};

// The day up to which the figures count: `today` when they have caught up or nothing has happened
// yet, else that of the last event.
absl::CivilDay DataAsAt(const Standing& standing, const Today& today);

// The tally that `sums` amount to: what was received, and the level-1 themes of complaints.
Tally TallyOf(const std::vector<DailySum>& sums);

// Everything of a report on `period`. Provisional until the freeze day: then the periods before are
// counted as at their own freeze days, so that like meets like (D-7). Afterwards revised, and
// everything is counted as at `data_as_at`.
ReportInputs GatherReport(FigureReader& reader, const ReportSetting& setting, const Period& period,
                          absl::CivilDay data_as_at);

// What was received and what it is about, with the same comparison as GatherReport, without looking
// at the cases of `period`.
ReportInputs GatherThemes(FigureReader& reader, const ReportSetting& setting, const Period& period,
                          absl::CivilDay data_as_at);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_DOMAIN_FIGURES_H_
