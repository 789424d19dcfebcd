// One row of a result, read by column index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/base/date.h"

namespace sql {
class ResultSet;
}

namespace pepiniere::db {

// Valid only while its callback runs. Columns count from 0, in the order of the SELECT. The plain getters give the
// type's zero for NULL; the Opt ones give none. A getter never throws: a column that does not hold what was asked for
// (a text in Int64, an unsigned beyond int64 in Int64, a column that is not there) gives zero, and the whole query
// INTERNAL.
class Row {
 public:
  explicit Row(sql::ResultSet& result) : result_(result) {}
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;

  bool IsNull(int column) const;
  std::int64_t Int64(int column) const;
  std::uint64_t UInt64(int column) const;
  int Int(int column) const;
  double Double(int column) const;
  bool Bool(int column) const;
  // Text or bytes, as stored.
  std::string String(int column) const;
  // A DATE column.
  base::Date Date(int column) const;
  // The same of `column + 0`, the number YYYYMMDD, which costs a tenth of a DATE; of NULL, the type's zero.
  base::Date Day(int column) const;
  // A BIGINT column of microseconds since 1970-01-01 UTC (`..._us`).
  absl::Time Time(int column) const;

  std::optional<std::int64_t> OptInt64(int column) const;
  std::optional<int> OptInt(int column) const;
  std::optional<double> OptDouble(int column) const;
  std::optional<bool> OptBool(int column) const;
  std::optional<std::string> OptString(int column) const;
  std::optional<base::Date> OptDate(int column) const;
  std::optional<base::Date> OptDay(int column) const;
  std::optional<absl::Time> OptTime(int column) const;

  // What the getters met so far: DATA_LOSS for a date that is none (0000-00-00).
  const absl::Status& status() const { return status_; }
  // The query goes on as if the getters had met nothing: for who says so in another way.
  void Forgive() const { status_ = absl::OkStatus(); }

 private:
  template <typename T, typename Get>
  T Read(int column, Get get) const;
  void Fail(int column, const char* why) const;

  sql::ResultSet& result_;
  mutable absl::Status status_;
};

}  // namespace pepiniere::db
