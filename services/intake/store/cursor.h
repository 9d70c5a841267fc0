#ifndef CANDOUR_SERVICES_INTAKE_STORE_CURSOR_H_
#define CANDOUR_SERVICES_INTAKE_STORE_CURSOR_H_

#include <cstdint>
#include <string>

namespace candour::intake {

// Where a reader stands in one authority's ledger.
struct Cursor {
  // The last event read; 0 before the first.
  std::int64_t seq = 0;
  // Its hash, 32 bytes; empty at 0.
  std::string hash;
};

// The end of one authority's ledger.
struct Head {
  std::string authority_id;
  Cursor cursor;
};

}  // namespace candour::intake

#endif  // CANDOUR_SERVICES_INTAKE_STORE_CURSOR_H_
