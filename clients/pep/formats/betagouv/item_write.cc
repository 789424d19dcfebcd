#include <algorithm>
#include <set>

#include "clients/pep/formats/betagouv/extension.h"
#include "clients/pep/formats/betagouv/fields.h"
#include "clients/pep/formats/betagouv/item.h"
#include "clients/pep/formats/betagouv/ledger.h"
#include "clients/pep/formats/betagouv/marks.h"
#include "clients/pep/formats/betagouv/references.h"
#include "clients/pep/formats/content/document.h"
#include "clients/pep/formats/content/findings.h"
#include "clients/pep/formats/content/yaml.h"
#include "google/api/field_behavior.pb.h"
#include "google/protobuf/descriptor.h"
#include "services/base/text.h"

namespace pepiniere::betagouv {
namespace {

using content::EmitYaml;
using content::Findings;
using content::FromJsonValue;
using content::ParseDocument;
using content::Plain;
using content::QuoteOtherwise;
using content::Text;
using content::Yaml;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using portfolio::v1::ImportItem;

std::vector<std::string> WriteReferences(const ReferenceStyle& style, std::vector<std::string> names) {
  for (std::string& name : names) name = WriteReference(style, name);
  return names;
}

// The texts, and between them what was kept as key[i], each at its place.
Yaml WriteTexts(std::string_view key, const std::vector<std::string>& texts, Leftovers& leftovers) {
  Yaml list{.kind = Yaml::Kind::kList, .text = {}, .items = {}, .entries = {}};
  for (auto text = texts.begin();;) {
    auto kept = leftovers.extract(base::Concat(key, "[", list.items.size(), "]"));
    if (!kept.empty()) {
      list.items.push_back(std::move(kept.mapped()));
    } else if (text != texts.end()) {
      list.items.push_back(Text(*text++));
    } else {
      return list;
    }
  }
}

Yaml WriteAccessibility(int status) {
  const auto names = AccessibilityNames();
  const auto* known = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.status == status; });
  return known == names.end() ? Yaml{} : Text(known->name);
}

// As it was written, while it still says so.
Yaml WriteMark(const Key& key, bool marked, Leftovers& leftovers) {
  const auto kept = leftovers.find(std::string(key.key));
  const bool written = kept != leftovers.end();
  if (written && ReadMark(key.shape, kept->second).value_or(marked) == marked) return {};
  if (written) leftovers.erase(kept);
  return marked ? Plain(std::string(NewMark(key.shape))) : Yaml{};
}

// The value of a key; null or empty when the item does not fill it.
Yaml WriteValue(const Key& key, const ImportItem& item, Leftovers& leftovers) {
  const Message& resource = Resource(item);
  switch (key.shape) {
    case Shape::kLine:
    case Shape::kProse:
      return Text(GetText(resource, key.field));
    case Shape::kBoolean:
      return Has(resource, key.field) ? Plain(GetBoolean(resource, key.field) ? "true" : "false") : Yaml{};
    case Shape::kAccessibility:
      return WriteAccessibility(GetEnum(resource, key.field));
    case Shape::kOrganisation:
      return Text(WriteReference(kOrganisationReference, GetText(resource, key.field)));
    case Shape::kIncubator:
      return Text(WriteReference(kIncubatorReference, GetText(resource, key.field)));
    case Shape::kLines:
      return WriteTexts(key.key, GetTexts(resource, key.field), leftovers);
    case Shape::kOrganisations:
      return WriteTexts(key.key, WriteReferences(kOrganisationReference, GetTexts(resource, key.field)), leftovers);
    case Shape::kIncubators:
      return WriteTexts(key.key, WriteReferences(kIncubatorReference, IncubatorsInOrder(item.project().project())),
                        leftovers);
    case Shape::kAliases:
      return WriteTexts(key.key, WriteReferences(kAliasReference, GetTexts(resource, key.field)), leftovers);
    case Shape::kPhases:
      return WritePhases(item.project(), leftovers);
    case Shape::kEvents:
      return WriteEvents(item.project(), leftovers);
    case Shape::kHidden:
    case Shape::kRobots:
      return WriteMark(key, GetBoolean(resource, key.field), leftovers);
    case Shape::kId:
    case Shape::kKept:
    case Shape::kExtension:
      break;
  }
  return {};
}

bool IsEmpty(const Yaml& yaml) { return yaml.text.empty() && yaml.items.empty() && yaml.entries.empty(); }

// As they were written: see kQuotingKey.
Leftovers LeftoversOf(const google::protobuf::Struct& source) {
  Leftovers leftovers;
  for (const auto& [key, value] : source.fields()) leftovers.emplace(key, FromJsonValue(value));
  const auto kept = leftovers.extract(std::string(kQuotingKey));
  if (kept.empty()) return leftovers;
  std::set<std::string_view> otherwise;
  for (const Yaml& path : kept.mapped().items) otherwise.insert(path.text);
  for (auto& [key, value] : leftovers) {
    ForEachScalar(value, key, [&](const std::string& path, Yaml& scalar) {
      if (otherwise.contains(path)) QuoteOtherwise(scalar);
    });
  }
  return leftovers;
}

