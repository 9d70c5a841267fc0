#include "tests/categorisation/support/cues.h"

#include <google/protobuf/text_format.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

namespace candour::categorisation {
namespace {

Lexicon Loaded(const std::string& text) {
  absl::StatusOr<Lexicon> lexicon = Lexicon::Load(Cues(text));
  if (lexicon.ok()) return *std::move(lexicon);
  std::cerr << lexicon.status().message() << "\n";
  std::abort();
}

}  // namespace

reference::v1::CueLexicon Cues(const std::string& text) {
  reference::v1::CueLexicon cues;
  if (google::protobuf::TextFormat::ParseFromString(text, &cues)) return cues;
  std::cerr << "not protobuf text: " << text << "\n";
  std::abort();
}

Lexicon SmallLexicon() {
  return Loaded(R"(
    set { name: "bill" word: "bill" word: "invoices" }
    theme { code: "CHG" cue { weight: 1 phrase: "@bill" } }
    theme { code: "CHG-01" cue { weight: 3 phrase: "wrong amount" phrase: "<money> ~ wrong" } }
    theme { code: "CHG-02" cue { weight: 3 phrase: "@bill ~ never|not came" } }
    theme { code: "DOM" cue { weight: 2 phrase: "carer" } }
    theme { code: "DOM-01" cue { weight: 3 phrase: "missed calls" phrase: "28 days" } }
  )");
}

Lexicon ShippedLexicon() {
  std::ifstream file("db/reference/taxonomy_cues/asc_t1.textproto");
  std::stringstream content;
  content << file.rdbuf();
  return Loaded(content.str());
}

}  // namespace candour::categorisation
