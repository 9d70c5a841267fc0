#include "services/analytics/render/text_report.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/analytics/domain/report_wording.h"

namespace candour::analytics {
namespace {

constexpr std::size_t kWidth = 100;
constexpr std::size_t kNameWidth = 56;
constexpr std::size_t kThemeWidth = 42;
constexpr std::size_t kNumberWidth = 9;
constexpr std::size_t kBarWidth = 12;

// Columns on the screen: bytes that continue a character take none.
std::size_t Columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

std::string Spaces(std::size_t number) { return std::string(number, ' '); }

std::string Left(const std::string& text, std::size_t width) {
  const std::size_t columns = Columns(text);
  return columns >= width ? absl::StrCat(text, " ") : absl::StrCat(text, Spaces(width - columns));
}

std::string Right(const std::string& text, std::size_t width) {
  const std::size_t columns = Columns(text);
  return columns >= width ? text : absl::StrCat(Spaces(width - columns), text);
}

// Lines of whole words, each after `indent`; the first line after `lead` instead.
std::string Wrap(const std::string& text, const std::string& lead, const std::string& indent) {
  std::string out;
  std::string line = lead;
  bool fresh = true;
  for (const std::string& word : std::vector<std::string>(absl::StrSplit(text, ' '))) {
    if (!fresh && Columns(line) + 1 + Columns(word) > kWidth) {
      absl::StrAppend(&out, line, "\n");
      line = indent;
      fresh = true;
    }
    absl::StrAppend(&line, fresh ? "" : " ", word);
    fresh = false;
  }
  return absl::StrCat(out, line, "\n");
}

std::string Paragraph(const std::string& text) { return text.empty() ? "" : Wrap(text, "", ""); }

std::string Heading(const std::string& text) {
  return absl::StrCat("\n", text, "\n", std::string(Columns(text), '-'), "\n");
}

std::string TextBar(std::optional<double> share) {
  if (!share) return Spaces(kBarWidth);
  const auto filled =
      static_cast<std::size_t>(std::lround(*share * static_cast<double>(kBarWidth)));
  return absl::StrCat(std::string(filled, '#'), std::string(kBarWidth - filled, '.'));
}

std::string Figure(const FigureView& figure) {
  std::string line =
      absl::StrCat("  ", Left(figure.name, kNameWidth), Right(figure.value, kNumberWidth));
  if (figure.value.size() > kNumberWidth) {
    line = absl::StrCat("  ", Left(figure.name, kNameWidth), " ", figure.value);
  }
  if (!figure.detail.empty()) absl::StrAppend(&line, "  ", figure.detail);
  std::string below;
  if (!figure.how_sure.empty()) below = Wrap(figure.how_sure, "      ", "      ");
  return absl::StrCat(line, "\n", below);
}

std::string TextSection(const SectionView& section) {
  std::string out = Heading(section.heading);
  absl::StrAppend(&out, Paragraph(section.introduction));
  std::string cohort;
  for (const FigureView& figure : section.figures) {
    if (figure.cohort != cohort) {
      cohort = figure.cohort;
      absl::StrAppend(&out, Wrap(absl::StrCat("Counted: ", cohort), " ", " "));
    }
    absl::StrAppend(&out, Figure(figure));
  }
  return out;
}

std::string TextPart(const PartView& part) {
  std::string out = Heading(absl::StrCat(part.heading, " (", part.law, ")"));
  for (const FigureView& figure : part.figures) absl::StrAppend(&out, Figure(figure));
  for (const std::string& paragraph : part.paragraphs) {
    absl::StrAppend(&out, Paragraph(paragraph));
  }
  return out;
}

std::string ThemeLine(const ThemeView& theme) {
  const std::string name =
      theme.code.empty() ? theme.name : absl::StrCat(theme.code, " ", theme.name);
  std::string line = absl::StrCat(
      "  ", Left(name, kThemeWidth), Right(InWords(theme.cases), kNumberWidth),
      Right(InWords(theme.previous_cases), kNumberWidth),
      Right(theme.share ? Percent(*theme.share) : "", kNumberWidth), "  ", TextBar(theme.share));
  if (!theme.change.empty()) absl::StrAppend(&line, "\n", Wrap(theme.change, "      ", "      "));
  if (theme.change.empty()) absl::StrAppend(&line, "\n");
  for (const std::string& detail : theme.details) absl::StrAppend(&line, "        ", detail, "\n");
  return line;
}

std::string TextThemes(const ReportView& view) {
  std::string out = Heading("What they are about");
  absl::StrAppend(&out, Paragraph(view.mostly_about), Paragraph(view.clearly_grew), "\n");
  absl::StrAppend(&out, "  ", Left("Primary theme of each complaint", kThemeWidth),
                  Right("now", kNumberWidth), Right("before", kNumberWidth),
                  Right("share", kNumberWidth), "\n");
  for (const ThemeView& theme : view.themes) absl::StrAppend(&out, ThemeLine(theme));
  absl::StrAppend(&out, "  ", Left("All complaints", kThemeWidth),
                  Right(InWords(view.received), kNumberWidth),
                  Right(InWords(view.previous_received), kNumberWidth), "\n");
  return out;
}

std::string TextList(const std::string& heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return "";
  std::string out = Heading(heading);
  for (const std::string& line : lines) absl::StrAppend(&out, Wrap(line, "  * ", "    "));
  return out;
}

}  // namespace

std::string RenderText(const ReportView& view) {
  const std::string title = absl::StrCat(view.title, ": ", view.period_in_words);
  std::string out = absl::StrCat(title, "\n", std::string(Columns(title), '='), "\n");
  absl::StrAppend(&out, view.data_line, "\n\n", Paragraph(view.headline), Paragraph(view.on_year));
  for (const PartView& part : view.parts) absl::StrAppend(&out, TextPart(part));
  absl::StrAppend(&out, TextThemes(view));
  for (const SectionView& section : view.sections) absl::StrAppend(&out, TextSection(section));
  absl::StrAppend(&out, TextList("What happened at the same time", view.events));
  absl::StrAppend(&out, TextList("Please bear in mind", view.limits));
  return out;
}

}  // namespace candour::analytics
