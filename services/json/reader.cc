#include "services/json/reader.h"

#include <simdjson.h>

#include <bit>
#include <string>
#include <utility>

namespace pepiniere::json {
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

std::optional<std::string_view> Value::Text() const { return Taken(Of<element>(place_).get_string()); }
std::optional<bool> Value::Flag() const { return Taken(Of<element>(place_).get_bool()); }
std::optional<std::int64_t> Value::Integer() const { return Taken(Of<element>(place_).get_int64()); }
std::optional<double> Value::Number() const { return Taken(Of<element>(place_).get_double()); }
bool Value::IsObject() const { return Of<element>(place_).is_object(); }

bool Value::EachItem(absl::FunctionRef<bool(Value)> show) const {
  simdjson::dom::array items;
  if (Of<element>(place_).get_array().get(items) != simdjson::SUCCESS) return false;
  for (const element item : items) {
    if (!show(Value(PlaceOf(item)))) return false;
  }
  return true;
}

ObjectMembers Value::Members() const {
  object members;
  if (Of<element>(place_).get_object().get(members) != simdjson::SUCCESS) return {};
  return {PlaceOf(members.begin()), PlaceOf(members.end())};
}

ObjectMembers::ObjectMembers(Value::Place at, Value::Place end) : at_(at), end_(end) { ReadKey(); }

void ObjectMembers::ReadKey() {
  if (!done()) key_ = Of<object::iterator>(at_).key();
}

Value ObjectMembers::value() const { return Value(PlaceOf(Of<object::iterator>(at_).value())); }

void ObjectMembers::Next() {
  auto at = Of<object::iterator>(at_);
  at_ = PlaceOf(++at);
  ReadKey();
}

// The library reads some bytes beyond a text: it is copied to where there are some.
struct Reader::Memory {
  simdjson::dom::parser parser;
  std::string padded;
};

namespace {

// A thread reads one text at a time, mostly, and each in the memory of the one before.
template <typename Memory>
std::unique_ptr<Memory>& Spare() {
  thread_local std::unique_ptr<Memory> spare;
  return spare;
}

// What a thread keeps for the next text: more than almost all take.
constexpr std::size_t kMostKept = 256 << 10;

}  // namespace

Reader::Reader(std::string_view text) : memory_(std::move(Spare<Memory>())) {
  if (!memory_) memory_ = std::make_unique<Memory>();
  std::string& padded = memory_->padded;
  padded.reserve(text.size() + simdjson::SIMDJSON_PADDING);
  padded.assign(text).append(simdjson::SIMDJSON_PADDING, '\0');
  element root;
  const auto read = memory_->parser.parse(padded.data(), text.size(), /*realloc_if_needed=*/false);
  if (read.get(root) == simdjson::SUCCESS) root_ = Value(PlaceOf(root));
}

Reader::~Reader() {
  if (memory_->parser.capacity() <= kMostKept) Spare<Memory>() = std::move(memory_);
}

}  // namespace pepiniere::json
