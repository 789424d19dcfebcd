// Whatever stands where a document should: what is read of it is what another reader of JSON reads of it.
#include <cstddef>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "services/json/reader.h"
#include "tests/fuzz/require.h"

namespace pepiniere::json {
namespace {

using fuzz::Require;
using Json = nlohmann::json;

// Every member and item, in order; of members of one name the last one stands in `other`.
void Compare(Value value, const Json& other) {
  Require(value.Text().has_value() == other.is_string(), "a text is a text");
  if (value.Text()) Require(*value.Text() == other.get_ref<const std::string&>(), "the same text");
  Require(value.Flag().has_value() == other.is_boolean(), "a flag is a flag");
  if (value.Flag()) Require(*value.Flag() == other.get<bool>(), "the same flag");
  Require(value.Number().has_value() == other.is_number(), "a number is a number");
  if (value.Number()) Require(*value.Number() == other.get<double>(), "the same number");
  if (value.Integer())
    Require(other.is_number_integer() && *value.Integer() == other.get<std::int64_t>(), "an integer");
  Require(value.IsObject() == other.is_object(), "an object is an object");
  std::map<std::string_view, Value> last;
  for (ObjectMembers members = value.Members(); !members.done(); members.Next()) {
    last.insert_or_assign(members.key(), members.value());
  }
  Require(!other.is_object() || last.size() == other.size(), "the same members");
  for (const auto& [key, member] : last) Compare(member, other.at(std::string(key)));
  std::size_t at = 0;
  const bool is_list = value.EachItem([&](Value item) {
    Require(at < other.size(), "no more items");
    Compare(item, other.at(at++));
    return true;
  });
  Require(is_list == other.is_array() && (!is_list || at == other.size()), "the same items");
}

}  // namespace
}  // namespace pepiniere::json

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace pepiniere::json;
  const std::string_view content(reinterpret_cast<const char*>(data), size);
  const Reader text(content);
  if (!text.root()) return 0;
  const Json other = Json::parse(content, nullptr, /*allow_exceptions=*/false);
  Require(!other.is_discarded(), "what is read is JSON");
  Compare(*text.root(), other);
  return 0;
}
