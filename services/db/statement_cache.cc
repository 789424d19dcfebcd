#include "services/db/statement_cache.h"

#include <cppconn/connection.h>
#include <cppconn/prepared_statement.h>

#include <algorithm>

namespace pepiniere::db {

StatementCache::StatementCache(sql::Connection& connection, std::size_t capacity)
    : connection_(connection), capacity_(std::max<std::size_t>(capacity, 1)) {}

StatementCache::~StatementCache() = default;

sql::PreparedStatement& StatementCache::Get(std::string_view text) {
  if (const auto known = by_text_.find(text); known != by_text_.end()) {
    entries_.splice(entries_.begin(), entries_, known->second);
    return *entries_.front().statement;
  }
  std::unique_ptr<sql::PreparedStatement> statement(
      connection_.prepareStatement(sql::SQLString(text.data(), text.size())));
  if (entries_.size() == capacity_) {
    by_text_.erase(entries_.back().text);
    entries_.pop_back();
  }
  entries_.push_front({std::string(text), std::move(statement)});
  by_text_.emplace(entries_.front().text, entries_.begin());
  return *entries_.front().statement;
}

void StatementCache::Drop(std::string_view text) {
  const auto known = by_text_.find(text);
  if (known == by_text_.end()) return;
  const auto entry = known->second;
  by_text_.erase(known);
  entries_.erase(entry);
}

}  // namespace pepiniere::db
