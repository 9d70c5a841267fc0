#ifndef CANDOUR_SERVICES_COMMON_REFERENCE_REFERENCE_H_
#define CANDOUR_SERVICES_COMMON_REFERENCE_REFERENCE_H_

#include <filesystem>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "candour/reference/v1/calendar.pb.h"
#include "candour/reference/v1/code_list.pb.h"
#include "candour/reference/v1/council.pb.h"
#include "candour/reference/v1/delay_reason.pb.h"
#include "candour/reference/v1/notice.pb.h"
#include "candour/reference/v1/outcome.pb.h"
#include "candour/reference/v1/policy.pb.h"
#include "candour/reference/v1/procedure.pb.h"
#include "candour/reference/v1/safety.pb.h"
#include "candour/reference/v1/taxonomy.pb.h"

namespace candour {

// What the law and the council have laid down, as data. It never changes after it was loaded, so
// that threads may share it.
struct Reference {
  // Each list holds every version, by id and then version.
  std::vector<reference::v1::Calendar> calendars;
  std::vector<reference::v1::Procedure> procedures;
  std::vector<reference::v1::Policy> policies;
  std::vector<reference::v1::Taxonomy> taxonomies;
  // One version of each list, by id.
  std::vector<reference::v1::CodeList> code_lists;
  // One version of each council's own lists, by authority.
  std::vector<reference::v1::Council> councils;
  reference::v1::DelayReasons delay_reasons;
  reference::v1::Outcomes outcomes;
  reference::v1::SayableSteps sayable_steps;
  reference::v1::SafetyCues safety_cues;
};

// Loads every *.textproto under `folder`: calendars/, procedures/, policy/, taxonomy/, codes/,
// councils/, delay_reasons/delay_reasons.textproto, outcomes/outcomes.textproto,
// safety/safety.textproto and notices/sayable_steps.textproto. The folders in procedures/ hold the
// own procedures of the authority whose name they bear. Fails with InvalidArgument, naming file and
// field, when one is not understood or contradicts another; with NotFound when a folder is missing
// or holds no such file.
absl::StatusOr<Reference> LoadReference(const std::filesystem::path& folder);

// The version that counts on `day`: the last one effective by then, or the first one of all when
// `day` lies before them. Null when there is none of that id. The pointer lives as long as
// `reference`.
const reference::v1::Calendar* CalendarOn(const Reference& reference, std::string_view id,
                                          absl::CivilDay day);
const reference::v1::Procedure* ProcedureOn(const Reference& reference, std::string_view id,
                                            absl::CivilDay day);
const reference::v1::Policy* PolicyOn(const Reference& reference, std::string_view id,
                                      absl::CivilDay day);
const reference::v1::Taxonomy* TaxonomyOn(const Reference& reference, std::string_view id,
                                          absl::CivilDay day);

// That exact version, such as the one to which a case is pinned, or null.
const reference::v1::Calendar* CalendarVersion(const Reference& reference, std::string_view id,
                                               int version);
const reference::v1::Procedure* ProcedureVersion(const Reference& reference, std::string_view id,
                                                 int version);

// The entry of that code, or null.
const reference::v1::RecordType* FindRecordType(const reference::v1::Policy& policy,
                                                std::string_view code);
const reference::v1::DelayReason* FindDelayReason(const Reference& reference,
                                                  std::string_view code);
const reference::v1::Outcome* FindOutcome(const Reference& reference, std::string_view code);
// The entry of that code in the list of that id, such as "remedies", or null.
const reference::v1::Code* FindCode(const Reference& reference, std::string_view list,
                                    std::string_view code);
const reference::v1::SayableStep* FindSayableStep(const Reference& reference,
                                                  std::string_view code);
// What that authority says of itself, or null.
const reference::v1::Council* FindCouncil(const Reference& reference, std::string_view authority);

}  // namespace candour

#endif  // CANDOUR_SERVICES_COMMON_REFERENCE_REFERENCE_H_
