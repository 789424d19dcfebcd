#include "services/imports/repair.h"

#include <google/protobuf/util/message_differencer.h>

#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "google/api/resource.pb.h"
#include "google/protobuf/struct.pb.h"
#include "google/type/date.pb.h"
#include "services/aip/field_behavior.h"
#include "services/aip/field_mask.h"
#include "services/aip/field_path.h"
#include "services/aip/fields.h"
#include "services/aip/names.h"
#include "services/aip/size_limits.h"
#include "services/base/characters.h"
#include "services/base/problems.h"
#include "services/base/text.h"

namespace pepiniere::imports {
namespace {

using base::Concat;
using base::Lines;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Struct;
using google::protobuf::Value;
using google::protobuf::util::MessageDifferencer;

constexpr std::size_t kShown = 100;  // of a value, in a finding

// Takes the numbers that are none out of what a source says in its own words; whether there were any.
bool DropNoNumbers(Value& value) {
  bool any = false;
  if (value.kind_case() == Value::kNumberValue && !std::isfinite(value.number_value())) {
    value.set_null_value(google::protobuf::NULL_VALUE);
    return true;
  }
  if (value.has_struct_value()) {
    for (auto& [key, each] : *value.mutable_struct_value()->mutable_fields()) any |= DropNoNumbers(each);
  } else if (value.has_list_value()) {
    for (Value& each : *value.mutable_list_value()->mutable_values()) any |= DropNoNumbers(each);
  }
  return any;
}

void DropControls(Struct& fields);

void DropControls(Value& value) {
  if (value.kind_case() == Value::kStringValue) {
    value.set_string_value(base::WithoutControls(value.string_value(), Lines::kMany));
  } else if (value.has_struct_value()) {
    DropControls(*value.mutable_struct_value());
  } else if (value.has_list_value()) {
    for (Value& each : *value.mutable_list_value()->mutable_values()) DropControls(each);
  }
}

void DropControls(Struct& fields) {
  Struct clean;
  for (auto& [key, value] : *fields.mutable_fields()) {
    DropControls(value);
    (*clean.mutable_fields())[base::WithoutControls(key, Lines::kOne)] = value;
  }
  fields = std::move(clean);
}

// The text without control characters; as it is where it has none, or its length is what is wrong with it.
std::string Cleaned(const std::string& text) {
  if (text.size() > base::kMaxTextBytes) return text;
  return base::WithoutControls(text, base::HasControls(text, Lines::kMany) ? Lines::kMany : Lines::kOne);
}

// Where a day that is none, or cannot be, is kept as it was written.
struct WrittenPlace {
  std::string_view day, written;
};
constexpr WrittenPlace kWritten[] = {
    {"effective_date", "source_date"}, {"date", "source_date"}, {"end_date", "source_end"}};

// True if it was kept.
bool KeepAsWritten(Message& holder, const FieldDescriptor* field) {
  if (field->message_type() != google::type::Date::descriptor()) return false;
  const auto* reflection = holder.GetReflection();
  const auto& day = static_cast<const google::type::Date&>(reflection->GetMessage(holder, field));
  for (const WrittenPlace& place : kWritten) {
    const FieldDescriptor* written = holder.GetDescriptor()->FindFieldByName(std::string(place.written));
    if (place.day != field->name() || !written || !reflection->GetString(holder, written).empty()) continue;
    reflection->SetString(&holder, written, absl::StrFormat("%04d-%02d-%02d", day.year(), day.month(), day.day()));
    return true;
  }
  return false;
}

// What was there, for people.
std::string Shown(const aip::PlaceInMessage& place) {
  if (!place.IsText()) return "";
  const std::string line = base::WithoutControls(place.Text(), Lines::kOne);
  if (line.empty()) return "";
  return Concat(": \"", std::string_view(line).substr(0, kShown), line.size() > kShown ? "..." : "", "\"");
}

struct Outcome {
  std::string_view code, action;
};
constexpr Outcome kRefused{"REFUSED", ""};

// The resource that an item tells of, and how the field is called that has it in what has more; null: there is none.
struct Told {
  Message* resource = nullptr;
  std::string_view within = {};
};
Told ToldBy(Item& item) {
  const auto* reflection = item.GetReflection();
  const auto* field = reflection->GetOneofFieldDescriptor(item, item.GetDescriptor()->FindOneofByName("resource"));
  if (!field) return {};
  Message& told = *reflection->MutableMessage(&item, field);
  if (told.GetDescriptor()->options().HasExtension(google::api::resource)) return {.resource = &told};
  const FieldDescriptor* first = told.GetDescriptor()->FindFieldByNumber(1);
  const bool has = told.GetReflection()->HasField(told, first);
  return {.resource = has ? told.GetReflection()->MutableMessage(&told, first) : nullptr, .within = first->name()};
}

// Whether the resource itself is still there.
bool HoldsAllOf(Item& now, Item& was) {
  const Told is = ToldBy(now), had = ToldBy(was);
  if (!is.resource || !had.resource) return is.resource == had.resource && is.within == had.within;
  return is.resource->GetDescriptor() == had.resource->GetDescriptor();
}

// Mends what is at `path`. `items`: see aip::ClearAt.
Outcome Mend(Item& item, const std::string& path, std::vector<std::string>& items) {
  const aip::PlaceInMessage place = aip::FindPlace(item, path);
  if (place.IsText()) {
    const std::string text = place.Text();
    if (std::string clean = Cleaned(text); clean != text) {
      place.SetText(std::move(clean));
      return {"CONTROL_CHARACTER", "removed"};
    }
  } else if (place.message && !place.field->is_repeated() && place.field->message_type()) {
    const auto* reflection = place.message->GetReflection();
    if (place.field->message_type() == Struct::descriptor()) {
      auto& fields = static_cast<Struct&>(*reflection->MutableMessage(place.message, place.field));
      bool no_numbers = false;
      for (auto& [key, value] : *fields.mutable_fields()) no_numbers |= DropNoNumbers(value);
      if (no_numbers) return {"INVALID_VALUE", "left out"};
      const Struct before = fields;
      DropControls(fields);
      if (!MessageDifferencer::Equals(before, fields)) return {"CONTROL_CHARACTER", "removed"};
    }
    if (reflection->HasField(*place.message, place.field) && KeepAsWritten(*place.message, place.field)) {
      reflection->ClearField(place.message, place.field);
      return {"INVALID_DATE", "kept as written, and counts as no day"};
    }
  }
  const std::unique_ptr<Item> was(item.New());
  was->CopyFrom(item);
  const aip::Cleared cleared = aip::ClearAt(item, path, aip::kMaxListItems, items);
  if (!HoldsAllOf(item, *was)) {  // it cannot stand without what is missing
    item.CopyFrom(*was);
    return kRefused;
  }
  switch (cleared) {
    case aip::Cleared::kField:
      return {"INVALID_VALUE", "left out"};
    case aip::Cleared::kList:
      return {"INVALID_VALUE", "what repeats, is empty or is too much was left out"};
    case aip::Cleared::kItem:
      return {"INVALID_VALUE", "left out, with its line"};
    case aip::Cleared::kNothing:
      return kRefused;
  }
  return kRefused;
}

// Whether what was done in this round moved or may have mended what the path names: the next round tells.
bool IsDone(const std::set<std::string>& done, const std::string& path) {
  for (std::size_t at = path.find('['); at != std::string::npos; at = path.find('[', at + 1)) {
    if (done.contains(path.substr(0, at))) return true;
  }
  const auto below = done.lower_bound(path + "[");
  return done.contains(path) || (below != done.end() && below->starts_with(path + "["));
}

// A path as a finding names it: without what only says which resource it is.
std::string KeyOf(std::string_view path, std::string_view within) {
  const std::size_t dot = path.find('.');
  if (dot == std::string_view::npos) return "";
  path.remove_prefix(dot + 1);
  if (!within.empty() && path.starts_with(base::Concat(within, "."))) path.remove_prefix(within.size() + 1);
  return std::string(path);
}

// What must have a title and has none is called by its id.
void NameUntitled(Item& item, ReportBuilder& report) {
  Message* const resource = ToldBy(item).resource;
  if (!resource) return;
  const FieldDescriptor* title = resource->GetDescriptor()->FindFieldByName("title");
  if (!title || !aip::Behaves(title, google::api::REQUIRED) || !aip::IsMissing(*resource, title)) return;
  aip::SetText(*resource, "title", aip::IdOf(aip::TextIn(*resource, "name")));
  report.Find(aip::TextIn(item, "file"), "title", "EMPTY_VALUE", "is required", "the id stands in for it");
}

}  // namespace

bool Repair(Item& item, absl::FunctionRef<aip::Violations(const Item&)> judge, ReportBuilder& report) {
  const std::string file = aip::TextIn(item, "file");
  std::map<std::string, rpc::v1::ImportFinding*> told;  // by the path of what was mended
  for (aip::Violations wrong = judge(item); !wrong.empty(); wrong = judge(item)) {
    std::vector<std::string> items;
    std::set<std::string> done;
    bool stands = true;
    for (const aip::FieldViolation& violation : aip::ViolationsIn(wrong.ToStatus())) {
      if (IsDone(done, violation.field)) continue;
      done.insert(violation.field);
      const std::string shown = Shown(aip::FindPlace(item, violation.field));
      const Outcome outcome = Mend(item, violation.field, items);
      const bool refused = outcome.code == kRefused.code;
      stands = stands && !refused;
      const std::string_view action = refused ? "nothing of it was kept" : outcome.action;
      rpc::v1::ImportFinding*& finding = told[violation.field];
      if (finding) {  // it cannot stand without what was left out of it: that is the end of the same story
        finding->set_code(std::string(outcome.code));
        finding->set_action(std::string(action));
      } else {
        finding = &report.Find(file, KeyOf(violation.field, ToldBy(item).within), outcome.code,
                               Concat(violation.description, shown), action);
      }
    }
    if (!stands) return false;
    for (const std::string& removed : items) {  // what follows it has another path now
      const std::string list = removed.substr(0, removed.rfind('[') + 1);
      std::erase_if(told, [&](const auto& entry) { return entry.first.starts_with(list); });
    }
    aip::RemoveItems(item, std::move(items));
  }
  NameUntitled(item, report);
  return true;
}

}  // namespace pepiniere::imports
