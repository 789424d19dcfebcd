// A schema of the test run's MariaDB for one test to fill.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "services/db/database.h"

namespace pepiniere::testing {

// How to reach the server of the test run (PEPINIERE_TEST_SOCKET) as its superuser, in `schema`.
db::ConnectionOptions ServerOptions(const std::string& schema = "");

// A schema of a random name with the migrations of `folders` applied in turn ("migrations/shared"; dbmate files, sorted
// by name, their `-- migrate:up` part). Aborts the program if that fails.
//
// Migrating takes most of a short test's time. So what was migrated is kept for the program's next test that asks for
// the same, which finds it as the migrations left it: what a test wrote is gone, and the tables that it added. A test
// must not alter or drop the tables that the migrations made. All are dropped at the program's end.
class TestSchema {
 public:
  explicit TestSchema(const std::vector<std::string>& folders = {});
  // On another server.
  TestSchema(db::ConnectionOptions server, const std::vector<std::string>& folders);
  ~TestSchema();
  TestSchema(const TestSchema&) = delete;
  TestSchema& operator=(const TestSchema&) = delete;

  const std::string& name() const { return options_.schema; }
  // How to reach this schema, for whoever makes their own pool.
  const db::ConnectionOptions& options() const { return options_; }
  // A pool of 8 into it.
  db::Database& database() { return *database_; }

  // Shortcuts that abort on an error: a statement, a script of statements, one number.
  void Run(const std::string& sql);
  void RunScript(const std::string& sql);
  std::int64_t Count(const std::string& sql);

 private:
  void Create();
  void Migrate();
  void Empty();
  std::vector<std::string> Names(const std::string& sql);

  base::SystemClock clock_;
  db::ConnectionOptions options_;
  std::vector<std::string> folders_;
  std::vector<std::string> tables_;       // those that the migrations made
  std::vector<std::string> partitioned_;  // and of these, those that have partitions
  std::unique_ptr<db::Database> database_;
};

}  // namespace pepiniere::testing
