#include "services/portfolio/api/import_repair.h"

#include <google/protobuf/util/message_differencer.h>

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "google/protobuf/struct.pb.h"
#include "google/type/date.pb.h"
#include "services/aip/field_behavior.h"
#include "services/aip/field_mask.h"
#include "services/aip/field_path.h"
#include "services/aip/told.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/portfolio/api/committees.h"
#include "services/portfolio/api/convert_directory.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/entries.h"
#include "services/portfolio/api/events.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/domain/checks.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;
using base::Lines;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Struct;
using google::protobuf::Value;
using google::protobuf::util::MessageDifferencer;

constexpr std::size_t kShown = 100;  // of a value, in a finding

constexpr auto kRead = [](const auto& proto, std::string_view prefix, aip::Violations& violations) {
  return FromProto(proto, prefix, violations);
};

template <typename Lines>
void JudgeAll(const Lines& lines, std::string_view list, base::Date today, aip::Violations& violations) {
  for (int i = 0; i < lines.size(); ++i) aip::ReadTold(lines[i], Concat(list, "[", i, "]"), today, kRead, violations);
}

// All that is wrong with an item, by paths in it.
aip::Violations Judge(const v1::ImportItem& item, base::Date today) {
  aip::Violations violations;
  aip::CheckSizes(item, "", violations);
  if (!violations.empty()) return violations;  // before more is read
  if (item.has_organisation()) aip::ReadTold(item.organisation(), "organisation", today, kRead, violations);
  if (item.has_incubator()) aip::ReadTold(item.incubator(), "incubator", today, kRead, violations);
  if (item.has_team()) aip::ReadTold(item.team(), "team", today, kRead, violations);
  if (item.has_committee()) aip::ReadTold(item.committee(), "committee", today, kRead, violations);
  if (item.has_phase_word()) aip::ReadTold(item.phase_word(), "phase_word", today, kRead, violations);
  if (item.has_project()) {
    aip::ReadTold(item.project().project(), "project.project", today, kRead, violations);
    JudgeAll(item.project().phase_records(), "project.phase_records", today, violations);
    JudgeAll(item.project().events(), "project.events", today, violations);
    JudgeAll(item.project().funding_lines(), "project.funding_lines", today, violations);
  }
  return violations;
}

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

// Whether the resource itself is still there.
bool HoldsAllOf(const v1::ImportItem& now, const v1::ImportItem& was) {
  return now.resource_case() == was.resource_case() && now.project().has_project() == was.project().has_project();
}

// Mends what is at `path`. `items`: see aip::ClearAt.
Outcome Mend(v1::ImportItem& item, const std::string& path, std::vector<std::string>& items) {
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
  const v1::ImportItem was = item;
  const aip::Cleared cleared = aip::ClearAt(item, path, aip::kMaxListItems, items);
  if (!HoldsAllOf(item, was)) {  // it cannot stand without what is missing
    item = was;
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
std::string KeyOf(std::string_view path) {
  const std::size_t dot = path.find('.');
  if (dot == std::string_view::npos) return "";
  path.remove_prefix(dot + 1);
  if (path.starts_with("project.")) path.remove_prefix(path.find('.') + 1);
  return std::string(path);
}

Message& ResourceOf(v1::ImportItem& item) {
  if (item.has_project()) return *item.mutable_project()->mutable_project();
  const auto* resource =
      item.GetReflection()->GetOneofFieldDescriptor(item, item.GetDescriptor()->FindOneofByName("resource"));
  return *item.GetReflection()->MutableMessage(&item, resource);
}

// What must have a title and has none is called by its id.
void NameUntitled(v1::ImportItem& item, ReportBuilder& report) {
  if (item.resource_case() == v1::ImportItem::RESOURCE_NOT_SET) return;
  Message& resource = ResourceOf(item);
  const FieldDescriptor* title = resource.GetDescriptor()->FindFieldByName("title");
  const FieldDescriptor* name = resource.GetDescriptor()->FindFieldByName("name");
  if (!title || !aip::Behaves(title, google::api::REQUIRED) || !aip::IsMissing(resource, title)) return;
  const auto* reflection = resource.GetReflection();
  reflection->SetString(&resource, title, aip::IdOf(reflection->GetString(resource, name)));
  report.Find(item.file(), "title", "EMPTY_VALUE", "is required", "the id stands in for it");
}

}  // namespace

bool Repair(v1::ImportItem& item, base::Date today, ReportBuilder& report) {
  std::map<std::string, v1::ImportFinding*> told;  // by the path of what was mended
  for (aip::Violations wrong = Judge(item, today); !wrong.empty(); wrong = Judge(item, today)) {
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
      v1::ImportFinding*& finding = told[violation.field];
      if (finding) {  // it cannot stand without what was left out of it: that is the end of the same story
        finding->set_code(std::string(outcome.code));
        finding->set_action(std::string(action));
      } else {
        finding = &report.Find(item.file(), KeyOf(violation.field), outcome.code, Concat(violation.description, shown),
                               action);
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

}  // namespace pepiniere::portfolio::api
