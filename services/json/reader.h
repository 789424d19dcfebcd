// JSON as it is read where it costs: straight from the text into what it means, nothing built in between. The library
// (simdjson, which reader.cc alone includes) notes where the values of a text are in memory that it uses again.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "absl/functional/function_ref.h"

namespace pepiniere::json {

class ObjectMembers;

// A value in a text. Valid, with what it gives, as long as its Reader.
class Value {
 public:
  // None if it is of another type.
  std::optional<std::string_view> Text() const;
  std::optional<bool> Flag() const;
  // Without a fraction or an exponent, and no larger than that.
  std::optional<std::int64_t> Integer() const;
  std::optional<double> Number() const;
  bool IsObject() const;

  // Shows the items of an array, in order, until `show` says false: then false, and false if it is no array.
  bool EachItem(absl::FunctionRef<bool(Value)> show) const;
  // Those of an object, in order; none of anything else.
  ObjectMembers Members() const;

 private:
  friend class Reader;
  friend class ObjectMembers;
  using Place = std::array<std::uint64_t, 2>;  // the library's
  explicit Value(Place place) : place_(place) {}

  Place place_;
};

// Walks the members of an object.
class ObjectMembers {
 public:
  bool done() const { return at_ == end_; }
  std::string_view key() const { return key_; }
  Value value() const;
  void Next();

 private:
  friend class Value;
  ObjectMembers() = default;
  ObjectMembers(Value::Place at, Value::Place end);
  void ReadKey();

  Value::Place at_{}, end_{};
  std::string_view key_;
};

// A text that was read whole: that it is JSON, in UTF-8, is known before any of it is looked at.
class Reader {
 public:
  explicit Reader(std::string_view text);
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // None if the text is no JSON, is nested a thousand times or holds a number that no computer's fits.
  std::optional<Value> root() const { return root_; }

 private:
  struct Memory;
  std::unique_ptr<Memory> memory_;
  std::optional<Value> root_;
};

}  // namespace pepiniere::json
