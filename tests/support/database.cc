#include "tests/support/database.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/base/ids.h"

namespace pepiniere::testing {
namespace {

void Check(const absl::Status& status, const std::string& what) {
  if (status.ok()) return;
  std::fprintf(stderr, "test database: %s: %s\n", what.c_str(), status.ToString().c_str());
  std::abort();
}

absl::Time Soon() { return absl::Now() + absl::Minutes(2); }

constexpr char kTables[] = "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()";

constexpr char kPartitioned[] =
    "SELECT DISTINCT table_name FROM information_schema.partitions WHERE table_schema = DATABASE() AND partition_name "
    "IS NOT NULL";

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) Check(absl::NotFoundError("not set; run the tests with ctest"), name);
  return value;
}

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) Check(absl::NotFoundError("cannot be read"), path.string());
  return text.str();
}

// What dbmate would run: from "-- migrate:up" to "-- migrate:down".
std::string UpPart(const std::string& migration) {
  constexpr char kUp[] = "-- migrate:up", kDown[] = "-- migrate:down";
  const std::size_t up = migration.find(kUp);
  if (up == std::string::npos) return "";
  const std::size_t from = std::min(migration.find('\n', up), migration.size());
  return migration.substr(from, migration.find(kDown, from) - from);
}

std::vector<std::filesystem::path> Migrations(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(Environment("PEPINIERE_SOURCE")) / folder)) {
    if (entry.path().extension() == ".sql") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

// The statements of a script, each without the semicolon that ends its last line.
std::vector<std::string> Statements(const std::string& script) {
  std::vector<std::string> statements;
  std::string statement;
  for (const auto line : absl::StrSplit(script, '\n')) {
    if (absl::StartsWith(absl::StripLeadingAsciiWhitespace(line), "--")) continue;
    absl::StrAppend(&statement, line, "\n");
    if (!absl::EndsWith(absl::StripTrailingAsciiWhitespace(line), ";")) continue;
    statements.emplace_back(absl::StripSuffix(absl::StripAsciiWhitespace(statement), ";"));
    statement.clear();
  }
  if (!absl::StripAsciiWhitespace(statement).empty()) statements.push_back(statement);
  return statements;
}

std::vector<std::string> StatementsOf(const std::vector<std::string>& folders) {
  std::vector<std::string> all;
  for (const std::string& folder : folders) {
    for (const auto& file : Migrations(folder)) {
      for (std::string& statement : Statements(UpPart(ReadFile(file)))) all.push_back(std::move(statement));
    }
  }
  return all;
}

// Schemas that a test had and the next one may have, by the server and the folders.
struct Kept {
  db::ConnectionOptions options;
  std::vector<std::string> folders, tables, partitioned;
};

class KeptSchemas : public ::testing::Environment {
 public:
  static KeptSchemas& Instance() {
    static KeptSchemas* const instance = new KeptSchemas;
    return *instance;
  }

  void Add(Kept schema) { schemas_.push_back(std::move(schema)); }

  std::optional<Kept> Take(const db::ConnectionOptions& server, const std::vector<std::string>& folders) {
    const auto found = std::ranges::find_if(
        schemas_, [&](const Kept& kept) { return kept.options.socket == server.socket && kept.folders == folders; });
    if (found == schemas_.end()) return std::nullopt;
    std::optional<Kept> kept = std::move(*found);
    schemas_.erase(found);
    return kept;
  }

  void TearDown() override {
    base::SystemClock clock;
    for (const Kept& kept : std::exchange(schemas_, {})) {
      db::Database database(kept.options, {.max_size = 1}, clock);
      Drop(database, kept.options.schema);
    }
  }

  static void Drop(db::Database& database, const std::string& schema) {
    // The server may have been stopped by the test itself.
    database.Read(Soon(), [&](db::Session& session) { return session.Run(absl::StrCat("DROP DATABASE ", schema)); })
        .IgnoreError();
  }

 private:
  std::vector<Kept> schemas_;
};

const auto* const kAtTheEnd = ::testing::AddGlobalTestEnvironment(&KeptSchemas::Instance());

}  // namespace

