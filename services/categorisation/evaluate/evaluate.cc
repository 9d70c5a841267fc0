// candour-evaluate: how good the categorisation is, on labelled texts.
//
//   candour-evaluate labels TRAIN TEST [N]   learns from the first N rows of TRAIN and prints one
//   line of
//                                            JSON for each row of TEST: {"id", "labels": [{"label",
//                                            "p"}]}
//   candour-evaluate cold TEXTS [CUES]       level-1 top-1 and top-3 of the cues alone, and each
//   level-2
//
// Files are JSON lines, gzipped or not.
#include <google/protobuf/text_format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "services/categorisation/domain/categoriser.h"

namespace candour::categorisation {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostPrinted = 10;
constexpr const char* kCues = "db/reference/taxonomy_cues/asc_t1.textproto";

// Reads plain files as they are. Exits when the file cannot be opened.
std::vector<Json> ReadRows(const std::string& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) {
    std::cerr << "cannot open " << path << "\n";
    std::exit(2);
  }
  std::string content;
  std::array<char, 65536> buffer{};
  int got = 0;
  while ((got = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0) {
    content.append(buffer.data(), static_cast<std::size_t>(got));
  }
  gzclose(file);
  std::vector<Json> rows;
  std::istringstream lines(content);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) rows.push_back(Json::parse(line));
  }
  return rows;
}

absl::StatusOr<Lexicon> ReadLexicon(const std::string& path) {
  std::ifstream file(path);
  std::stringstream content;
  content << file.rdbuf();
  reference::v1::CueLexicon cues;
  if (!file || !google::protobuf::TextFormat::ParseFromString(content.str(), &cues)) {
    return absl::InvalidArgumentError("cannot read cues from " + path);
  }
  return Lexicon::Load(cues);
}

int PrintLabels(const std::string& train, const std::string& test, std::size_t most) {
  std::vector<Example> examples;
  for (const Json& row : ReadRows(train)) {
    if (examples.size() == most) break;
    examples.push_back({row.at("text"), row.at("labels").at(0)});
  }
  const LinearModel model = LinearModel::Train(examples);
  for (const Json& row : ReadRows(test)) {
    Json line = {{"id", row.at("id")}, {"labels", Json::array()}};
    for (const auto& [label, p] : Ranked(model.Predict(row.at("text").get<std::string>()))) {
      if (line["labels"].size() == kMostPrinted) break;
      line["labels"].push_back({{"label", label}, {"p", p}});
    }
    std::cout << line.dump() << "\n";
  }
  return 0;
}

// Counts whether the right code is first and whether it is among the first three.
struct Hits {
  int first = 0;
  int among_three = 0;

  void Count(const Probabilities& probabilities, const std::string& right) {
    const auto ranked = Ranked(probabilities);
    for (std::size_t i = 0; i < ranked.size() && i < 3; ++i) {
      if (ranked[i].first != right) continue;
      ++among_three;
      if (i == 0) ++first;
    }
  }

  Json Shares(int of) const {
    return {{"top1", static_cast<double>(first) / of},
            {"top3", static_cast<double>(among_three) / of}};
  }
};

int PrintCold(const std::string& texts, const std::string& cues) {
  absl::StatusOr<Lexicon> lexicon = ReadLexicon(cues);
  if (!lexicon.ok()) {
    std::cerr << lexicon.status().message() << "\n";
    return 2;
  }
  const Categoriser categoriser(*std::move(lexicon));
  Hits level_one;
  Hits level_two;
  int labelled = 0;
  for (const Json& row : ReadRows(texts)) {
    if (row.at("primary").is_null()) continue;
    ++labelled;
    const std::string right = row.at("primary");
    const Probabilities said = categoriser.Score(row.at("text").get<std::string>());
    level_one.Count(RollUp(said), LevelOneOf(right));
    level_two.Count(said, right);
  }
  const Json line = {{"texts", labelled},
                     {"level_1", level_one.Shares(labelled)},
                     {"level_2", level_two.Shares(labelled)}};
  std::cout << line.dump() << "\n";
  return 0;
}

int Run(const std::vector<std::string>& arguments) {
  const std::size_t count = arguments.size();
  if (count >= 3 && count <= 4 && arguments[0] == "labels") {
    const std::size_t most = count == 4 ? std::stoul(arguments[3]) : std::string::npos;
    return PrintLabels(arguments[1], arguments[2], most);
  }
  if (count >= 2 && count <= 3 && arguments[0] == "cold") {
    return PrintCold(arguments[1], count == 3 ? arguments[2] : kCues);
  }
  std::cerr << "usage: candour-evaluate labels TRAIN TEST [N] | cold TEXTS [CUES]\n";
  return 2;
}

}  // namespace
}  // namespace candour::categorisation

int main(int argc, char** argv) {
  try {
    return candour::categorisation::Run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 2;
  }
}
