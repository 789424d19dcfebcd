#include "services/aip/contract_check.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/struct.pb.h"
#include "google/type/date.pb.h"
#include "google/type/money.pb.h"
#include "services/aip/bounds.h"
#include "services/aip/field_behavior.h"
#include "services/aip/fields.h"
#include "services/aip/resource_name.h"
#include "services/aip/resource_type.h"
#include "services/base/characters.h"

namespace pepiniere::aip {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Struct;
using google::protobuf::Value;

constexpr const char* kNoValue = "is not a value of the contract";
constexpr const char* kNoNumber = "must be a finite number";
constexpr const char* kControls = "must hold no control characters but line feeds and tabs";

// What a field may hold.
struct FieldRule {
  const FieldDescriptor* field;
  std::vector<ResourcePattern> names;  // of what it refers to; empty: no reference
  std::unique_ptr<const FieldBounds> bounds;
};

// The fields of a type that a caller can set, with what is asked of each. Made once a type, and kept.
const std::vector<FieldRule>& RulesOf(const Descriptor* type) {
  static std::mutex mutex;
  static auto& known = *new std::map<const Descriptor*, std::unique_ptr<std::vector<FieldRule>>>;
  std::lock_guard lock(mutex);
  auto& rules = known[type];
  if (rules) return *rules;
  rules = std::make_unique<std::vector<FieldRule>>();
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    if (Behaves(field, google::api::OUTPUT_ONLY)) continue;
    FieldRule& rule = rules->emplace_back(FieldRule{field, {}, FieldBounds::Of(field)});
    const std::string& refers_to = field->options().GetExtension(google::api::resource_reference).type();
    const auto* target = refers_to.empty() ? nullptr : FindResourceType(refers_to, field->file());
    if (!target) continue;
    // The option lives as long as its descriptor.
    for (const std::string& pattern : target->pattern()) {
      rule.names.emplace_back(pattern);
    }
  }
  return *rules;
}

bool IsSound(const Value& value);

bool IsSound(const Struct& fields) {
  return std::ranges::all_of(fields.fields(), [](const auto& entry) {
    return !base::HasControls(entry.first, base::Lines::kMany) && IsSound(entry.second);
  });
}

bool IsSound(const Value& value) {
  switch (value.kind_case()) {
    case Value::kNumberValue:
      return std::isfinite(value.number_value());
    case Value::kStringValue:
      return !base::HasControls(value.string_value(), base::Lines::kMany);
    case Value::kStructValue:
      return IsSound(value.struct_value());
    case Value::kListValue:
      return std::ranges::all_of(value.list_value().values(), [](const Value& v) { return IsSound(v); });
    default:
      return true;
  }
}

void CheckText(const FieldRule& rule, const std::string& text, const std::string& path, Violations& violations) {
  if (rule.names.empty()) {
    if (base::HasControls(text, base::Lines::kMany)) violations.Add(path, kControls);
    if (rule.bounds) rule.bounds->Check(text, path, violations);
    return;
  }
  if (text.empty()) return;
  // "-" stands for all parents (AIP-159); whether a method allows it, its handler decides.
  if (rule.field->name() == "parent" && text.ends_with("/-")) return;
  if (std::ranges::any_of(rule.names, [&](const ResourcePattern& names) { return names.Matches(text); })) return;
  violations.Take(rule.names.front().Parse(path, text).status());
}

void CheckNumber(const FieldRule& rule, double number, const std::string& path, Violations& violations) {
  if (!std::isfinite(number)) return violations.Add(path, kNoNumber);
  if (rule.bounds) rule.bounds->Check(number, path, violations);
}

void CheckEnum(const FieldDescriptor* field, int number, const std::string& path, Violations& violations) {
  if (!field->enum_type()->FindValueByNumber(number)) violations.Add(path, kNoValue);
}

void CheckMessage(const FieldRule& rule, const Message& holder, const Message& message, const std::string& path,
                  Violations& violations) {
  if (rule.bounds && message.GetDescriptor() == google::type::Money::descriptor()) {
    return rule.bounds->Check(static_cast<const google::type::Money&>(message), path, violations);
  }
  if (rule.bounds) return rule.bounds->Check(static_cast<const google::type::Date&>(message), holder, path, violations);
  if (message.GetDescriptor() != Struct::descriptor()) return CheckContract(message, path, violations);
  if (!IsSound(static_cast<const Struct&>(message))) {
    violations.Add(path, "must hold finite numbers, and no control characters but line feeds and tabs");
  }
}

