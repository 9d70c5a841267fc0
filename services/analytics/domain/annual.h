// The annual report of SI 2009/309 reg 18, for the twelve months that end on 31 March: its six
// parts, and what the Ombudsman's Complaint Handling Code adds to them (C-12).
#ifndef CANDOUR_SERVICES_ANALYTICS_DOMAIN_ANNUAL_H_
#define CANDOUR_SERVICES_ANALYTICS_DOMAIN_ANNUAL_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/analytics/domain/report_view.h"

namespace candour::analytics {

// How the council does against one thing that is expected of it.
struct SelfCheck {
  std::string expectation;
  bool met = false;
  std::string evidence;
};

// What people write for the report.
struct AnnualStatement {
  std::vector<std::string> general_matters;
  std::vector<std::string> improvements;
  std::string member;
  std::string member_response;
  std::vector<SelfCheck> self_assessment;
};

// A statement that is kept, and whose it is. Empty while nobody wrote one.
struct KeptStatement {
  AnnualStatement statement;
  std::string written_by;
  absl::Time written_at;
};

// Learning actions of one type that were agreed in the year.
struct LearningTally {
  std::string type;
  std::int64_t agreed = 0;
  std::int64_t done = 0;
};

// What the annual report counts besides the figures of every report.
struct AnnualFigures {
  // Complaints which the council was told were referred to an Ombudsman, by the day it was told.
  std::int64_t referred = 0;  // K-14
  std::vector<LearningTally> learning;
};

struct AnnualInputs {
  // Of the whole year.
  QuarterReport report;
  AnnualFigures figures;
  AnnualStatement statement;
  // Names of learning types by code.
  std::map<std::string, std::string> learning_names;
};

// The report of the year with its parts. FailedPrecondition naming every part that is empty: the
// six of reg 18(1), and for the public the Member's response and the self-assessment too, which the
// staff's draft shows as still to come. FailedPrecondition also for the public before the year has
// ended.
absl::StatusOr<ReportView> BuildAnnual(const AnnualInputs& inputs, Audience audience);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_DOMAIN_ANNUAL_H_
