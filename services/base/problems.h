// What is wrong with something that people or sources tell, and the rules that its fields meet by what they hold: the
// one place of characters, addresses and days, whatever the type and the way in. What a field of its own may hold (a
// number, a sum, a length, a code), the contract declares: pepiniere.rpc.v1.bounds.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/text.h"

namespace pepiniere::base {

// One thing that is wrong with a field: the contract's path of it, and what to do.
struct FieldProblem {
  std::string field;
  std::string problem;
  bool operator==(const FieldProblem&) const = default;
};

// Collects what is wrong.
class Problems {
 public:
  void If(bool wrong, std::string_view field, std::string_view problem) {
    if (wrong) found_.push_back({std::string(field), std::string(problem)});
  }
  std::vector<FieldProblem> Take() && { return std::move(found_); }

 private:
  std::vector<FieldProblem> found_;
};

inline constexpr std::size_t kMaxTextBytes = 65'535;  // what the store's texts hold
inline constexpr std::size_t kMaxListItems = 1'000;
inline constexpr Date kFirstDay = Date::FromDays(-7305);  // 1950-01-01
inline constexpr int kYearsAhead = 20;

// The last day that anything may be dated: 20 years ahead.
Date LastDay(Date today);

// A field on its way through the rules.
struct FieldPlace {
  std::string path;
  Date today;
  Problems& problems;

  void If(bool wrong, std::string_view problem) const { problems.If(wrong, path, problem); }
};

// By the name of a text: an address ("links.product_uri"), a JSON object ("source_fields"), prose of many lines
// ("description"), or one line.
void CheckField(const FieldPlace& place, const std::string& text);
// Each a line that says something, and each once.
void CheckField(const FieldPlace& place, const std::vector<std::string>& list);
void CheckField(const FieldPlace& place, Date day);
// Its day in Paris. The end of time is no day: what has no end says so by it.
void CheckField(const FieldPlace& place, absl::Time time);
template <typename Number>
requires std::is_arithmetic_v<Number>
void CheckField(const FieldPlace&, Number) {}
// An enum of the domain has no other values than its own; who reads one from outside refuses what is none.
template <typename Enum>
requires std::is_enum_v<Enum>
void CheckField(const FieldPlace&, Enum) {}
template <typename T>
void CheckField(const FieldPlace& place, const std::optional<T>& field) {
  if (field) CheckField(place, *field);
}

template <typename T>
concept HasFields = requires(const T& value) {
  T::Fields([](auto&&...) {}, value);
};

// Shows all that is kept of a T: its Fields, and where it has any that its documents do not repeat (who gave it, which
// import told it), all of its AllFields.
template <typename T, typename Visit, typename... Each>
void VisitAllFields(Visit&& visit, Each&... each) {
  if constexpr (requires { T::AllFields(visit, each...); }) {
    T::AllFields(visit, each...);
  } else {
    T::Fields(visit, each...);
  }
}

template <HasFields T>
void CheckFields(const T& value, Date today, Problems& problems, std::string_view prefix = "");

template <HasFields T>
void CheckField(const FieldPlace& place, const std::vector<T>& list) {
  place.If(list.size() > kMaxListItems, Concat("must not have more than ", kMaxListItems, " items"));
  for (std::size_t i = 0; i < list.size(); ++i) {
    CheckFields(list[i], place.today, place.problems, Concat(place.path, "[", i, "]."));
  }
}

// Every field of a T that walks its own, so that a new one is held to the rules by itself.
template <HasFields T>
void CheckFields(const T& value, Date today, Problems& problems, std::string_view prefix) {
  T::Fields(
      [&](const char* name, const auto& field) {
        CheckField({Concat(prefix, name), today, problems}, field);
      },
      value);
}

}  // namespace pepiniere::base
