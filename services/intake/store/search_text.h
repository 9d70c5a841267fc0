// What of a case is searched, and how a query must be put to find it. No database here.
#ifndef CANDOUR_SERVICES_INTAKE_STORE_SEARCH_TEXT_H_
#define CANDOUR_SERVICES_INTAKE_STORE_SEARCH_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "candour/ledger/v1/case_file.pb.h"

namespace candour::intake {

// Most octets of one case that are searched. PostgreSQL refuses a tsvector of a megabyte, and text
// made up to grow (addresses of web pages, words with hyphens) grows almost fourfold.
inline constexpr std::size_t kMostSearchText = 200000;

// Reference, names, contacts and texts of `file`, in this order, so that only texts are ever cut.
std::string SearchText(const ledger::v1::CaseFile& file);

// Words that stand for what `file` is linked by, with a space between: person=<person_id>,
// provider=<code>. Nobody can type them.
std::string SearchKeys(const ledger::v1::CaseFile& file);

// A telephone number as SearchText writes it: its digits, from the 0 on.
std::string PhoneWord(std::string_view typed);

// `query` with references, postcodes and a telephone number in the form in which SearchText writes
// them.
std::string SearchWords(std::string_view query);

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_SEARCH_TEXT_H_
