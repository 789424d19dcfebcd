// A schema of the test run's MariaDB for one test to fill.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "services/db/database.h"

namespace pepiniere::testing {

// How to reach the server of the test run (PEPINIERE_TEST_SOCKET) as its superuser, in `schema`.
db::ConnectionOptions ServerOptions(const std::string& schema = "");

// Creates a schema of a fresh random name, applies the migrations of `folders` in turn ("migrations/shared"; dbmate
// files, sorted by name, their `-- migrate:up` part) and drops it at the end. Aborts the program if any of that fails.
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
  base::SystemClock clock_;
  db::ConnectionOptions options_;
  std::unique_ptr<db::Database> database_;
};

}  // namespace pepiniere::testing
