// What YAML scalars mean, and their likeness to JSON values.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "clients/pep/formats/content/yaml.h"
#include "google/protobuf/util/json_util.h"
#include "services/base/date.h"
#include "services/base/text.h"

namespace pepiniere::content {
namespace {

using google::protobuf::Value;

// `number` as JSON writes it: whole numbers in full, others in the fewest digits that read as the same.
std::string NumberText(double number) {
  constexpr double kExact = 9007199254740992;  // 2^53
  if (std::trunc(number) == number && std::abs(number) < kExact) {
    return std::to_string(static_cast<std::int64_t>(number));
  }
  char digits[32];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number);
  return error == std::errc() ? std::string(digits, end) : std::string();
}

std::optional<double> ToNumber(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || !std::isfinite(number) || NumberText(number) != text) return std::nullopt;
  return number;
}

std::string JsonText(const Value& value) {
  std::string text;
  if (value.has_list_value()) {
    for (const Value& item : value.list_value().values()) {
      text += base::Concat(text.empty() ? "" : ",", JsonText(item));
    }
    return base::Concat("[", text, "]");
  }
  if (value.has_struct_value()) {
    std::map<std::string_view, const Value*> sorted;
    for (const auto& [key, item] : value.struct_value().fields()) sorted.emplace(key, &item);
    for (const auto& [key, item] : sorted) {
      Value name;
      name.set_string_value(key.data(), key.size());
      text += base::Concat(text.empty() ? "" : ",", JsonText(name), ":", JsonText(*item));
    }
    return base::Concat("{", text, "}");
  }
  return google::protobuf::util::MessageToJsonString(value, &text).ok() ? text : "?";
}

}  // namespace

Yaml Text(std::string_view text) {
  return {.kind = Yaml::Kind::kText, .text = std::string(text), .items = {}, .entries = {}};
}

Yaml Plain(std::string_view text) {
  return {.kind = Yaml::Kind::kPlain, .text = std::string(text), .items = {}, .entries = {}};
}

std::optional<bool> ToBoolean(const Yaml& yaml) {
  if (yaml.kind != Yaml::Kind::kPlain) return std::nullopt;
  if (yaml.text == "true") return true;
  if (yaml.text == "false") return false;
  return std::nullopt;
}

std::optional<bool> LooseBoolean(const Yaml& value) {
  static constexpr std::pair<std::string_view, bool> kWords[] = {
      {"yes", true},  {"on", true},   {"oui", true},  {"no", false},    {"off", false},   {"non", false},
      {"True", true}, {"TRUE", true}, {"true", true}, {"False", false}, {"FALSE", false}, {"false", false}};
  if (const auto boolean = ToBoolean(value)) return boolean;
  const auto* word =
      std::ranges::find_if(kWords, [&](const auto& w) { return value.IsScalar() && value.text == w.first; });
  return word == std::end(kWords) ? std::nullopt : std::optional(word->second);
}

bool IsQuotedOtherwise(const Yaml& scalar) {
  const Yaml back = FromJsonValue(ToJsonValue(scalar));
  return back.kind != scalar.kind && LooksTyped(scalar.text);
}

void QuoteOtherwise(Yaml& scalar) {
  if (!LooksTyped(scalar.text)) return;
  if (scalar.kind == Yaml::Kind::kPlain) {
    scalar.kind = Yaml::Kind::kText;
  } else if (ParseYaml(scalar.text).root == Plain(scalar.text)) {
    scalar.kind = Yaml::Kind::kPlain;
  }
}

Value ToJsonValue(const Yaml& yaml) {
  Value value;
  switch (yaml.kind) {
    case Yaml::Kind::kNull:
      value.set_null_value(google::protobuf::NULL_VALUE);
      break;
    case Yaml::Kind::kPlain:
      if (const auto boolean = ToBoolean(yaml)) {
        value.set_bool_value(*boolean);
      } else if (const auto number = ToNumber(yaml.text)) {
        value.set_number_value(*number);
      } else {
        value.set_string_value(yaml.text);
      }
      break;
    case Yaml::Kind::kText:
      value.set_string_value(yaml.text);
      break;
    case Yaml::Kind::kList:
      value.mutable_list_value();
      for (const Yaml& item : yaml.items) *value.mutable_list_value()->add_values() = ToJsonValue(item);
      break;
    case Yaml::Kind::kMap:
      value.mutable_struct_value();
      for (const auto& [key, item] : yaml.entries) {
        (*value.mutable_struct_value()->mutable_fields())[key] = ToJsonValue(item);
      }
      break;
  }
  return value;
}

std::string ToJsonText(const Yaml& yaml) { return JsonText(ToJsonValue(yaml)); }

Yaml FromJsonValue(const Value& value) {
  switch (value.kind_case()) {
    case Value::kBoolValue:
      return Plain(value.bool_value() ? "true" : "false");
    case Value::kNumberValue:
      return std::isfinite(value.number_value()) ? Plain(NumberText(value.number_value())) : Yaml{};
    case Value::kStringValue:
      return base::Date::Parse(value.string_value()) ? Plain(value.string_value()) : Text(value.string_value());
    case Value::kListValue: {
      Yaml list{.kind = Yaml::Kind::kList, .text = {}, .items = {}, .entries = {}};
      for (const Value& item : value.list_value().values()) list.items.push_back(FromJsonValue(item));
      return list;
    }
    case Value::kStructValue: {
      Yaml map{.kind = Yaml::Kind::kMap, .text = {}, .items = {}, .entries = {}};
      for (const auto& [key, item] : value.struct_value().fields()) map.entries.emplace_back(key, FromJsonValue(item));
      std::sort(map.entries.begin(), map.entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
      return map;
    }
    case Value::kNullValue:
    case Value::KIND_NOT_SET:
      break;
  }
  return {};
}

}  // namespace pepiniere::content
