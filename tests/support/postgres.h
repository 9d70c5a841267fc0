// A fresh, migrated PostgreSQL database for one test.
#ifndef CANDOUR_TESTS_SUPPORT_POSTGRES_H_
#define CANDOUR_TESTS_SUPPORT_POSTGRES_H_

#include <memory>
#include <string>
#include <string_view>

namespace candour {

// A database of its own, made from a template that holds every migration of db/, dropped at the
// end.
//
// It lies in the cluster of CANDOUR_TEST_DATABASE (a libpq conninfo of a superuser). Without that
// variable the test program starts a throw-away cluster of its own and removes it when it ends.
// Any failure throws std::runtime_error, which fails the test that asked.
class TestDatabase {
 public:
  TestDatabase();
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  // How to connect as `role`, for example candour_intake; as the superuser when empty.
  std::string Conninfo(std::string_view role = "") const;

  // Runs `sql`, any number of statements, as the superuser: for arranging and for tampering.
  void Execute(std::string_view sql) const;

  // The one value that `sql` gives as the superuser, as text; "null" for null.
  std::string Value(std::string_view sql) const;

 private:
  std::string name_;
};

}  // namespace candour

#endif  // CANDOUR_TESTS_SUPPORT_POSTGRES_H_
