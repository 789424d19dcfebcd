#include "services/db/row.h"

#include <cppconn/resultset.h>
#include <cppconn/resultset_metadata.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/db/guard.h"

namespace pepiniere::db {

void Row::Fail(int column, const char* why) const {
  if (status_.ok()) status_ = absl::InternalError(absl::StrCat("column ", column, " of a result ", why));
}

// The connector counts columns from 1.
template <typename T, typename Get>
T Row::Read(int column, Get get) const {
  T value{};
  const absl::Status read = Guarded([&] { value = get(static_cast<std::uint32_t>(column + 1)); });
  if (!read.ok()) Fail(column, "cannot be read as what was asked for");
  return value;
}

bool Row::IsNull(int column) const {
  return Read<bool>(column, [&](std::uint32_t i) { return result_.isNull(i); });
}

std::int64_t Row::Int64(int column) const {
  const auto value = Read<std::int64_t>(column, [&](std::uint32_t i) { return result_.getInt64(i); });
  // The connector wraps a large unsigned around instead of refusing it.
  if (value < 0 && !Read<bool>(column, [&](std::uint32_t i) { return result_.getMetaData()->isSigned(i); })) {
    Fail(column, "is beyond a signed integer");
    return 0;
  }
  return value;
}

std::uint64_t Row::UInt64(int column) const {
  return Read<std::uint64_t>(column, [&](std::uint32_t i) { return result_.getUInt64(i); });
}

int Row::Int(int column) const {
  const std::int64_t value = Int64(column);
  if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max()) {
    Fail(column, "is beyond an int");
    return 0;
  }
  return static_cast<int>(value);
}

double Row::Double(int column) const {
  return Read<double>(column, [&](std::uint32_t i) { return static_cast<double>(result_.getDouble(i)); });
}

bool Row::Bool(int column) const { return Int64(column) != 0; }

std::string Row::String(int column) const {
  return Read<std::string>(column, [&](std::uint32_t i) {
    sql::SQLString text = result_.getString(i);
    return std::move(*text.operator->());
  });
}

base::Date Row::Date(int column) const {
  std::string text = String(column);
  if (text.empty()) return {};
  // The connector leaves out the zeros before a year's first digit: 999-12-31.
  text.insert(0, 4 - std::min<std::size_t>(text.find('-'), 4), '0');
  const auto date = base::Date::Parse(std::string_view(text).substr(0, 10));
  if (!date && status_.ok()) status_ = absl::DataLossError(absl::StrCat("column ", column, " holds no date: ", text));
  return date.value_or(base::Date());
}

base::Date Row::Day(int column) const { return OptDay(column).value_or(base::Date()); }

absl::Time Row::Time(int column) const { return absl::FromUnixMicros(Int64(column)); }

// NULL reads as the type's zero, so that few values cost the question whether they are NULL.
std::optional<std::int64_t> Row::OptInt64(int c) const {
  const std::int64_t value = Int64(c);
  return value == 0 && IsNull(c) ? std::nullopt : std::make_optional(value);
}
std::optional<int> Row::OptInt(int c) const {
  const int value = Int(c);
  return value == 0 && IsNull(c) ? std::nullopt : std::make_optional(value);
}
std::optional<double> Row::OptDouble(int c) const {
  const double value = Double(c);
  return value == 0 && IsNull(c) ? std::nullopt : std::make_optional(value);
}
std::optional<bool> Row::OptBool(int c) const {
  const std::optional<std::int64_t> value = OptInt64(c);
  return value ? std::make_optional(*value != 0) : std::nullopt;
}
std::optional<std::string> Row::OptString(int c) const {
  std::string value = String(c);
  return value.empty() && IsNull(c) ? std::nullopt : std::make_optional(std::move(value));
}
std::optional<base::Date> Row::OptDate(int c) const { return IsNull(c) ? std::nullopt : std::make_optional(Date(c)); }
std::optional<base::Date> Row::OptDay(int c) const {
  const std::optional<std::int64_t> number = OptInt64(c);
  if (!number) return std::nullopt;
  const auto day = base::Date::FromCivil(static_cast<int>(*number / 10000), static_cast<int>(*number / 100 % 100),
                                         static_cast<int>(*number % 100));
  if (!day && status_.ok()) status_ = absl::DataLossError(absl::StrCat("column ", c, " holds no date: ", *number));
  return day.value_or(base::Date());
}
std::optional<absl::Time> Row::OptTime(int c) const {
  const std::optional<std::int64_t> value = OptInt64(c);
  return value ? std::make_optional(absl::FromUnixMicros(*value)) : std::nullopt;
}

}  // namespace pepiniere::db
