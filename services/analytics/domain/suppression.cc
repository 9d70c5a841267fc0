#include "services/analytics/domain/suppression.h"

#include <algorithm>
#include <limits>

#include "absl/strings/str_cat.h"

namespace candour::analytics {
namespace {

constexpr std::int64_t kMostSmall = 4;
constexpr std::int64_t kUnbounded = std::numeric_limits<std::int32_t>::max();
constexpr int kMostRounds = 50;

bool IsSmall(std::int64_t count) { return count >= 1 && count <= kMostSmall; }

struct Cell {
  std::int64_t value = 0;
  bool hidden = false;
  // What a reader can work out about a hidden cell.
  std::int64_t lower = 0;
  std::int64_t upper = 0;

  bool IsGivenAway() const { return hidden && lower == upper; }
};

// A row or a column: the parts and the total to which they add up.
struct Line {
  std::vector<std::size_t> parts;
  std::size_t total = 0;

  bool Holds(std::size_t cell) const {
    return total == cell || std::find(parts.begin(), parts.end(), cell) != parts.end();
  }
};

// The table with its margins as one list of cells, and the sums that a reader knows to hold.
class Disclosure {
 public:
  Disclosure(const CountTable& counts, Totals totals)
      : rows_(counts.size()), columns_(counts.empty() ? 0 : counts.front().size()) {
    cells_.resize((rows_ + 1) * (columns_ + 1));
    for (std::size_t r = 0; r < rows_; ++r) {
      for (std::size_t c = 0; c < columns_; ++c) AddCount(r, c, counts[r][c]);
    }
    for (Cell& cell : cells_) cell.hidden = IsSmall(cell.value);
    if (totals != Totals::kOfColumns) AddRows(totals == Totals::kOfBoth ? rows_ + 1 : rows_);
    if (totals != Totals::kOfRows) AddColumns(totals == Totals::kOfBoth ? columns_ + 1 : columns_);
  }

  // Hides further cells until no hidden cell can be worked out.
  void Protect() {
    while (CloseALine() || CloseACell()) {
    }
  }

  PublishedCell Published(std::size_t row, std::size_t column) const {
    const Cell& cell = cells_[Place(row, column)];
    return cell.hidden ? PublishedCell() : PublishedCell(cell.value);
  }

 private:
  std::size_t Place(std::size_t row, std::size_t column) const {
    return row * (columns_ + 1) + column;
  }

  void AddCount(std::size_t row, std::size_t column, std::int64_t count) {
    cells_[Place(row, column)].value = count;
    cells_[Place(row, columns_)].value += count;
    cells_[Place(rows_, column)].value += count;
    cells_[Place(rows_, columns_)].value += count;
  }

  void AddRows(std::size_t number) {
    for (std::size_t r = 0; r < number; ++r) {
      Line line{{}, Place(r, columns_)};
      for (std::size_t c = 0; c < columns_; ++c) line.parts.push_back(Place(r, c));
      lines_.push_back(line);
    }
  }

  void AddColumns(std::size_t number) {
    for (std::size_t c = 0; c < number; ++c) {
      Line line{{}, Place(rows_, c)};
      for (std::size_t r = 0; r < rows_; ++r) line.parts.push_back(Place(r, c));
      lines_.push_back(line);
    }
  }

  void WorkOut() {
    for (Cell& cell : cells_) {
      cell.lower = cell.hidden ? std::min<std::int64_t>(cell.value, 1) : cell.value;
      cell.upper = !cell.hidden ? cell.value : IsSmall(cell.value) ? kMostSmall : kUnbounded;
    }
    bool narrowed = true;
    for (int round = 0; narrowed && round < kMostRounds; ++round) {
      narrowed = false;
      for (const Line& line : lines_) narrowed = Narrow(line) || narrowed;
    }
  }

