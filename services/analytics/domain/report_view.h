// What one audience may see of a report, put into words.
//
// Every renderer reads this and nothing else, so that a figure hidden from the public is hidden on
// the terminal, in JSON and on the page alike.
#ifndef CANDOUR_SERVICES_ANALYTICS_DOMAIN_REPORT_VIEW_H_
#define CANDOUR_SERVICES_ANALYTICS_DOMAIN_REPORT_VIEW_H_

#include <optional>
#include <string>
#include <vector>

#include "services/analytics/domain/report.h"
#include "services/analytics/domain/suppression.h"

namespace candour::analytics {

// Staff see every number. For the public, suppression scheme A and rule S-1 are applied.
enum class Audience { kStaff, kPublic };

struct FigureView {
  std::string code;  // the indicator, such as "K-04"
  std::string name;
  std::string value;             // as printed: "82.4%", "17", "[c]", "none due", "none"
  std::string detail;            // "14 of 17; 3 not yet due"
  std::string how_sure;          // "95% interval 59% to 94%", or empty for a plain count
  std::string cohort;            // which cases are counted
  std::optional<double> number;  // the same value for machines; a share is 0 to 1
  PublishedCell numerator;
  PublishedCell denominator;
  PublishedCell not_yet_due;
  bool is_share = false;  // a share may be drawn as a bar
};

struct ThemeView {
  std::string code;  // empty for "all other themes" and for what is not yet categorised
  std::string name;
  PublishedCell cases;
  PublishedCell previous_cases;
  PublishedCell points;              // staff only
  std::optional<double> share;       // of the complaints received
  std::string change;                // "likely increase, 5 to 20", or why nothing is said
  bool grew = false;                 // and stays significant among all themes
  std::vector<std::string> details;  // staff only: "CHG-03 Invoice late or large backdated bill: 6"
};

struct SectionView {
  std::string heading;
  std::string introduction;
  std::vector<FigureView> figures;
};

// A part that a law asks for by name: figures, words, or both.
struct PartView {
  std::string heading;
  std::string law;  // such as "reg 18(1)(a)"
  std::vector<FigureView> figures;
  std::vector<std::string> paragraphs;
};

struct ReportView {
  Audience audience = Audience::kPublic;
  std::string authority_name;
  std::string period;  // "2026-27/Q2"
  std::string title;   // "Adult social care complaints"
  std::string period_in_words;
  std::string previous_period;  // "2026-27/Q1"
  std::string data_line;        // "Data as at 14 October 2026. Provisional figures."
  std::string data_as_at;       // "2026-10-14"
  std::string release;          // "provisional", "revised" or "final"
  std::string headline;
  std::string on_year;          // empty when nothing is known of a year ago
  std::string mostly_about;     // what they are mostly about, by share
  std::string clearly_grew;     // what clearly grew, by test
  std::vector<PartView> parts;  // of an annual report; none in others
  std::vector<SectionView> sections;
  std::vector<ThemeView> themes;
  PublishedCell received;
  PublishedCell previous_received;
  std::vector<std::string> events;
  std::vector<std::string> limits;
};

ReportView ViewFor(const QuarterReport& report, Audience audience);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_DOMAIN_REPORT_VIEW_H_
