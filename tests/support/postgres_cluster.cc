#include "tests/support/postgres_cluster.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <pqxx/pqxx>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/digest/digest.h"

namespace candour {
namespace {

namespace fs = std::filesystem;

// Any number, as long as every test program takes the same.
constexpr const char* kLockTemplate = "SELECT pg_advisory_lock(7236841)";

std::string Programs() {
  std::vector<fs::path> versions;
  if (fs::exists("/usr/lib/postgresql")) {
    for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql")) {
      versions.push_back(entry.path());
    }
  }
  if (versions.empty()) throw std::runtime_error("PostgreSQL is not installed");
  return (*std::max_element(versions.begin(), versions.end()) / "bin").string();
}

// A cluster that lives as long as this test program and gives up durability.
class ThrowAwayCluster {
 public:
  ThrowAwayCluster() : owner_(getpid()) {
    if (geteuid() == 0) as_user_ = "setpriv --reuid=postgres --regid=postgres --init-groups ";
    RemoveOrphans();
    std::string pattern = absl::StrCat(kFolders, "XXXXXX");
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder for PostgreSQL");
    folder_ = pattern;
    std::ofstream(folder_ + kOwner) << owner_;
    if (geteuid() == 0) Shell(absl::StrCat("chown postgres:postgres ", folder_));
    Shell(absl::StrCat(as_user_, Programs(), "/initdb -D ", folder_,
                       "/data -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 "
                       "--no-sync"));
    Shell(absl::StrCat(as_user_, Programs(), "/pg_ctl -D ", folder_, "/data -l ", folder_,
                       "/log -w -o \"-k ", folder_,
                       " -c listen_addresses='' -c fsync=off -c full_page_writes=off "
                       "-c synchronous_commit=off -c jit=off -c timezone=UTC "
                       "-c max_connections=60 -c shared_buffers=64MB\" start"));
  }

  ~ThrowAwayCluster() {
    // A child of fork, as death tests make, must leave the cluster alone.
    if (getpid() != owner_) return;
    if (!Remove(folder_)) std::abort();
  }

  ThrowAwayCluster(const ThrowAwayCluster&) = delete;
  ThrowAwayCluster& operator=(const ThrowAwayCluster&) = delete;

  std::string Conninfo() const { return absl::StrCat("host=", folder_, " user=postgres"); }

 private:
  static constexpr const char* kFolders = "/tmp/candour-pg-";
  // A file with the number of the process that the cluster belongs to.
  static constexpr const char* kOwner = "/owner";

  bool Remove(const std::string& folder) const {
    const std::string stop =
        absl::StrCat("cd / && ", as_user_, Programs(), "/pg_ctl -D ", folder,
                     "/data -m immediate -w stop >/dev/null 2>&1; rm -rf ", folder);
    return std::system(stop.c_str()) == 0;
  }

  // Removes the clusters of test programs that were killed.
  void RemoveOrphans() const {
    for (const auto& entry : fs::directory_iterator("/tmp")) {
      const std::string folder = entry.path().string();
      pid_t owner = 0;
      if (folder.rfind(kFolders, 0) != 0 || !(std::ifstream(folder + kOwner) >> owner)) continue;
      // Somebody else's process is alive too, though it may not be signalled.
      if (kill(owner, 0) == -1 && errno == ESRCH) Remove(folder);
    }
  }

  static void Shell(const std::string& command) {
    const std::string quiet = absl::StrCat("cd / && ", command, " >/dev/null </dev/null");
    if (std::system(quiet.c_str()) != 0) throw std::runtime_error("failed: " + command);
  }

  pid_t owner_;
  std::string folder_;
  std::string as_user_;
};

std::string SuperuserConninfo() {
  const char* given = std::getenv("CANDOUR_TEST_DATABASE");
  if (given != nullptr && *given != '\0') return given;
  static const ThrowAwayCluster kCluster;
  return kCluster.Conninfo();
}

struct Migration {
  std::string name;
  std::string path;
  std::string up;
};

std::string UpPart(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  const std::string whole = text.str();
  const std::size_t up = whole.find("-- migrate:up");
  if (up == std::string::npos) throw std::runtime_error("no -- migrate:up in " + path.string());
  return whole.substr(up, whole.find("-- migrate:down") - up);
}

// Every service's migrations in the one order of their numbers.
std::vector<Migration> Migrations() {
  std::vector<Migration> migrations;
  for (const auto& schema : fs::directory_iterator(CANDOUR_SOURCE_ROOT "/db")) {
    const fs::path folder = schema.path() / "migrations";
    if (!fs::is_directory(folder)) continue;
    for (const auto& file : fs::directory_iterator(folder)) {
      if (file.path().extension() != ".sql") continue;
      migrations.push_back(
          {file.path().filename().string(), file.path().string(), UpPart(file.path())});
    }
  }
  std::sort(migrations.begin(), migrations.end(),
            [](const Migration& a, const Migration& b) { return a.name < b.name; });
  return migrations;
}

std::string TemplateName(const std::vector<Migration>& migrations) {
  std::string all;
  for (const Migration& migration : migrations) absl::StrAppend(&all, migration.up, "\n");
  return "candour_template_" + Hex(Sha256(all)).substr(0, 12);
}

void Migrate(const std::string& name, const std::vector<Migration>& migrations) {
  for (const Migration& migration : migrations) {
    // A connection each, as SET ROLE must not reach into the next one.
    pqxx::connection connection(ClusterConninfo(name));
    pqxx::work tx(connection);
    try {
      tx.exec(migration.up);
      tx.commit();
    } catch (const pqxx::sql_error& e) {
      throw std::runtime_error(absl::StrCat(migration.path, ": ", e.what()));
    }
  }
}

}  // namespace

std::string ClusterConninfo(const std::string& name) {
  return absl::StrCat(SuperuserConninfo(), " dbname=", name);
}

std::string MigratedTemplate() {
  const std::vector<Migration> migrations = Migrations();
  std::string name = TemplateName(migrations);
  pqxx::connection connection(ClusterConninfo("postgres"));
  pqxx::nontransaction tx(connection);
  tx.exec(kLockTemplate);
  if (tx.exec("SELECT FROM pg_database WHERE datname = " + tx.quote(name)).empty()) {
    // It gets its name when it is whole, so that a broken-off start leaves no half template.
    const std::string unfinished = name + "_unfinished";
    tx.exec("DROP DATABASE IF EXISTS " + unfinished + " WITH (FORCE)");
    tx.exec("CREATE DATABASE " + unfinished + " TEMPLATE template0");
    Migrate(unfinished, migrations);
    tx.exec("ALTER DATABASE " + unfinished + " RENAME TO " + name);
  }
  return name;
}

}  // namespace candour