db::ConnectionOptions ServerOptions(const std::string& schema) {
  db::ConnectionOptions options;
  options.socket = Environment("PEPINIERE_TEST_SOCKET");
  options.user = "root";
  options.schema = schema;
  return options;
}

TestSchema::TestSchema(const std::vector<std::string>& folders) : TestSchema(ServerOptions(), folders) {}

TestSchema::TestSchema(db::ConnectionOptions server, const std::vector<std::string>& folders)
    : options_(std::move(server)), folders_(folders) {
  std::optional<Kept> kept = KeptSchemas::Instance().Take(options_, folders_);
  if (kept) {
    options_ = std::move(kept->options);
    tables_ = std::move(kept->tables);
    partitioned_ = std::move(kept->partitioned);
  } else {
    Create();
  }
  database_ = std::make_unique<db::Database>(options_, db::PoolOptions{.max_size = 8}, clock_);
  kept ? Empty() : Migrate();
}

TestSchema::~TestSchema() {
  if (folders_.empty()) {
    KeptSchemas::Drop(*database_, name());
  } else {
    KeptSchemas::Instance().Add({options_, folders_, tables_, partitioned_});
  }
}

void TestSchema::Create() {
  options_.schema.clear();
  db::Database creator(options_, {.max_size = 1}, clock_);
  options_.schema = absl::AsciiStrToLower(absl::StrCat("test_", base::NewId(absl::Now())));
  Check(creator.Read(Soon(),
                     [&](db::Session& session) {
                       return session.Run(
                           absl::StrCat("CREATE DATABASE ", name(), " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"));
                     }),
        "create a schema");
}

void TestSchema::Migrate() {
  for (const std::string& statement : StatementsOf(folders_)) Run(statement);
  if (folders_.empty()) return;
  tables_ = Names(kTables);
  partitioned_ = Names(kPartitioned);
}

// Tables are made anew rather than rows deleted: what the server knows of the sizes of tables begins anew too. Not
// those of partitions, of which each would be made anew.
void TestSchema::Empty() {
  std::vector<std::string> statements, filled;
  for (const std::string& table : Names(kTables)) {
    if (std::ranges::find(tables_, table) == tables_.end()) statements.push_back("DROP TABLE " + table);
  }
  for (const std::string& table : tables_)
    filled.push_back(absl::StrCat("(SELECT '", table, "' FROM ", table, " LIMIT 1)"));
  for (const std::string& table : Names(absl::StrJoin(filled, " UNION ALL ")))
    statements.push_back((std::ranges::count(partitioned_, table) > 0 ? "DELETE FROM " : "TRUNCATE ") + table);
  // The rows that the migrations themselves bring.
  for (std::string& statement : StatementsOf(folders_)) {
    if (absl::StartsWith(statement, "INSERT")) statements.push_back(std::move(statement));
  }
  for (const std::string& statement : statements) Run(statement);
}

std::vector<std::string> TestSchema::Names(const std::string& sql) {
  std::vector<std::string> names;
  Check(database_->Read(Soon(),
                        [&](db::Session& session) {
                          names.clear();
                          return session.Query(sql, {}, [&](const db::Row& row) {
                            names.push_back(row.String(0));
                            return absl::OkStatus();
                          });
                        }),
        sql);
  return names;
}

void TestSchema::Run(const std::string& sql) {
  Check(database_->Read(Soon(), [&](db::Session& session) { return session.Run(sql); }), sql);
}

void TestSchema::RunScript(const std::string& sql) {
  for (const std::string& statement : Statements(sql)) Run(statement);
}

std::int64_t TestSchema::Count(const std::string& sql) {
  const auto count = database_->Read(Soon(), [&](db::Session& session) {
    return session.QueryOne(sql, {}, [](const db::Row& row) { return row.Int64(0); });
  });
  Check(count.status(), sql);
  return count->value_or(0);
}

}  // namespace pepiniere::testing
