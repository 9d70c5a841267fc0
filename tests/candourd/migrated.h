// A test database as dbmate would have left it.
#ifndef CANDOUR_TESTS_CANDOURD_MIGRATED_H_
#define CANDOUR_TESTS_CANDOURD_MIGRATED_H_

#include <string>

#include "tests/support/postgres.h"

namespace candour {

// Notes that the migration `version` has run, for every service to see.
inline void NoteMigration(const TestDatabase& database, const std::string& version) {
  database.Execute(
      "CREATE TABLE IF NOT EXISTS public.schema_migrations (version varchar(128) PRIMARY KEY);"
      "GRANT SELECT ON public.schema_migrations TO PUBLIC;"
      "DELETE FROM public.schema_migrations;"
      "INSERT INTO public.schema_migrations VALUES ('" +
      version + "')");
}

}  // namespace candour

#endif  // CANDOUR_TESTS_CANDOURD_MIGRATED_H_
