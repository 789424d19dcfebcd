#include "tests/support/database.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
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
    : options_(std::move(server)) {
  options_.schema = absl::AsciiStrToLower(absl::StrCat("test_", base::NewId(absl::Now())));
  db::ConnectionOptions outside = options_;
  outside.schema.clear();
  db::Database creator(outside, {.max_size = 1}, clock_);
  Check(creator.Read(Soon(),
                     [&](db::Session& session) {
                       return session.Run(
                           absl::StrCat("CREATE DATABASE ", name(), " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"));
                     }),
        "create a schema");
  database_ = std::make_unique<db::Database>(options_, db::PoolOptions{.max_size = 8}, clock_);
  for (const std::string& folder : folders) {
    for (const auto& file : Migrations(folder)) RunScript(UpPart(ReadFile(file)));
  }
}

TestSchema::~TestSchema() {
  // The server may have been stopped by the test itself.
  database_->Read(Soon(), [&](db::Session& session) { return session.Run(absl::StrCat("DROP DATABASE ", name())); })
      .IgnoreError();
}

void TestSchema::Run(const std::string& sql) {
  Check(database_->Read(Soon(), [&](db::Session& session) { return session.Run(sql); }), sql);
}

void TestSchema::RunScript(const std::string& sql) {
  std::string statement;
  for (const auto line : absl::StrSplit(sql, '\n')) {
    if (absl::StartsWith(absl::StripLeadingAsciiWhitespace(line), "--")) continue;
    absl::StrAppend(&statement, line, "\n");
    if (!absl::EndsWith(absl::StripTrailingAsciiWhitespace(line), ";")) continue;
    Run(std::string(absl::StripSuffix(absl::StripAsciiWhitespace(statement), ";")));
    statement.clear();
  }
  if (!absl::StripAsciiWhitespace(statement).empty()) Run(statement);
}

std::int64_t TestSchema::Count(const std::string& sql) {
  const auto count = database_->Read(Soon(), [&](db::Session& session) {
    return session.QueryOne(sql, {}, [](const db::Row& row) { return row.Int64(0); });
  });
  Check(count.status(), sql);
  return count->value_or(0);
}

}  // namespace pepiniere::testing