// One value: of a list the one at `item`.
void CheckOne(const Message& message, const FieldRule& rule, int item, const std::string& path,
              Violations& violations) {
  const auto* reflection = message.GetReflection();
  const FieldDescriptor* field = rule.field;
  const bool listed = field->is_repeated();
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      if (field->type() == FieldDescriptor::TYPE_BYTES) return;
      return CheckText(
          rule, listed ? reflection->GetRepeatedString(message, field, item) : reflection->GetString(message, field),
          path, violations);
    case FieldDescriptor::CPPTYPE_ENUM:
      return CheckEnum(
          field,
          listed ? reflection->GetRepeatedEnumValue(message, field, item) : reflection->GetEnumValue(message, field),
          path, violations);
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return CheckNumber(
          rule, listed ? reflection->GetRepeatedDouble(message, field, item) : reflection->GetDouble(message, field),
          path, violations);
    case FieldDescriptor::CPPTYPE_FLOAT:
      return CheckNumber(
          rule, listed ? reflection->GetRepeatedFloat(message, field, item) : reflection->GetFloat(message, field),
          path, violations);
    case FieldDescriptor::CPPTYPE_INT32:
      return CheckNumber(
          rule, listed ? reflection->GetRepeatedInt32(message, field, item) : reflection->GetInt32(message, field),
          path, violations);
    case FieldDescriptor::CPPTYPE_INT64: {
      const std::int64_t number =
          listed ? reflection->GetRepeatedInt64(message, field, item) : reflection->GetInt64(message, field);
      return CheckNumber(rule, static_cast<double>(number), path, violations);
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return CheckMessage(
          rule, message,
          listed ? reflection->GetRepeatedMessage(message, field, item) : reflection->GetMessage(message, field), path,
          violations);
    default:
      return;
  }
}

bool IsPopulated(const Message& message, const FieldDescriptor* field) {
  const auto* reflection = message.GetReflection();
  return field->is_repeated() ? reflection->FieldSize(message, field) > 0 : reflection->HasField(message, field);
}

void CheckField(const Message& message, const FieldRule& rule, std::string_view prefix, Violations& violations) {
  if (!IsPopulated(message, rule.field)) return;
  const std::string path = absl::StrCat(std::string(prefix), prefix.empty() ? "" : ".", rule.field->name());
  if (!rule.field->is_repeated()) return CheckOne(message, rule, 0, path, violations);
  const int size = message.GetReflection()->FieldSize(message, rule.field);
  for (int i = 0; i < size; ++i) CheckOne(message, rule, i, absl::StrCat(path, "[", i, "]"), violations);
}

bool IsResource(const FieldDescriptor* field) {
  return field->message_type() != nullptr && field->message_type()->FindFieldByName("name") != nullptr;
}

// The id of a new resource: "project_id", beside the project in its request.
bool IsNewId(const FieldDescriptor* field) {
  constexpr std::string_view kSuffix = "_id";
  const std::string& name = field->name();
  if (!name.ends_with(kSuffix)) return false;
  const auto* beside = field->containing_type()->FindFieldByName(name.substr(0, name.size() - kSuffix.size()));
  return beside != nullptr && IsResource(beside);
}

std::string Fault(const Descriptor* type, std::set<const Descriptor*>& seen) {
  if (!seen.insert(type).second) return "";
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    const std::string& refers_to = field->options().GetExtension(google::api::resource_reference).type();
    const bool is_any = refers_to == "*";  // as AIP-124 has it
    if (!refers_to.empty() && !is_any && !FindResourceType(refers_to, field->file())) {
      return absl::StrCat(field->full_name(), " refers to \"", refers_to, "\", which no message declares");
    }
    if (std::string wrong = BoundsFault(field); !wrong.empty()) return wrong;
    if (!field->message_type()) continue;
    if (std::string below = Fault(field->message_type(), seen); !below.empty()) return below;
  }
  return "";
}

}  // namespace

void CheckContract(const Message& message, std::string_view prefix, Violations& violations) {
  for (const FieldRule& rule : RulesOf(message.GetDescriptor())) CheckField(message, rule, prefix, violations);
}

void CheckRequest(const Message& request, Violations& violations) {
  for (const FieldRule& rule : RulesOf(request.GetDescriptor())) {
    if (!IsResource(rule.field) && !IsNewId(rule.field)) CheckField(request, rule, "", violations);
  }
}

void CheckNewId(const Message& request, const std::string& field, Violations& violations) {
  for (const FieldRule& rule : RulesOf(request.GetDescriptor())) {
    if (rule.field->name() == field) CheckField(request, rule, "", violations);
  }
  // What the contract does not allow is no id either: it is reported once.
  if (!violations.Names(field)) violations.Take(CheckId(field, TextIn(request, field)));
}

std::string ContractFault(const Descriptor* type) {
  std::set<const Descriptor*> seen;
  return Fault(type, seen);
}

}  // namespace pepiniere::aip
