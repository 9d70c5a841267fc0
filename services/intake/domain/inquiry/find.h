// The parts of a case file that acts of this subject name by number or reference.
#ifndef CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_FIND_H_
#define CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_FIND_H_

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "candour/ledger/v1/case_file.pb.h"
#include "candour/ledger/v1/inquiry.pb.h"

namespace candour::intake {

// The first of `list` for which `is` holds, or null. A list that may be changed gives an element
// that may be changed.
template <typename List, typename Is>
auto FirstWhere(List& list, Is is) -> decltype(&*list.begin()) {
  const auto found = std::find_if(list.begin(), list.end(), is);
  return found == list.end() ? nullptr : &*found;
}

inline const ledger::v1::Contribution* FindContribution(const ledger::v1::CaseFile& file,
                                                        uint32_t id) {
  return FirstWhere(file.contributions(),
                    [id](const auto& each) { return each.contribution_id() == id; });
}

inline const ledger::v1::Action* FindAction(const ledger::v1::CaseFile& file, uint32_t id) {
  return FirstWhere(file.actions(), [id](const auto& each) { return each.action_id() == id; });
}

inline const ledger::v1::FurtherContact* FindContact(const ledger::v1::CaseFile& file,
                                                     uint32_t id) {
  return FirstWhere(file.further_contacts(),
                    [id](const auto& each) { return each.contact_id() == id; });
}

inline const ledger::v1::OmbudsmanMatter* FindOmbudsman(const ledger::v1::CaseFile& file,
                                                        std::string_view reference) {
  return FirstWhere(file.ombudsman(),
                    [reference](const auto& each) { return each.reference() == reference; });
}

inline const ledger::v1::Recommendation* FindRecommendation(const ledger::v1::CaseFile& file,
                                                            uint32_t id) {
  for (const ledger::v1::OmbudsmanMatter& matter : file.ombudsman()) {
    const auto* found = FirstWhere(matter.recommendations(), [id](const auto& each) {
      return each.recommendation_id() == id;
    });
    if (found != nullptr) return found;
  }
  return nullptr;
}

inline const ledger::v1::Learning* FindLearning(const ledger::v1::CaseFile& file, uint32_t id) {
  return FirstWhere(file.learning(), [id](const auto& each) { return each.learning_id() == id; });
}

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_DOMAIN_INQUIRY_FIND_H_
