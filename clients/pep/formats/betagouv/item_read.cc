#include <algorithm>
#include <functional>
#include <set>

#include "clients/pep/formats/betagouv/extension.h"
#include "clients/pep/formats/betagouv/fields.h"
#include "clients/pep/formats/betagouv/findings.h"
#include "clients/pep/formats/betagouv/grants.h"
#include "clients/pep/formats/betagouv/item.h"
#include "clients/pep/formats/betagouv/ledger.h"
#include "clients/pep/formats/betagouv/marks.h"
#include "clients/pep/formats/betagouv/references.h"
#include "clients/pep/formats/content/document.h"
#include "clients/pep/formats/content/yaml.h"
#include "services/base/characters.h"
#include "services/base/text.h"

namespace pepiniere::betagouv {
namespace {

using content::Document;
using content::Findings;
using content::Text;
using content::Yaml;
using google::protobuf::Message;
using portfolio::v1::ImportItem;

class ItemReader {
 public:
  ItemReader(const Format& format, std::string_view id, base::Date today, Findings& findings)
      : format_(format), id_(id), resource_(MutableResource(format, item_)), reading_(resource_, today, findings) {}

  ImportItem Read(const Document& document) && {
    SetText(resource_, "name", base::Concat(format_.collection, id_));
    const Yaml* extension = nullptr;
    const auto entries = reading_.Entries(document.keys);
    for (const auto& [name, value] : entries) {
      const Key* key = FindKey(format_, name);
      if (!key) {
        reading_.Report(finding::kUnknownKey, name, name);
        reading_.Keep(name, value);
      } else if (key->shape == Shape::kExtension) {
        extension = &value;
      } else {
        seen_.insert(key->key);
        ReadKey(*key, value);
      }
    }
    LeaveOutPrimaryIncubator();
    for (const Key& key : format_.keys) CheckNeed(key);
    if (item_.has_project()) {
      item_.mutable_project()->mutable_project()->set_kind(portfolio::v1::PROJECT_KIND_STATE_STARTUP);
      CheckLedger(item_.project(), reading_);
    }
    SetText(resource_, "description", document.body);
    if (extension) ApplyExtension(*extension, item_, reading_);
    if (item_.has_project()) ReadGrants(*item_.mutable_project(), reading_);
    return std::move(item_);
  }

 private:
  // Makes a text of an item of a list; none when it is no such thing (reported).
  using ReadText = std::function<std::optional<std::string>(std::string_view key, const Yaml&)>;

  ReadText TextReader() {
    return [this](std::string_view key, const Yaml& value) { return reading_.Line(key, value); };
  }
  ReadText ReferenceReader(const ReferenceStyle& style) {
    return
        [this, &style](std::string_view key, const Yaml& value) { return ReadReference(style, key, value, reading_); };
  }

  void ReadKey(const Key& key, const Yaml& value) {
    switch (key.shape) {
      case Shape::kLine:
        return ReadLine(key, value);
      case Shape::kProse:
        return SetNonEmpty(key, reading_.Prose(key.key, value));
      case Shape::kBoolean:
        return ReadBoolean(key, value);
      case Shape::kAccessibility:
        return ReadAccessibility(key, value);
      case Shape::kOrganisation:
        return ReadOneReference(key, kOrganisationReference, value);
      case Shape::kIncubator:
        return ReadOneReference(key, kIncubatorReference, value);
      case Shape::kLines:
        return ReadTexts(key, value, TextReader());
      case Shape::kOrganisations:
        return ReadTexts(key, value, ReferenceReader(kOrganisationReference));
      case Shape::kIncubators:
        return ReadTexts(key, value, ReferenceReader(kIncubatorReference));
      case Shape::kAliases:
        return ReadTexts(key, value, [this](std::string_view k, const Yaml& v) { return ReadAlias(k, v, reading_); });
      case Shape::kPhases:
        return ReadPhases(value, *item_.mutable_project(), reading_);
      case Shape::kEvents:
        return ReadEvents(value, *item_.mutable_project(), reading_);
      case Shape::kHidden:
      case Shape::kRobots:
        return ReadMarkOf(key, value);
      case Shape::kId:
        if (value.IsScalar() && value.text != id_) reading_.Report(finding::kIdMismatch, key.key, value.text);
        return reading_.Keep(key.key, value);
      case Shape::kKept:
      case Shape::kExtension:
        return reading_.Keep(key.key, value);
    }
  }

  void KeepBlank(const Key& key) {
    if (key.keeps_blank) reading_.Keep(key.key, Text(""));
  }

  void SetNonEmpty(const Key& key, std::string text) {
    if (!text.empty()) SetText(resource_, key.field, std::move(text));
  }

  // An address leads to the web, or is kept where it leads nowhere.
  void ReadLine(const Key& key, const Yaml& value) {
    std::string text = reading_.Line(key.key, value);
    if (text.empty() && value.IsScalar()) KeepBlank(key);
    const bool leads = text.empty() || !key.field.ends_with("_uri") || base::IsWebAddress(text);
    if (leads) return SetNonEmpty(key, std::move(text));
    reading_.Report(finding::kInvalidAddress, key.key, base::Concat("not an http:// or https:// address: ", text));
    reading_.Keep(key.key, value);
  }

