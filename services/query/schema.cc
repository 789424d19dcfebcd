#include "services/query/schema.h"

#include <algorithm>
#include <set>
#include <string>

#include "services/base/text.h"

namespace pepiniere::query {
namespace {

using base::Concat;

absl::Status Wrong(std::string_view field, std::string_view problem) {
  return absl::FailedPreconditionError(Concat("filter schema: field '", field, "' ", problem));
}

absl::Status CheckField(const FilterField& field) {
  const int ways = !field.column.empty() + !field.member.empty() + (field.compile != nullptr);
  if (ways != 1) return Wrong(field.name, "needs one of column, member and compile");
  for (const std::string* sql : {&field.column, &field.member, &field.presence}) {
    if (sql->find('?') != std::string::npos) return Wrong(field.name, "has a '?' of its own");
  }
  if (!field.column.empty() && field.column.find('$') != std::string::npos) {
    return Wrong(field.name, "has a '$' in its column");
  }
  if (field.presence.find('$') != std::string::npos) return Wrong(field.name, "has a '$' in its presence");
  if (!field.member.empty() && field.member.find('$') == std::string::npos) {
    return Wrong(field.name, "compares nothing: its member has no '$'");
  }
  if ((field.type == FieldType::kEnum) == field.symbols.empty()) {
    return Wrong(field.name, "has symbols if and only if it is an enum");
  }
  if (field.scale < 0 || field.scale > 9) return Wrong(field.name, "has a scale outside 0 to 9");
  return absl::OkStatus();
}

}  // namespace

const FilterField* FilterSchema::Find(std::string_view name) const {
  const auto field =
      std::find_if(fields.begin(), fields.end(), [name](const FilterField& f) { return f.name == name; });
  return field == fields.end() ? nullptr : &*field;
}

absl::Status FilterSchema::Check() const {
  std::set<std::string_view> names;
  for (const FilterField& field : fields) {
    if (!names.insert(field.name).second) return Wrong(field.name, "is declared twice");
    if (absl::Status s = CheckField(field); !s.ok()) return s;
  }
  if (search.find('?') != std::string::npos) return Wrong("search", "has a '?' of its own");
  return absl::OkStatus();
}

}  // namespace pepiniere::query
