#include "services/query/order_by.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <variant>

#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/base/text.h"
#include "services/query/nearest.h"
#include "services/query/utf8.h"

namespace pepiniere::query {
namespace {

using base::Absl;
using base::Concat;

constexpr std::size_t kMaxBytes = 1024;

absl::Status Error(std::string_view problem) { return absl::InvalidArgumentError(Concat("order_by: ", problem)); }

const SortKey* FindKey(const SortSchema& schema, std::string_view name) {
  if (name == schema.unique.name) return &schema.unique;
  const auto key =
      std::find_if(schema.keys.begin(), schema.keys.end(), [name](const SortKey& k) { return k.name == name; });
  return key == schema.keys.end() ? nullptr : &*key;
}

absl::Status UnknownKey(const SortSchema& schema, std::string_view name, bool privileged) {
  std::vector<std::string_view> known;
  for (const SortKey& key : schema.keys) {
    if (!key.restricted || privileged) known.push_back(key.name);
  }
  known.push_back(schema.unique.name);
  return Error(Concat("there is no sort key '", Abridge(name, 40), "'; ", Suggest(name, known)));
}

// "title", "title desc", "title asc".
absl::StatusOr<SortTerm> ParseTerm(absl::string_view text, const SortSchema& schema, bool privileged) {
  const std::vector<std::string> words = absl::StrSplit(text, absl::ByAnyChar(" \t\r\n"), absl::SkipEmpty());
  if (words.empty()) return Error("a sort key is missing; write \"title desc, create_time\"");
  const SortKey* key = FindKey(schema, words[0]);
  if (!key) return UnknownKey(schema, words[0], privileged);
  if (key->restricted && !privileged) {
    return absl::PermissionDeniedError(Concat("order_by: sorting on '", key->name, "' is not open to this caller"));
  }
  if (words.size() == 1) return SortTerm{*key, false};
  const bool descending = absl::EqualsIgnoreCase(words[1], "desc");
  if (words.size() > 2 || (!descending && !absl::EqualsIgnoreCase(words[1], "asc"))) {
    return Error(Concat("after '", words[0], "' comes desc, a comma or the end, not '", Abridge(words[1], 24), "'"));
  }
  return SortTerm{*key, descending};
}

bool IsOfType(const SqlValue& value, const SortKey& key) {
  if (std::holds_alternative<std::nullptr_t>(value)) return key.nullable;
  switch (key.type) {
    case SortType::kString:
      return std::holds_alternative<std::string>(value);
    case SortType::kInteger:
      return std::holds_alternative<std::int64_t>(value);
    case SortType::kDate:
      return std::holds_alternative<base::Date>(value);
  }
  return false;
}

bool IsNull(const SqlValue& value) { return std::holds_alternative<std::nullptr_t>(value); }

// Rows whose key sorts after `value`. NULL is the smallest.
SqlFragment IsAfter(const SortTerm& term, const SqlValue& value) {
  const std::string& sql = term.key.sql;
  SqlFragment after;
  if (IsNull(value)) return after.Add(term.descending ? "FALSE" : sql + " IS NOT NULL");
  const bool nulls_follow = term.descending && term.key.nullable;
  after.Add(nulls_follow ? "(" : "").Add(sql).Add(term.descending ? " < " : " > ").Bind(value);
  return nulls_follow ? after.Add(Concat(" OR ", sql, " IS NULL)")) : after;
}

SqlFragment IsEqual(const SortTerm& term, const SqlValue& value) {
  SqlFragment equal;
  equal.Add(term.key.sql);
  return IsNull(value) ? equal.Add(" IS NULL") : equal.Add(" = ").Bind(value);
}

}  // namespace

std::string OrderBy::Sql() const {
  return "ORDER BY " + absl::StrJoin(terms, ", ", [](std::string* out, const SortTerm& term) {
           *out += term.key.sql + (term.descending ? " DESC" : "");
         });
}

std::string OrderBy::Columns() const {
  return absl::StrJoin(terms, ", ", [](std::string* out, const SortTerm& term) { *out += term.key.sql; });
}

std::string OrderBy::ToString() const {
  return absl::StrJoin(terms, ",", [](std::string* out, const SortTerm& term) {
    *out += term.key.name + (term.descending ? " desc" : "");
  });
}

absl::Status OrderBy::Accepts(absl::Span<const SqlValue> last) const {
  if (last.size() != terms.size()) return Error("not as many values as sort keys");
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (!IsOfType(last[i], terms[i].key))
      return Error(Concat("the value of '", terms[i].key.name, "' is of another type"));
  }
  return absl::OkStatus();
}

absl::StatusOr<SqlFragment> OrderBy::After(absl::Span<const SqlValue> last) const {
  if (absl::Status s = Accepts(last); !s.ok()) return s;
  if (terms.size() == 1) return IsAfter(terms[0], last[0]);
  SqlFragment after;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    after.Add(i == 0 ? "((" : " OR (");
    for (std::size_t j = 0; j < i; ++j) after.Add(IsEqual(terms[j], last[j])).Add(" AND ");
    after.Add(IsAfter(terms[i], last[i])).Add(")");
  }
  return after.Add(")");
}

absl::StatusOr<OrderBy> ParseOrderBy(std::string_view text, const SortSchema& schema, bool privileged) {
  if (text.size() > kMaxBytes || FirstInvalidUtf8(text)) {
    return Error(Concat("UTF-8 text of at most ", kMaxBytes, " bytes is read"));
  }
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) text = schema.default_order;
  OrderBy order;
  bool unique = false;
  std::vector<absl::string_view> written;
  if (!text.empty()) written = absl::StrSplit(Absl(text), ',');
  if (written.size() > schema.max_keys) return Error(Concat("at most ", schema.max_keys, " keys"));
  for (const absl::string_view part : written) {
    absl::StatusOr<SortTerm> term = ParseTerm(part, schema, privileged);
    if (!term.ok()) return term.status();
    const bool repeated = std::any_of(order.terms.begin(), order.terms.end(),
                                      [&term](const SortTerm& t) { return t.key.name == term->key.name; });
    if (repeated) return Error(Concat("'", term->key.name, "' is given twice"));
    if (unique) continue;
    unique = term->key.name == schema.unique.name;
    order.terms.push_back(*std::move(term));
  }
  if (!unique) order.terms.push_back({schema.unique, !order.terms.empty() && order.terms.back().descending});
  return order;
}

}  // namespace pepiniere::query
