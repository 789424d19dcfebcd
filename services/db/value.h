// An argument of a prepared statement.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "absl/time/time.h"
#include "services/base/date.h"

namespace pepiniere::db {

// Cheap to build where a statement is executed. Text given as a view, a literal or an lvalue string is borrowed and
// must outlive the call; a temporary string is kept. Dates travel as 'YYYY-MM-DD', instants as BIGINT microseconds
// since 1970-01-01 UTC, none as NULL.
class Value {
 public:
  using Holder =
      std::variant<std::nullptr_t, std::int64_t, std::uint64_t, double, std::string_view, std::string, base::Date>;

  Value() = default;
  Value(std::nullptr_t) {}  // NOLINT: an argument list reads as the values it holds.
  Value(std::nullopt_t) {}  // NOLINT
  template <std::signed_integral T>
  Value(T v) : holder_(static_cast<std::int64_t>(v)) {}  // NOLINT
  template <std::unsigned_integral T>
  Value(T v) : holder_(static_cast<std::uint64_t>(v)) {}  // NOLINT
  template <std::floating_point T>
  Value(T v) : holder_(static_cast<double>(v)) {}                // NOLINT
  Value(std::string_view v) : holder_(v) {}                      // NOLINT
  Value(const char* v) : holder_(std::string_view(v)) {}         // NOLINT
  Value(const std::string& v) : holder_(std::string_view(v)) {}  // NOLINT
  Value(std::string&& v) : holder_(std::move(v)) {}              // NOLINT
  Value(base::Date v) : holder_(v) {}                            // NOLINT
  Value(absl::Time v) : holder_(absl::ToUnixMicros(v)) {}        // NOLINT
  template <typename T>
  Value(const std::optional<T>& v) {  // NOLINT
    if (v) *this = Value(*v);
  }

  const Holder& holder() const { return holder_; }

 private:
  Holder holder_ = nullptr;
};

}  // namespace pepiniere::db
