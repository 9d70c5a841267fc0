// P8: search over a million cases as the service role, beside a plain ILIKE and beside the index
// alone.
//
//   bench-search [CASES] [QUERIES]
//
// Needs CANDOUR_TEST_DATABASE, a superuser's conninfo.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <pqxx/pqxx>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/common/postgres/database.h"
#include "services/common/postgres/transact.h"
#include "services/intake/store/search_index.h"
#include "services/intake/store/similar_cases.h"
#include "tests/bench/search/composed.h"

namespace candour::intake {
namespace {

constexpr const char* kAuthority = "milford";
constexpr const char* kReader = "somebody";
constexpr int kPlainRuns = 3;

// Milliseconds of each call, and how much the last found.
struct Times {
  std::vector<double> each;
  std::size_t found = 0;

  double At(double share) const {
    std::vector<double> sorted = each;
    std::sort(sorted.begin(), sorted.end());
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
  }
};

Times Measure(int count, const std::function<std::size_t(int)>& call) {
  Times times;
  for (int i = 0; i < count; ++i) {
    const absl::Time start = absl::Now();
    times.found = call(i);
    times.each.push_back(absl::ToDoubleMilliseconds(absl::Now() - start));
  }
  return times;
}

template <typename Value>
Value OrThrow(absl::StatusOr<Value> value) {
  if (!value.ok()) throw std::runtime_error(value.status().ToString());
  return *std::move(value);
}

// The index as the superuser may use it, without the authority's check and without the files.
std::size_t IndexAlone(pqxx::connection& connection, const std::string& query) {
  pqxx::nontransaction tx(connection);
  return Query(tx,
               "SELECT complaint_id FROM intake.search "
               "WHERE document @@ websearch_to_tsquery('english', $1) LIMIT 50",
               query)
      .size();
}

// What there is without an index: every document is looked at. The documents stand for the texts,
// which are longer, so this flatters it.
std::size_t Plain(pqxx::connection& connection, const std::string& query) {
  pqxx::nontransaction tx(connection);
  return Query(tx, "SELECT count(*) FROM intake.search WHERE document::text ILIKE '%' || $1 || '%'",
               query)
      .size();
}

using Queries = std::function<std::string(int)>;

struct Kind {
  const char* name;
  Queries query;
};

std::vector<Kind> Kinds(const Wordstock& stock) {
  static const std::vector<std::string> kStems = {"charging",    "carers", "invoiced", "visiting",
                                                  "assessments", "paying", "letters",  "mornings"};
  const auto word = [&stock](int i, std::size_t from, std::size_t step) {
    return stock.Word((from + static_cast<std::size_t>(i) * step) % stock.Size());
  };
  return {
      {"common", [=](int i) { return word(i % 12, 0, 1); }},
      {"less common", [=](int i) { return word(i, 40, 7); }},
      {"rare", [=](int i) { return word(i, 9000, 97); }},
      {"stemmed", [](int i) { return kStems[static_cast<std::size_t>(i) % kStems.size()]; }},
      {"two words", [=](int i) { return word(i, 1, 3) + " " + word(i, 20, 11); }},
      {"two rare words", [=](int i) { return word(i, 300, 31) + " " + word(i, 700, 37); }},
      {"no hit", [](int i) { return absl::StrCat("xyzzy", i); }},
      {"no hit with common", [](int i) { return absl::StrCat("care visit xyzzy", i); }},
      {"all but", [=](int i) { return "care -" + word(i, 1, 1); }},
  };
}

void Print(const char* name, const Times& times) {
  std::printf("  %-22s p50 %8.2f ms   p99 %8.2f ms   worst %8.2f ms   (%zu found last)\n", name,
              times.At(0.5), times.At(0.99), times.At(1), times.found);
  std::fflush(stdout);
}

int Run(int cases, int queries) {
  const TestDatabase base;
  const absl::Time start = absl::Now();
  DropIndex(base);
  std::thread other([&] { Compose(base, "ashby", cases / 10, 2); });
  Compose(base, kAuthority, cases, 1);
  other.join();
  BuildIndex(base);
  std::printf("loaded in %.0f s\n", absl::ToDoubleSeconds(absl::Now() - start));

  Database database(base.Conninfo("candour_intake"));
  SearchIndex index(database);
  SimilarCases similar(database);
  pqxx::connection direct(base.Conninfo());
  Wordstock stock;
  std::mt19937 random(3);
  double worst = 0;
  for (const Kind& kind : Kinds(stock)) {
    const auto search = [&](int i) {
      return OrThrow(index.Search(kAuthority, kind.query(i), 50, kReader)).size();
    };
    Measure(5, search);
    const Times times = Measure(queries, search);
    Print(kind.name, times);
    worst = std::max(worst, times.At(0.99));
    Print("  the index alone",
          Measure(queries / 4 + 1, [&](int i) { return IndexAlone(direct, kind.query(i)); }));
  }
  SimilarQuery wanted;
  wanted.provider = "none-such";
  wanted.person.set_name("Odile Barraclough");
  Print("similar", Measure(queries, [&](int) {
          wanted.text = stock.Text(random, 120);
          return OrThrow(similar.Find(kAuthority, wanted)).size();
        }));
  const Times plain = Measure(kPlainRuns, [&](int i) {
    return Plain(direct, stock.Word(9000 + static_cast<std::size_t>(i)));
  });
  Print("plain ILIKE", plain);
  std::printf("P8: worst p99 of a kind %.1f ms (goal 50); a plain ILIKE takes %.0f times as long\n",
              worst, plain.At(0.5) / worst);
  return 0;
}

}  // namespace
}  // namespace candour::intake

int main(int argc, char** argv) {
  try {
    return candour::intake::Run(argc > 1 ? std::atoi(argv[1]) : 1000000,
                                argc > 2 ? std::atoi(argv[2]) : 300);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "bench-search: %s\n", e.what());
    return 1;
  }
}
