#include "services/record/json_text.h"

#include <simdjson.h>

#include <bit>
#include <string>
#include <utility>

namespace pepiniere::record {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

template <typename To>
To Of(std::array<std::uint64_t, 2> place) {
  return std::bit_cast<To>(place);
}
std::array<std::uint64_t, 2> PlaceOf(const auto& library) {
  return std::bit_cast<std::array<std::uint64_t, 2>>(library);
}

template <typename T>
std::optional<T> Taken(simdjson::simdjson_result<T> read) {
  T value{};
  return std::move(read).get(value) == simdjson::SUCCESS ? std::optional<T>(value) : std::nullopt;
}

}  // namespace

std::optional<std::string_view> JsonValue::Text() const { return Taken(Of<element>(place_).get_string()); }
std::optional<bool> JsonValue::Flag() const { return Taken(Of<element>(place_).get_bool()); }
std::optional<std::int64_t> JsonValue::Integer() const { return Taken(Of<element>(place_).get_int64()); }
std::optional<double> JsonValue::Number() const { return Taken(Of<element>(place_).get_double()); }
bool JsonValue::IsObject() const { return Of<element>(place_).is_object(); }

bool JsonValue::EachItem(absl::FunctionRef<bool(JsonValue)> show) const {
  simdjson::dom::array items;
  if (Of<element>(place_).get_array().get(items) != simdjson::SUCCESS) return false;
  for (const element item : items) {
    if (!show(JsonValue(PlaceOf(item)))) return false;
  }
  return true;
}

JsonMembers JsonValue::Members() const {
  object members;
  if (Of<element>(place_).get_object().get(members) != simdjson::SUCCESS) return {};
  return {PlaceOf(members.begin()), PlaceOf(members.end())};
}

JsonMembers::JsonMembers(JsonValue::Place at, JsonValue::Place end) : at_(at), end_(end) { ReadKey(); }

void JsonMembers::ReadKey() {
  if (!done()) key_ = Of<object::iterator>(at_).key();
}

JsonValue JsonMembers::value() const { return JsonValue(PlaceOf(Of<object::iterator>(at_).value())); }

void JsonMembers::Next() {
  auto at = Of<object::iterator>(at_);
  at_ = PlaceOf(++at);
  ReadKey();
}

// The library reads some bytes beyond a text: it is copied to where there are some.
struct JsonText::Reader {
  simdjson::dom::parser parser;
  std::string padded;
};

namespace {

// A thread reads one text at a time, mostly, and each in the memory of the one before.
template <typename Reader>
std::unique_ptr<Reader>& Spare() {
  thread_local std::unique_ptr<Reader> spare;
  return spare;
}

// What a thread keeps for the next text: more than almost all take.
constexpr std::size_t kMostKept = 256 << 10;

}  // namespace

JsonText::JsonText(std::string_view text) : reader_(std::move(Spare<Reader>())) {
  if (!reader_) reader_ = std::make_unique<Reader>();
  std::string& padded = reader_->padded;
  padded.reserve(text.size() + simdjson::SIMDJSON_PADDING);
  padded.assign(text).append(simdjson::SIMDJSON_PADDING, '\0');
  element root;
  const auto read = reader_->parser.parse(padded.data(), text.size(), /*realloc_if_needed=*/false);
  if (read.get(root) == simdjson::SUCCESS) root_ = JsonValue(PlaceOf(root));
}

JsonText::~JsonText() {
  if (reader_->parser.capacity() <= kMostKept) Spare<Reader>() = std::move(reader_);
}

}  // namespace pepiniere::record
