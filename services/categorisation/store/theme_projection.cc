#include "services/categorisation/store/theme_projection.h"

#include "services/categorisation/domain/suggestion_message.h"
#include "services/common/follower/command.h"
#include "services/common/follower/erasure.h"
#include "services/common/postgres/transact.h"
#include "services/common/text/mask.h"

namespace candour::categorisation {
namespace {

using follower::Transaction;
using ledger::v1::Event;
using ledger::v1::RecordedEvent;

constexpr const char* kSchema = "categorisation";

void KeepPoint(Transaction& tx, const RecordedEvent& event, std::uint32_t point_id,
               const std::string& text, const std::string& theme) {
  Query(tx,
        "INSERT INTO categorisation.point AS p (authority_id, complaint_id, point_id, text, theme) "
        "VALUES ($1, $2::uuid, $3, $4, $5) "
        "ON CONFLICT (authority_id, complaint_id, point_id) DO UPDATE SET theme = excluded.theme, "
        "text = CASE WHEN excluded.text = '' THEN p.text ELSE excluded.text END",
        event.authority_id(), event.complaint_id(), static_cast<std::int64_t>(point_id), text,
        theme);
}

void KeepTexts(Transaction& tx, const RecordedEvent& event) {
  const ledger::v1::CaseFile& file = event.event().complaint_received().file();
  const std::vector<std::string> names = {file.complainant().name(), file.care_recipient().name()};
  for (const ledger::v1::Point& point : file.points()) {
    KeepPoint(tx, event, point.point_id(), MaskContacts(point.text(), names), point.theme());
  }
}

void KeepConfirmed(Transaction& tx, const RecordedEvent& event) {
  for (const ledger::v1::PointTheme& point : event.event().themes_confirmed().points()) {
    KeepPoint(tx, event, point.point_id(), MaskContacts(point.text()), point.theme());
  }
}

absl::Status Erase(Transaction& tx, const RecordedEvent& event) {
  const pqxx::result models =
      Query(tx,
            "UPDATE categorisation.model SET bytes = '' "
            "WHERE authority_id = $1 AND through_seq < $3 AND bytes <> '' AND EXISTS ("
            "SELECT FROM categorisation.point WHERE authority_id = $1 AND complaint_id = $2::uuid "
            "AND theme <> '' AND text <> '')",
            event.authority_id(), event.complaint_id(), event.seq());
  const pqxx::result texts =
      Query(tx,
            "UPDATE categorisation.point SET text = '' "
            "WHERE authority_id = $1 AND complaint_id = $2::uuid AND text <> ''",
            event.authority_id(), event.complaint_id());
  return follower::ConfirmErasure(tx, kSchema, event,
                                  {{"texts", Affected(texts)}, {"models", Affected(models)}});
}

}  // namespace

std::vector<std::string> ThemeProjection::Types() const {
  return {"complaint_received", "themes_confirmed", "personal_erased"};
}

absl::Status ThemeProjection::Handle(Transaction& transaction, const RecordedEvent& event,
                                     absl::Time) {
  switch (event.event().kind_case()) {
    case Event::kComplaintReceived:
      KeepTexts(transaction, event);
      return Suggest(transaction, event);
    case Event::kThemesConfirmed:
      KeepConfirmed(transaction, event);
      return absl::OkStatus();
    case Event::kPersonalErased:
      return Erase(transaction, event);
    default:
      return absl::OkStatus();
  }
}

absl::Status ThemeProjection::Suggest(Transaction& transaction, const RecordedEvent& event) {
  absl::StatusOr<CurrentModel> model = models_.Newest(transaction, event.authority_id());
  if (!model.ok()) return model.status();
  ledger::v1::Act act;
  act.set_complaint_id(event.complaint_id());
  ledger::v1::SuggestThemes& command = *act.mutable_suggest_themes();
  command.set_model(model->name);
  for (const ledger::v1::Point& point : event.event().complaint_received().file().points()) {
    const std::vector<Suggestion> suggestions = model->categoriser->Suggest(point.text());
    if (suggestions.empty()) continue;
    ledger::v1::PointSuggestions& suggested = *command.add_points();
    suggested.set_point_id(point.point_id());
    for (const Suggestion& suggestion : suggestions) {
      *suggested.add_suggestions() = ToMessage(point.text(), suggestion);
    }
  }
  if (command.points().empty()) return absl::OkStatus();
  const std::string request_id =
      follower::RequestId(kSchema, event.authority_id(), event.seq(), "suggest_themes");
  return follower::QueueCommand(transaction, kSchema, event.authority_id(), request_id, act);
}

absl::Status ThemeProjection::Reset(Transaction& transaction, const std::string& authority_id) {
  Query(transaction, "DELETE FROM categorisation.point WHERE authority_id = $1", authority_id);
  return absl::OkStatus();
}

}  // namespace candour::categorisation
