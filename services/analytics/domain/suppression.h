// Suppression of small numbers before anything is published (schemes A and B, rules S-1, S-3, S-6).
#ifndef CANDOUR_SERVICES_ANALYTICS_DOMAIN_SUPPRESSION_H_
#define CANDOUR_SERVICES_ANALYTICS_DOMAIN_SUPPRESSION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace candour::analytics {

// A cell as published; empty is hidden and printed as [c].
using PublishedCell = std::optional<std::int64_t>;

// Counts by row and column, without margins.
using CountTable = std::vector<std::vector<std::int64_t>>;

struct PublishedTable {
  std::vector<std::vector<PublishedCell>> cells;
  std::vector<PublishedCell> row_totals;     // empty when row totals are not printed
  std::vector<PublishedCell> column_totals;  // empty when column totals are not printed
};

// Which totals stand beside a table, and so could give a hidden cell away.
enum class Totals { kOfRows, kOfColumns, kOfBoth };

// Scheme A. Hides every cell of 1 to 4, totals too, then the smallest other non-zero cell of every
// row and column in which a hidden cell could be worked out from the total, until each hidden cell
// keeps at least two possible values. Where nothing else can be hidden, the total is. Every row has
// the same length.
PublishedTable SuppressSchemeA(const CountTable& counts, Totals totals);

// Scheme A on one row with its total: the cells in order, the total last.
std::vector<PublishedCell> SuppressRowSchemeA(const std::vector<std::int64_t>& counts);

// Scheme B, each number on its own: 0 as 0, 1 to 7 as "*", the others to the nearest 5.
std::string SuppressSchemeB(std::int64_t count);

// S-1: a percentage, rate, mean or median may be shown unless its numerator, its denominator or
// their difference is 1 to 4.
bool MayShowRatio(std::int64_t numerator, std::int64_t denominator);

// S-3: the outcomes of a small team or provider are withheld below ten decided cases.
bool MayShowTeamOutcomes(std::int64_t decided);

}  // namespace candour::analytics

#endif  // CANDOUR_SERVICES_ANALYTICS_DOMAIN_SUPPRESSION_H_
