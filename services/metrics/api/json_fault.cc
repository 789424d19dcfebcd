#include "services/metrics/api/json_fault.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/query/utf8.h"

namespace pepiniere::metrics::api {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::FieldDescriptor;

constexpr std::string_view kOfType = " for type ", kInvalid = "invalid value ", kNoField = ": Cannot find field.";
constexpr std::string_view kObject = "Starting an object on a scalar field", kList = "cannot start list";
constexpr std::size_t kMostQuoted = 50;

std::string Quoted(std::string_view text) {
  if (text.size() > 1 && text.starts_with('"') && text.ends_with('"')) text = text.substr(1, text.size() - 2);
  return base::Concat("\"", base::FirstCharacters(text, kMostQuoted), "\"");
}

// What a field of a type must be, by the name that protobuf's sentences have for it.
struct Kind {
  std::string_view named, must;
};
constexpr Kind kKinds[] = {
    {"type.googleapis.com/google.protobuf.Timestamp",
     "must be an instant with its offset, such as \"2026-03-29T22:30:00Z\""},
    {"TYPE_DOUBLE", "must be a number, such as 1234.5"},
    {"TYPE_INT64", "must be a whole number"},
    {"TYPE_INT32", "must be a whole number"},
    {"TYPE_BOOL", "must be true or false"},
    {"TYPE_STRING", "must be a text, between quotes"},
};

std::string MustBe(std::string_view named) {
  const auto* const kind = std::ranges::find(kKinds, named, &Kind::named);
  if (kind != std::end(kKinds)) return std::string(kind->must);
  const std::string_view type = named.substr(named.rfind('/') + 1);
  const auto* const words = DescriptorPool::generated_pool()->FindEnumTypeByName(std::string(type));
  if (!words) return "must be an object";
  std::vector<std::string> names;
  for (int i = 0; i < words->value_count(); ++i) {
    if (words->value(i)->number() != 0) names.push_back(words->value(i)->name());
  }
  return base::Concat("must be ", absl::StrJoin(names, ", "));
}

// The message that a path leads to; null: none of the contract.
const Descriptor* At(std::string_view path, const Descriptor& type) {
  const Descriptor* at = &type;
  const std::vector<std::string> steps = absl::StrSplit(base::Absl(path), '.', absl::SkipEmpty());
  for (const std::string& step : steps) {
    const std::string name = step.substr(0, step.find('['));
    const FieldDescriptor* field = at->FindFieldByCamelcaseName(name);
    if (!field) field = at->FindFieldByName(name);
    if (!field || !field->message_type()) return nullptr;
    at = field->message_type();
  }
  return at;
}

std::string FieldsOf(const Descriptor& type) {
  std::vector<std::string> names;
  for (int i = 0; i < type.field_count(); ++i) names.push_back(type.field(i)->json_name());
  return absl::StrJoin(names, ", ");
}

std::string Below(std::string_view path, std::string_view name) {
  return path.empty() ? std::string(name) : base::Concat(path, ".", name);
}

// "Expected an object key or }.", the line, and a caret below the place.
base::FieldProblem NoJson(std::string_view said) {
  const std::vector<std::string> lines = absl::StrSplit(base::Absl(said), '\n');
  std::string why = base::Concat("is no JSON: ", base::FirstCharacters(lines.front(), kMostQuoted));
  if (lines.size() < 3 || lines[1].empty()) return {"", why};
  const std::size_t caret = std::min(lines[2].find('^'), lines[1].size());
  std::string_view place = std::string_view(lines[1]).substr(caret);
  // What is shown of the line is cut by bytes, or is what is wrong.
  if (const auto byte = query::FirstInvalidUtf8(place)) place = place.substr(0, *byte);
  return {"", place.empty() ? why : base::Concat(why, " At ", Quoted(place))};
}

}  // namespace

base::FieldProblem JsonFault(std::string_view said, const Descriptor& type) {
  std::string_view path, rest = said;
  if (said.starts_with('(') && said.find(')') != said.npos) {
    path = said.substr(1, said.find(')') - 1);
    rest = said.substr(said.find(')') + 1);
  }
  rest = rest.substr(std::min(rest.find_first_not_of(": "), rest.size()));
  if (rest.ends_with(kNoField)) {
    const std::string_view name = rest.substr(0, rest.size() - kNoField.size());
    const Descriptor* const holder = At(path, type);
    if (!holder) return {Below(path, name), "is no field"};
    return {Below(path, name), base::Concat("is no field; there are: ", FieldsOf(*holder))};
  }
  const std::size_t named = rest.rfind(kOfType);
  if (rest.find(kObject) != rest.npos && named != rest.npos) {
    return {Below(path, rest.substr(named + kOfType.size())), "must not be an object"};
  }
  if (rest.starts_with(kInvalid) && named != rest.npos) {
    return {std::string(path), MustBe(rest.substr(named + kOfType.size()))};
  }
  if (rest.find(kList) != rest.npos) {
    return {Below(path, rest.substr(0, rest.find(':'))), "must not be a list"};
  }
  if (!path.empty()) return {std::string(path), std::string(rest)};
  if (rest.starts_with("Root element")) return {"", base::Concat("must be an object, of ", type.name())};
  return NoJson(rest);
}

}  // namespace pepiniere::metrics::api
