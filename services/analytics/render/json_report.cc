#include "services/analytics/render/json_report.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>

namespace candour::analytics {
namespace {

using Json = nlohmann::ordered_json;

template <typename T>
Json Nullable(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json ToJson(const FigureView& figure) {
  Json json = {{"indicator", figure.code},         {"name", figure.name},
               {"value", Nullable(figure.number)}, {"text", figure.value},
               {"detail", figure.detail},          {"how_sure", figure.how_sure},
               {"cohort", figure.cohort}};
  if (figure.is_share) {
    json["numerator"] = Nullable(figure.numerator);
    json["denominator"] = Nullable(figure.denominator);
    json["not_yet_due"] = Nullable(figure.not_yet_due);
  }
  return json;
}

Json ToJson(const ThemeView& theme, Audience audience) {
  Json json = {{"code", theme.code},
               {"name", theme.name},
               {"complaints", Nullable(theme.cases)},
               {"previous_complaints", Nullable(theme.previous_cases)},
               {"share", Nullable(theme.share)},
               {"change", theme.change},
               {"clearly_grew", theme.grew}};
  if (audience == Audience::kStaff) {
    json["points"] = Nullable(theme.points);
    json["details"] = theme.details;
  }
  return json;
}

Json ToJson(const SectionView& section) {
  Json figures = Json::array();
  for (const FigureView& figure : section.figures) figures.push_back(ToJson(figure));
  return {{"heading", section.heading}, {"figures", figures}};
}

Json ToJson(const PartView& part) {
  Json figures = Json::array();
  for (const FigureView& figure : part.figures) figures.push_back(ToJson(figure));
  return {{"heading", part.heading},
          {"law", part.law},
          {"figures", figures},
          {"paragraphs", part.paragraphs}};
}

}  // namespace

std::string RenderJson(const ReportView& view) {
  Json json = {{"authority", view.authority_name},
               {"period", view.period},
               {"previous_period", view.previous_period},
               {"data_as_at", view.data_as_at},
               {"release", view.release},
               {"audience", view.audience == Audience::kPublic ? "public" : "staff"},
               {"headline", view.headline},
               {"on_year", view.on_year},
               {"mostly_about", view.mostly_about},
               {"clearly_grew", view.clearly_grew},
               {"received", Nullable(view.received)},
               {"previous_received", Nullable(view.previous_received)},
               {"themes", Json::array()},
               {"sections", Json::array()},
               {"events", view.events},
               {"limits", view.limits}};
  for (const PartView& part : view.parts) json["parts"].push_back(ToJson(part));
  for (const ThemeView& theme : view.themes) json["themes"].push_back(ToJson(theme, view.audience));
  for (const SectionView& section : view.sections) json["sections"].push_back(ToJson(section));
  // A name that is not UTF-8 must not bring a report down.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace candour::analytics
