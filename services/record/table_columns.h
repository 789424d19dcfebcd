// The columns of a table (table.h): their names, a value on its way in and a row on its way out. For the .cc file of a
// store, as table_statements.h is.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/problems.h"
#include "services/base/stored.h"
#include "services/base/text.h"
#include "services/db/row.h"
#include "services/db/value.h"
#include "services/json/json.h"
#include "services/json/reader.h"
#include "services/query/sql_fragment.h"
#include "services/record/document.h"
#include "services/record/document_fields.h"
#include "services/record/table.h"

namespace pepiniere::record {

// How a table is laid out, where it is not as table.h says: its store specializes Layout<T> before it says
// PEPINIERE_TABLE(T).
struct StandardLayout {
  // Its name; empty: its collection's.
  static constexpr std::string_view kTable{};
  // The columns that hold an id, a part each ("x/3": {"project_id", "number"}). Of a T that is numbered below its
  // parent, the last one is the number.
  static constexpr std::array<std::string_view, 1> kKey = {"id"};
  // Fields whose column has another name, each with that name.
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 0> kRenamed{};
  // What it has of a row's life, beside created_at_us. Without deleted_at_us a deletion removes the row, without a
  // version the table keeps no history.
  static constexpr bool kHasVersion = true, kHasUpdated = true, kHasDeleted = true, kHasUid = true;
  // Whether record_history has its versions.
  static constexpr bool kKeepsHistory = true;
  // Whether these say too which of them were deleted: record_history has a column `deleted` then. Who asks what there
  // was at some time needs it, for what was brought back was away for a while.
  static constexpr bool kMarksDeletions = false;
  // The fields of which the audit says nothing.
  static bool Unaudited(std::string_view) { return false; }
  // Where its fields are in one column, `document`, what other columns repeat of them, to find rows by:
  //   static void Repeated(auto&& visit, auto&... each);
};
template <typename T>
struct Layout : StandardLayout {};

namespace table {

using base::Concat;

template <typename T>
concept IsDocument = requires(const T& value) {
  Layout<T>::Repeated([](auto&&...) {}, value);
};

template <typename T>
constexpr std::string_view NameOfTable() {
  return Layout<T>::kTable.empty() ? std::string_view(T::kCollection) : Layout<T>::kTable;
}

template <typename T, typename Visit, typename... Each>
void VisitColumns(Visit&& visit, Each&... each) {
  if constexpr (IsDocument<T>) {
    Layout<T>::Repeated(visit, each...);
  } else {
    base::VisitAllFields<T>(visit, each...);
  }
}

template <typename T>
std::string_view ColumnOf(std::string_view field) {
  const auto& renamed = Layout<T>::kRenamed;
  const auto found = std::ranges::find(renamed, field, [](const auto& pair) { return pair.first; });
  return found == renamed.end() ? field : found->second;
}

// Those of its fields, in the order in which Cells has their values.
template <typename T>
std::vector<std::string_view> FieldColumns() {
  std::vector<std::string_view> columns;
  if constexpr (IsDocument<T>) columns.push_back("document");
  const T blank{};
  VisitColumns<T>([&](const char* name, const auto&) { columns.push_back(ColumnOf<T>(name)); }, blank);
  return columns;
}

inline std::string Joined(const auto& columns, std::string_view between, std::string_view suffix = "") {
  std::string text;
  for (const std::string_view column : columns) text += Concat(text.empty() ? "" : between, column, suffix);
  return text;
}

// "id", or "CONCAT_WS('/', project_id, number)".
template <typename T>
std::string IdSql() {
  const auto& key = Layout<T>::kKey;
  return key.size() == 1 ? std::string(key[0]) : Concat("CONCAT_WS('/', ", Joined(key, ", "), ")");
}
template <typename T>
std::string KeyIs() {
  return Joined(Layout<T>::kKey, " AND ", " = ?");
}
// The values of these columns. They borrow `id`; one that is not of this shape is nobody's.
template <typename T>
std::vector<db::Value> KeyOf(std::string_view id) {
  constexpr std::size_t kParts = Layout<T>::kKey.size();
  std::vector<db::Value> parts;
  for (std::size_t i = 0; i < kParts; ++i) {
    const std::size_t end = i + 1 == kParts ? id.size() : std::min(id.find('/'), id.size());
    const std::string_view part = id.substr(0, end);
    id.remove_prefix(std::min(end + 1, id.size()));
    const bool is_number = Numbered<T> && i + 1 == kParts;
    parts.push_back(is_number ? db::Value(NumberIn(part)) : db::Value(part));
  }
  return parts;
}

// Adds that a row lies below the parent of that id.
template <typename T>
void AddBelow(query::SqlFragment& where, const std::string& parent) {
  if constexpr (Layout<T>::kKey.size() == 1) {
    // What is below it has its id, a slash, and more; '0' is the character after the slash.
    where.Add(" AND id > ").Bind(parent + "/");
    where.Add(" AND id < ").Bind(parent + "0");
  } else {
    where.Add(Concat(" AND ", Layout<T>::kKey[0], " = ")).Bind(parent);
  }
}
template <typename T>
constexpr std::string_view AndLives() {
  return Layout<T>::kHasDeleted ? " AND deleted_at_us IS NULL" : "";
}

inline constexpr int kFirstField = 6;

// What Read reads: its id and its life, then its fields.
template <typename T>
std::string Selected() {
  using L = Layout<T>;
  return Concat(IdSql<T>(), ", ", L::kHasVersion ? "version" : "1", ", created_at_us, ",
                L::kHasUpdated ? "updated_at_us" : "created_at_us", ", ", L::kHasDeleted ? "deleted_at_us" : "NULL",
                ", ", L::kHasUid ? "uid" : "''", ", ", Joined(FieldColumns<T>(), ", "));
}
template <typename T>
int SelectedCount() {
  return kFirstField + static_cast<int>(FieldColumns<T>().size());
}

// A field in its column. False: the column holds no such thing.
inline bool Take(const db::Row& row, int column, std::string& field) {
  field = row.String(column);
  return true;
}
inline bool Take(const db::Row& row, int column, bool& field) {
  field = row.Bool(column);
  return true;
}
inline bool Take(const db::Row& row, int column, int& field) {
  field = row.Int(column);
  return true;
}
inline bool Take(const db::Row& row, int column, double& field) {
  field = row.Double(column);
  return true;
}
inline bool Take(const db::Row& row, int column, base::Date& field) {
  field = row.Date(column);
  return true;
}
inline bool Take(const db::Row& row, int column, absl::Time& field) {
  field = row.Int64(column) == std::numeric_limits<std::int64_t>::max() ? absl::InfiniteFuture() : row.Time(column);
  return true;
}
template <typename Enum>
requires std::is_enum_v<Enum>
bool Take(const db::Row& row, int column, Enum& field) { return ReadSymbol(row.String(column), field); }
template <typename Field>
bool Take(const db::Row& row, int column, std::optional<Field>& field) {
  field.reset();
  return row.IsNull(column) || Take(row, column, field.emplace());
}
template <typename T>
bool Take(const db::Row& row, int column, std::vector<T>& field) {
  const std::string text = row.String(column);
  if (text.empty()) return true;
  const json::Reader json(text);
  return json.root() && ReadField(*json.root(), field);
}

inline db::Value Cell(const auto& field) { return field; }
inline db::Value Cell(bool field) { return field ? 1 : 0; }
template <typename Enum>
requires std::is_enum_v<Enum> db::Value Cell(const Enum& field) { return Symbol(field); }
template <typename Enum>
requires std::is_enum_v<Enum> db::Value Cell(const std::optional<Enum>& field) {
  return field ? db::Value(Symbol(*field)) : db::Value(std::nullopt);
}

// The cells of a row, in the order of FieldColumns. They borrow texts of `value` and of this.
template <typename T>
class Cells {
 public:
  explicit Cells(const T& value) {
    texts_.reserve(FieldColumns<T>().size());
    if constexpr (IsDocument<T>) values_.push_back(texts_.emplace_back(ToDocument(value)));
    VisitColumns<T>([this](auto, const auto& field) { this->Add(field); }, value);
  }
  std::vector<db::Value>& values() { return values_; }

