#include "services/intake/domain/correspondence/invariants.h"

#include <algorithm>

#include "services/intake/domain/correspondence/acts.h"
#include "services/intake/domain/decide_checks.h"

namespace candour::intake {
namespace {

namespace v1 = ledger::v1;

void Expect(bool holds, const char* rule, std::vector<std::string>& broken) {
  if (!holds) broken.emplace_back(rule);
}

}  // namespace

void CheckCorrespondence(const v1::CaseFile& file, std::vector<std::string>& broken) {
  const auto unread = std::count_if(
      file.messages().begin(), file.messages().end(), [](const v1::MessageRecord& each) {
        return !each.has_read_at() && !each.removed() && !each.automatic();
      });
  Expect(unread == file.unread_messages(), "G-6: the file counts its unread messages", broken);
  Expect(unread > 0 || FindOpen(file, kReadMessage.clock) == nullptr,
         "G-6: nothing is to be read where nothing is unread", broken);
  Expect(!file.erased() || !file.has_erasure_hold(), "A-07: what is held is not erased", broken);
  Expect(!file.erased() || std::all_of(file.attachments().begin(), file.attachments().end(),
                                       [](const v1::AttachmentRecord& e) { return e.removed(); }),
         "A-07: an erased case has no attachment left", broken);
}

}  // namespace candour::intake
