// YAML as the content files use it: text stays as it was written, keys stay in order, twice or more if they are.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "google/protobuf/struct.pb.h"

namespace pepiniere::content {

// A node. Scalars keep the text that was written: what type it has is for the reader of the key to decide.
struct Yaml {
  enum class Kind {
    kNull,   // nothing, ~ or null
    kPlain,  // a scalar without quotes: may mean a boolean or a number
    kText,   // a scalar that was quoted or in a block
    kList,   // items
    kMap,    // entries
  };
  Kind kind = Kind::kNull;
  std::string text;                                   // of a scalar
  std::vector<Yaml> items;                            // of a list
  std::vector<std::pair<std::string, Yaml>> entries;  // of a map, in the order of the file

  bool IsScalar() const { return kind == Kind::kPlain || kind == Kind::kText; }
  friend bool operator==(const Yaml&, const Yaml&) = default;
};

struct ParsedYaml {
  // Nothing when `error` is set.
  Yaml root;
  // Why it is not YAML that we take, with the line; empty when all is well.
  std::string error;
  // Something was left out of root that was in the text: a second document, a tag.
  std::string ignored;
};

// Parses one document. Bounded: 100 levels and 200,000 nodes, aliases expanded ("too many nodes" is an error). Never
// throws. `first_line`: where it begins in its file, from 1.
ParsedYaml ParseYaml(std::string_view yaml, int first_line = 1);

// The value that JSON can hold: plain true, false and numbers that JSON writes the same way become such, other scalars
// strings. Of keys that come twice the last counts.
google::protobuf::Value ToJsonValue(const Yaml& yaml);
// That value written as JSON, keys in byte order: the same each time, as protobuf's own writing is not.
std::string ToJsonText(const Yaml& yaml);
// The other way: ToJsonValue(FromJsonValue(v)) is v (numbers that are not finite become null). Keys in byte order.
Yaml FromJsonValue(const google::protobuf::Value& value);

// Whether FromJsonValue(ToJsonValue(scalar)) would be quoted where `scalar` is not, or the other way round, and mean
// something else to a reader of YAML for it: '2024-01-01', 0x1f. The second makes it so, where it can be written so.
bool IsQuotedOtherwise(const Yaml& scalar);
void QuoteOtherwise(Yaml& scalar);

// Whether some reader of YAML 1.1 or 1.2 takes this text for something else where it stands without quotes: a number, a
// date, yes.
bool LooksTyped(std::string_view text);

// What a plain scalar that is a boolean says.
std::optional<bool> ToBoolean(const Yaml& yaml);
// true and false, as YAML 1.1 and hurried people write them too.
std::optional<bool> LooseBoolean(const Yaml& value);

// A scalar that ParseYaml gives back with the same text: as kPlain when `plain`, else quoted where it must be.
Yaml Text(std::string_view text);
Yaml Plain(std::string_view text);

// Block style, two spaces a level, the keys as they are in `map`, no folded lines. Any valid UTF-8 comes back from
// ParseYaml as it was. `map` is a kMap.
std::string EmitYaml(const Yaml& map);

// The same value on one line, without its key: {"a": [1, "b"]}.
std::string EmitFlow(const Yaml& yaml);

}  // namespace pepiniere::content
