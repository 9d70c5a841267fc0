#include "services/intake/commit/erasure.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>

#include "absl/strings/ascii.h"

namespace candour::intake {
namespace {

// Shorter ones are words of any search.
constexpr std::size_t kShortest = 3;

bool IsSeparator(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && !absl::ascii_isalnum(byte);
}

void Add(std::string word, std::set<std::string>& words) {
  absl::AsciiStrToLower(&word);
  // A title leads to nobody, and stands in many searches.
  if (word == "mrs" || word == "miss" || word.size() < kShortest) return;
  words.insert(std::move(word));
}

void AddWords(const std::string& name, std::set<std::string>& words) {
  auto begin = name.begin();
  while (begin != name.end()) {
    const auto end = std::find_if(begin, name.end(), IsSeparator);
    Add({begin, end}, words);
    begin = end == name.end() ? end : std::next(end);
  }
}

std::string WithoutSpaces(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

void AddPerson(const ledger::v1::Person& person, Erasure& erasure, std::set<std::string>& words) {
  const std::string& id = person.person_id();
  const auto& ids = erasure.person_ids;
  if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) {
    erasure.person_ids.push_back(id);
  }
  AddWords(person.name(), words);
  Add(person.email(), words);
  Add(WithoutSpaces(person.phone()), words);
  for (const std::string& line : person.address_lines()) Add(WithoutSpaces(line), words);
}

}  // namespace

Erasure ErasureOf(const ledger::v1::CaseFile& file, std::int64_t seq) {
  Erasure erasure;
  erasure.complaint_id = file.complaint_id();
  erasure.through_seq = seq;
  std::set<std::string> words;
  AddPerson(file.complainant(), erasure, words);
  AddPerson(file.care_recipient(), erasure, words);
  for (const ledger::v1::Person& person : file.earlier_complainants()) {
    AddPerson(person, erasure, words);
  }
  erasure.search_words = {words.begin(), words.end()};
  return erasure;
}

}  // namespace candour::intake