bool IsOutputOnly(const FieldDescriptor& field) {
  const auto& options = field.options();
  for (int i = 0; i < options.ExtensionSize(google::api::field_behavior); ++i) {
    if (options.GetExtension(google::api::field_behavior, i) == google::api::OUTPUT_ONLY) return true;
  }
  return field.name() == "etag";
}

// Clears output-only fields and, in `message` and below, messages that say nothing.
void Strip(Message& message) {
  const auto& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> set;
  reflection.ListFields(message, &set);
  for (const FieldDescriptor* field : set) {
    if (IsOutputOnly(*field)) {
      reflection.ClearField(&message, field);
    } else if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || field->is_map()) {
      continue;
    } else if (field->is_repeated()) {
      for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
        Strip(*reflection.MutableRepeatedMessage(&message, field, i));
      }
    } else {
      Message& inner = *reflection.MutableMessage(&message, field);
      Strip(inner);
      if (inner.ByteSizeLong() == 0) reflection.ClearField(&message, field);
    }
  }
}

// A mark in its usual words says no more than its field.
void ForgetUsualMarks(const Format& format, Message& resource) {
  if (!Has(resource, "source_fields")) return;
  auto& kept = *MutableSourceFields(resource).mutable_fields();
  for (const Key& key : format.keys) {
    const bool is_mark = key.shape == Shape::kHidden || key.shape == Shape::kRobots;
    const auto mark = is_mark ? kept.find(std::string(key.key)) : kept.end();
    if (mark != kept.end() && FromJsonValue(mark->second).text == NewMark(key.shape) &&
        GetBoolean(resource, key.field)) {
      kept.erase(mark);
    }
  }
}

}  // namespace

ImportItem Comparable(ImportItem item) {
  item.clear_file();
  const auto resource = item.resource_case();
  if (resource == ImportItem::kPhaseWord) Strip(*item.mutable_phase_word());
  if (const Format* format = FormatOf(resource)) {
    ForgetUsualMarks(*format, MutableResource(*format, item));
    Strip(MutableResource(*format, item));
  }
  if (resource != ImportItem::kProject) return item;
  for (auto& record : *item.mutable_project()->mutable_phase_records()) {
    Strip(record);
    if (!record.source_phase().empty()) record.clear_phase();  // read from the word, and will be again
    if (record.has_effective_date()) record.clear_source_date();
    if (record.has_end_date()) record.clear_source_end();
  }
  for (auto& event : *item.mutable_project()->mutable_events()) {
    Strip(event);
    event.clear_name();
    if (event.has_date()) event.clear_source_date();
  }
  return item;
}

Yaml WriteKeys(const Format& format, const ImportItem& item) {
  Leftovers leftovers = LeftoversOf(SourceFields(Resource(item)));
  Yaml keys{.kind = Yaml::Kind::kMap, .text = {}, .items = {}, .entries = {}};
  leftovers.erase(std::string(kExtensionKey));
  for (const Key& key : format.keys) {
    Yaml value = WriteValue(key, item, leftovers);
    if (IsEmpty(value)) {
      if (auto kept = leftovers.extract(std::string(key.key)); !kept.empty()) {
        keys.entries.emplace_back(key.key, std::move(kept.mapped()));
      } else if (key.need != Need::kOptional && !key.keeps_blank) {
        keys.entries.emplace_back(key.key, std::move(value));
      }
      continue;
    }
    keys.entries.emplace_back(key.key, std::move(value));
    leftovers.erase(std::string(key.key));  // the field has another value by now: see the key pepiniere
  }
  for (auto& [key, value] : leftovers) keys.entries.emplace_back(key, std::move(value));
  return keys;
}

std::string WriteItem(const Format& format, std::string_view id, const ImportItem& item) {
  const std::string body = GetText(Resource(item), "description");
  Yaml keys = WriteKeys(format, item);
  // What these keys would be read as is not all of the item when it has fields that no key holds, or values that the
  // reader would clean: the rest goes under a key of ours.
  Findings ignored;
  const std::string plain = base::Concat("---\n", EmitYaml(keys), "---\n", body);
  const content::Layout layout = LayoutOf(format);
  const ImportItem read = ReadItem(format, id, ParseDocument(plain, &layout, ignored), base::Date::Max(), ignored);
  Yaml rest = Extension(Comparable(item), Comparable(read));
  if (rest.entries.empty()) return plain;
  keys.entries.emplace_back(kExtensionKey, std::move(rest));
  return base::Concat("---\n", EmitYaml(keys), "---\n", body);
}

}  // namespace pepiniere::betagouv
