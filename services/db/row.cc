#include "services/db/row.h"

#include <cppconn/resultset.h>
#include <cppconn/resultset_metadata.h>

#include <algorithm>
#include <limits>

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
  return Read<std::string>(column, [&](std::uint32_t i) { return result_.getString(i).asStdString(); });
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

absl::Time Row::Time(int column) const { return absl::FromUnixMicros(Int64(column)); }

std::optional<std::int64_t> Row::OptInt64(int c) const {
  return IsNull(c) ? std::nullopt : std::make_optional(Int64(c));
}
std::optional<int> Row::OptInt(int c) const { return IsNull(c) ? std::nullopt : std::make_optional(Int(c)); }
std::optional<double> Row::OptDouble(int c) const { return IsNull(c) ? std::nullopt : std::make_optional(Double(c)); }
std::optional<bool> Row::OptBool(int c) const { return IsNull(c) ? std::nullopt : std::make_optional(Bool(c)); }
std::optional<std::string> Row::OptString(int c) const {
  return IsNull(c) ? std::nullopt : std::make_optional(String(c));
}
std::optional<base::Date> Row::OptDate(int c) const { return IsNull(c) ? std::nullopt : std::make_optional(Date(c)); }
std::optional<absl::Time> Row::OptTime(int c) const { return IsNull(c) ? std::nullopt : std::make_optional(Time(c)); }

}  // namespace pepiniere::db
