// The prepared statements of one connection.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"

namespace sql {
class Connection;
class PreparedStatement;
}  // namespace sql

namespace pepiniere::db {

// Keeps the statements used last, by their text. One that is dropped is destroyed, which is what frees it on the server
// (its close() does not), so no result of it may be alive then. Throws what the connector throws.
class StatementCache {
 public:
  StatementCache(sql::Connection& connection, std::size_t capacity);
  ~StatementCache();
  StatementCache(const StatementCache&) = delete;
  StatementCache& operator=(const StatementCache&) = delete;

  // The statement of `text`, prepared if it is new. Valid until the next Get.
  sql::PreparedStatement& Get(std::string_view text);

  // Forgets the statement of `text`, if there is one.
  void Drop(std::string_view text);

 private:
  struct Entry {
    std::string text;
    std::unique_ptr<sql::PreparedStatement> statement;
  };

  sql::Connection& connection_;
  const std::size_t capacity_;
  std::list<Entry> entries_;  // The one used last comes first.
  absl::flat_hash_map<std::string_view, std::list<Entry>::iterator> by_text_;
};

}  // namespace pepiniere::db