 private:
  template <typename Item>
  void Add(const std::vector<Item>& list) {
    const std::optional<Json> written = WriteField(list);
    values_.push_back(texts_.emplace_back(written ? json::Dump(*written) : ""));
  }
  void Add(const auto& field) { values_.push_back(Cell(field)); }

  std::vector<std::string> texts_;
  std::vector<db::Value> values_;
};

// The columns from `column` on. A T that can make something of what a column holds and its field does not says so, by
//   static bool Mend(T&, std::string_view field, const std::string& text);
// The name of a field that nothing could be made of; empty: there is none.
template <typename T>
std::string_view TakeColumns(const db::Row& row, int column, T& value) {
  struct Odd {
    std::string_view field;
    std::string text;
  };
  std::vector<Odd> odd;
  VisitColumns<T>(
      [&](const char* name, auto& field) {
        const bool fits = Take(row, column, field);
        if (!fits || absl::IsDataLoss(row.status())) {
          odd.push_back({name, row.String(column)});
          row.Forgive();
        }
        ++column;
      },
      value);
  std::string_view wrong;
  for (const Odd& cell : odd) {
    bool mended = false;
    if constexpr (requires { T::Mend(value, cell.field, cell.text); }) {
      mended = T::Mend(value, cell.field, cell.text);
    }
    if (!mended) wrong = cell.field;
  }
  return wrong;
}

template <typename T>
base::Stored<T> ReadLife(const db::Row& row) {
  return {row.String(0), row.Int64(1), T{}, row.Time(2), row.Time(3), row.OptTime(4), row.String(5)};
}

// What can be read of a row, whatever else is in it.
template <typename T>
base::Stored<T> ReadBroken(const db::Row& row) {
  base::Stored<T> stored = ReadLife<T>(row);
  TakeColumns(row, kFirstField + (IsDocument<T> ? 1 : 0), stored.value);
  return stored;
}

template <typename T>
absl::StatusOr<base::Stored<T>> Read(const db::Row& row) {
  base::Stored<T> stored = ReadLife<T>(row);
  std::string_view wrong;
  if constexpr (IsDocument<T>) {
    const absl::Status read = FromDocument(row.String(kFirstField), stored.value);
    if (!read.ok()) return read;
  } else {
    wrong = TakeColumns(row, kFirstField, stored.value);
  }
  if constexpr (requires { stored.value.source_fields; }) {
    if (!IsObject(stored.value.source_fields)) wrong = "source_fields";
  }
  if (!wrong.empty()) return absl::DataLossError(Concat(wrong, " is not what is kept there"));
  return stored;
}

}  // namespace table
}  // namespace pepiniere::record