  bool Narrow(const Line& line) {
    std::int64_t lower = 0;
    std::int64_t upper = 0;
    for (const std::size_t part : line.parts) {
      lower += cells_[part].lower;
      upper += cells_[part].upper;
    }
    Cell& total = cells_[line.total];
    bool narrowed = Tighten(total, lower, upper);
    for (const std::size_t part : line.parts) {
      Cell& cell = cells_[part];
      const std::int64_t others_lower = lower - cell.lower;
      const std::int64_t others_upper = upper - cell.upper;
      if (Tighten(cell, total.lower - others_upper, total.upper - others_lower)) {
        narrowed = true;
        lower = others_lower + cell.lower;
        upper = others_upper + cell.upper;
      }
    }
    return narrowed;
  }

  static bool Tighten(Cell& cell, std::int64_t lower, std::int64_t upper) {
    if (lower <= cell.lower && upper >= cell.upper) return false;
    cell.lower = std::max(cell.lower, lower);
    cell.upper = std::min(cell.upper, upper);
    return true;
  }

  // A row or column that hides one cell alone gives it away. To be done before the rest is judged,
  // as cells that seem given away may only follow from such a line.
  bool CloseALine() {
    return std::any_of(lines_.begin(), lines_.end(),
                       [this](const Line& line) { return HiddenIn(line) == 1 && HideIn(line); });
  }

  bool CloseACell() {
    WorkOut();
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
      if (!cells_[cell].IsGivenAway()) continue;
      for (const Line& line : lines_) {
        if (line.Holds(cell) && HideIn(line)) return true;
      }
    }
    return false;
  }

  int HiddenIn(const Line& line) const {
    int hidden = cells_[line.total].hidden ? 1 : 0;
    for (const std::size_t part : line.parts) hidden += cells_[part].hidden ? 1 : 0;
    return hidden;
  }

  // Smallest non-zero part first, then the total, then a zero.
  bool HideIn(const Line& line) {
    Cell* best = nullptr;
    for (const std::size_t part : line.parts) best = Better(best, cells_[part], false);
    if (best == nullptr || best->value == 0) best = Better(best, cells_[line.total], true);
    if (best == nullptr) return false;
    best->hidden = true;
    return true;
  }

  static Cell* Better(Cell* best, Cell& candidate, bool over_zero) {
    if (candidate.hidden || (over_zero && candidate.value == 0)) return best;
    if (best == nullptr || best->value == 0) return &candidate;
    return candidate.value != 0 && candidate.value < best->value ? &candidate : best;
  }

  std::size_t rows_;
  std::size_t columns_;
  std::vector<Cell> cells_;
  std::vector<Line> lines_;
};

}  // namespace

PublishedTable SuppressSchemeA(const CountTable& counts, Totals totals) {
  PublishedTable published;
  if (counts.empty()) return published;
  Disclosure disclosure(counts, totals);
  disclosure.Protect();
  const std::size_t columns = counts.front().size();
  for (std::size_t r = 0; r < counts.size(); ++r) {
    std::vector<PublishedCell> row;
    for (std::size_t c = 0; c < columns; ++c) row.push_back(disclosure.Published(r, c));
    published.cells.push_back(row);
    if (totals != Totals::kOfColumns)
      published.row_totals.push_back(disclosure.Published(r, columns));
  }
  if (totals == Totals::kOfRows) return published;
  for (std::size_t c = 0; c < columns; ++c) {
    published.column_totals.push_back(disclosure.Published(counts.size(), c));
  }
  return published;
}

std::vector<PublishedCell> SuppressRowSchemeA(const std::vector<std::int64_t>& counts) {
  const PublishedTable table = SuppressSchemeA({counts}, Totals::kOfRows);
  std::vector<PublishedCell> row = table.cells.front();
  row.push_back(table.row_totals.front());
  return row;
}

std::string SuppressSchemeB(std::int64_t count) {
  if (count == 0) return "0";
  if (count < 8) return "*";
  return absl::StrCat((count + 2) / 5 * 5);
}

bool MayShowRatio(std::int64_t numerator, std::int64_t denominator) {
  return !IsSmall(numerator) && !IsSmall(denominator) && !IsSmall(denominator - numerator);
}

bool MayShowTeamOutcomes(std::int64_t decided) { return decided >= 10; }

}  // namespace candour::analytics