  void ReadBoolean(const Key& key, const Yaml& value) {
    if (value.kind == Yaml::Kind::kNull) return;
    const auto boolean = LooseBoolean(value);
    if (!boolean) return reading_.KeepWrongType(key.key, value, "true or false");
    if (!ToBoolean(value)) reading_.Report(finding::kLooseType, key.key, value.text);
    SetBoolean(resource_, key.field, *boolean);
  }

  void ReadMarkOf(const Key& key, const Yaml& value) {
    const auto marked = ReadMark(key.shape, value);
    if (!marked) return reading_.KeepWrongType(key.key, value, "true or false");
    reading_.Keep(key.key, value);
    if (*marked) SetBoolean(resource_, key.field, true);
  }

  void ReadAccessibility(const Key& key, const Yaml& value) {
    const std::string text = reading_.Line(key.key, value);
    if (text.empty() && value.IsScalar()) KeepBlank(key);
    if (text.empty()) return;
    for (const AccessibilityName& known : AccessibilityNames()) {
      if (known.name == text) return SetEnum(resource_, key.field, known.status);
    }
    reading_.Report(finding::kUnknownValue, key.key, text);
    reading_.Keep(key.key, value);
  }

  void ReadOneReference(const Key& key, const ReferenceStyle& style, const Yaml& value) {
    auto name = ReadReference(style, key.key, value, reading_);
    if (!name) return reading_.Keep(key.key, value);
    SetNonEmpty(key, *std::move(name));
  }

  // What is no text is kept as key[i], i being its place among the items that count.
  void ReadTexts(const Key& key, const Yaml& value, const ReadText& read) {
    if (value.kind == Yaml::Kind::kNull) return;
    if (value.kind == Yaml::Kind::kMap) return reading_.KeepWrongType(key.key, value, "a list");
    const bool one = value.IsScalar();
    if (one && value.text.empty()) return;
    if (one) reading_.Report(finding::kLooseType, key.key, base::Concat("one value for a list: ", value.text));
    const std::vector<Yaml>& items = one ? std::vector<Yaml>{value} : value.items;
    std::vector<std::string> texts;
    std::size_t place = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string path = base::Concat(key.key, "[", i, "]");
      const bool scalar = items[i].IsScalar() || items[i].kind == Yaml::Kind::kNull;
      if (!scalar) reading_.Report(finding::kWrongType, path, "not a text");
      auto text = scalar ? read(path, items[i]) : std::nullopt;
      if (!text) {
        reading_.Keep(base::Concat(key.key, "[", place++, "]"), items[i]);
      } else if (text->empty()) {
        reading_.Report(finding::kEmptyItem, path, "empty");
      } else if (std::find(texts.begin(), texts.end(), *text) != texts.end()) {
        reading_.Report(finding::kDuplicateValue, path, *text);
      } else {
        texts.push_back(*std::move(text));
        ++place;
      }
    }
    if (!texts.empty()) SetTexts(resource_, key.field, std::move(texts));
  }

  // The primary one is among `incubators` in the files, and apart in the portfolio. An order that would not be written
  // so again is kept: the open data follows it.
  void LeaveOutPrimaryIncubator() {
    if (!item_.has_project()) return;
    auto& project = *item_.mutable_project()->mutable_project();
    auto& others = *project.mutable_other_incubators();
    Yaml listed{.kind = Yaml::Kind::kList, .text = {}, .items = {}, .entries = {}};
    for (const std::string& name : others) listed.items.push_back(Text(WriteReference(kIncubatorReference, name)));
    others.erase(std::remove(others.begin(), others.end(), project.primary_incubator()), others.end());
    std::vector<std::string> again = IncubatorsInOrder(project);
    for (std::string& name : again) name = WriteReference(kIncubatorReference, name);
    const bool same = std::equal(listed.items.begin(), listed.items.end(), again.begin(), again.end(),
                                 [](const Yaml& text, const std::string& id) { return text.text == id; });
    if (!same) reading_.Keep("incubators", listed);
  }

  bool IsEmpty(const Key& key) const {
    return key.shape == Shape::kPhases ? item_.project().phase_records().empty()
                                       : GetText(resource_, key.field).empty();
  }

  void CheckNeed(const Key& key) {
    if (key.need == Need::kOptional) return;
    const bool seen = seen_.contains(key.key);
    const bool kept = SourceFields(resource_).fields().contains(std::string(key.key));
    const std::string_view action = key.need == Need::kTitle ? "the id stands in for it" : "";
    if (!seen) {
      reading_.Report(finding::kMissingKey, key.key, "not there", action);
    } else if (key.need != Need::kExpected && IsEmpty(key) && !kept) {
      reading_.Report(finding::kEmptyValue, key.key, "empty", action);
    }
    if (key.need == Need::kTitle && IsEmpty(key)) SetText(resource_, key.field, std::string(id_));
  }

  const Format& format_;
  std::string_view id_;
  ImportItem item_;
  Message& resource_;
  Reading reading_;
  std::set<std::string_view> seen_;
};

}  // namespace

ImportItem ReadItem(const Format& format, std::string_view id, const Document& document, base::Date today,
                    Findings& findings) {
  return ItemReader(format, id, today, findings).Read(document);
}

}  // namespace pepiniere::betagouv
