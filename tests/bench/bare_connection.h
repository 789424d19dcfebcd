// Connector/C++ as it comes, with the session set up as ours is. Throws.
#pragma once

#include <cppconn/connection.h>
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>
#include <cppconn/statement.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "tests/bench/bare.h"

namespace pepiniere::bench {

class BareConnection {
 public:
  explicit BareConnection(const Database& database);

  // `sql` is a literal: its address is its key.
  template <class... Args>
  sql::PreparedStatement& Bind(const char* sql, const Args&... args) {
    sql::PreparedStatement& statement = Prepared(sql);
    unsigned index = 0;
    (Set(statement, ++index, args), ...);
    return statement;
  }
  template <class... Args>
  void Execute(const char* sql, const Args&... args) {
    Bind(sql, args...).executeUpdate();
  }
  template <class... Args>
  std::unique_ptr<sql::ResultSet> Query(const char* sql, const Args&... args) {
    return std::unique_ptr<sql::ResultSet>(Bind(sql, args...).executeQuery());
  }
  void Run(const char* sql) { statement_->execute(sql); }

 private:
  sql::PreparedStatement& Prepared(const char* sql);
  static void Set(sql::PreparedStatement& s, unsigned i, std::int64_t v) { s.setInt64(i, v); }
  static void Set(sql::PreparedStatement& s, unsigned i, const std::string& v) { s.setString(i, v); }

  std::unique_ptr<sql::Connection> connection_;
  std::unique_ptr<sql::Statement> statement_;
  std::map<const char*, std::unique_ptr<sql::PreparedStatement>> prepared_;
};

}  // namespace pepiniere::bench
