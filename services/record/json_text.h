// JSON as it is read where it costs: straight from the text into what it means, nothing built in between. The one place
// that knows the library (simdjson), which notes where the values of a text are in memory that it uses again.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "absl/functional/function_ref.h"

namespace pepiniere::record {

class JsonMembers;

// A value in a text. Valid, with what it gives, as long as its JsonText.
class JsonValue {
 public:
  // None if it is of another type.
  std::optional<std::string_view> Text() const;
  std::optional<bool> Flag() const;
  // Without a fraction or an exponent, and no larger than that.
  std::optional<std::int64_t> Integer() const;
  std::optional<double> Number() const;
  bool IsObject() const;

  // Shows the items of an array, in order, until `show` says false: then false, and false if it is no array.
  bool EachItem(absl::FunctionRef<bool(JsonValue)> show) const;
  // Those of an object, in order; none of anything else.
  JsonMembers Members() const;

 private:
  friend class JsonText;
  friend class JsonMembers;
  using Place = std::array<std::uint64_t, 2>;  // the library's
  explicit JsonValue(Place place) : place_(place) {}

  Place place_;
};

// Walks the members of an object.
class JsonMembers {
 public:
  bool done() const { return at_ == end_; }
  std::string_view key() const { return key_; }
  JsonValue value() const;
  void Next();

 private:
  friend class JsonValue;
  JsonMembers() = default;
  JsonMembers(JsonValue::Place at, JsonValue::Place end);
  void ReadKey();

  JsonValue::Place at_{}, end_{};
  std::string_view key_;
};

// A text that was read whole: that it is JSON, in UTF-8, is known before any of it is looked at.
class JsonText {
 public:
  explicit JsonText(std::string_view text);
  ~JsonText();
  JsonText(const JsonText&) = delete;
  JsonText& operator=(const JsonText&) = delete;

  // None if the text is no JSON, is nested a thousand times or holds a number that no computer's fits.
  std::optional<JsonValue> root() const { return root_; }

 private:
  struct Reader;
  std::unique_ptr<Reader> reader_;
  std::optional<JsonValue> root_;
};

}  // namespace pepiniere::record
