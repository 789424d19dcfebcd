#include "services/query/sql_fragment.h"

#include <utility>

namespace pepiniere::query {

SqlFragment& SqlFragment::Add(std::string_view text) {
  sql += text;
  return *this;
}

SqlFragment& SqlFragment::Bind(SqlValue value) {
  sql += '?';
  args.push_back(std::move(value));
  return *this;
}

SqlFragment& SqlFragment::Add(const SqlFragment& other) {
  sql += other.sql;
  args.insert(args.end(), other.args.begin(), other.args.end());
  return *this;
}

}  // namespace pepiniere::query
