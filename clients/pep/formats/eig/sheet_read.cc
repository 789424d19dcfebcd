#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <set>
#include <type_traits>

#include "clients/pep/formats/content/day.h"
#include "clients/pep/formats/content/document.h"
#include "clients/pep/formats/content/text.h"
#include "clients/pep/formats/content/yaml.h"
#include "clients/pep/formats/eig/findings.h"
#include "clients/pep/formats/eig/keys.h"
#include "clients/pep/formats/eig/sheet.h"
#include "services/base/text.h"

namespace pepiniere::eig {
namespace {

using content::Document;
using content::FindingCode;
using content::Findings;
using content::Yaml;

// What is empty says nothing, whatever its type.
bool SaysNothing(const Yaml& value) {
  return value.kind == Yaml::Kind::kNull || (value.IsScalar() && value.text.empty()) ||
         (value.kind == Yaml::Kind::kList && value.items.empty());
}

// As it reads when it was written once: without quotes where it means something by itself alone.
Yaml Normal(Yaml value) {
  const bool plain = value.kind == Yaml::Kind::kPlain && content::LooksTyped(value.text) &&
                     content::ParseYaml(value.text).root == value;
  if (value.IsScalar()) value.kind = plain ? Yaml::Kind::kPlain : Yaml::Kind::kText;
  for (Yaml& item : value.items) item = Normal(std::move(item));
  for (auto& [key, entry] : value.entries) entry = Normal(std::move(entry));
  return value;
}

std::optional<std::int64_t> WholeNumber(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// A year, by itself: 2018.
std::optional<int> Year(std::string_view text) {
  constexpr std::size_t kDigits = 4;
  if (text.size() != kDigits || text.front() < '1') return std::nullopt;
  const auto number = WholeNumber(text);
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

template <typename T>
class SheetReader {
 public:
  SheetReader(std::string_view id, Findings& findings) : findings_(findings) { sheet_.id = id; }

  T Read(const Document& document) && {
    const auto& entries = document.keys.entries;
    std::map<std::string_view, std::size_t> last;
    for (std::size_t i = 0; i < entries.size(); ++i) last[entries[i].first] = i;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const auto& [name, value] = entries[i];
      const std::size_t place = PlaceOf(format_, name);
      const bool known = place < format_.keys.size();
      if (last[name] != i) {
        Report(finding::kDuplicateKey, name, value.text);
        if (!known || value.kind != Yaml::Kind::kNull) Keep(name, value);
      } else if (known) {
        said_.insert(place);
        ReadKey(format_.keys[place], value);
      } else {
        if (name != content::kFrontMatterKey) Report(finding::kUnknownKey, name, name);
        Keep(name, value);
      }
    }
    for (std::size_t place = 0; place < format_.keys.size(); ++place) CheckNeed(place);
    std::ranges::stable_sort(sheet_.rest, {}, [&](const auto& entry) { return PlaceOf(format_, entry.first); });
    sheet_.body = document.body;
    return std::move(sheet_);
  }

 private:
  void Report(const FindingCode& code, std::string_view key, std::string_view message, std::string_view action = "") {
    findings_.Add(code, key, message, action);
  }
  void Keep(std::string_view key, const Yaml& value) { sheet_.rest.emplace_back(key, Normal(value)); }
  void KeepWrongType(std::string_view key, const Yaml& value, std::string_view wanted) {
    Report(finding::kWrongType, key, base::Concat("not ", wanted, value.text.empty() ? "" : ": ", value.text));
    Keep(key, value);
  }

  std::string Clean(std::string_view key, const Yaml& value) {
    content::Cleaned cleaned = content::CleanLine(value.text);
    for (const FindingCode& oddity : cleaned.oddities) Report(oddity, key, value.text);
    return std::move(cleaned.text);
  }

  void ReadKey(const Key<T>& key, const Yaml& value) {
    if (SaysNothing(value)) return;
    std::visit([&](auto field) { ReadField(key, value, sheet_.*field); }, key.field);
  }

  void ReadField(const Key<T>& key, const Yaml& value, std::string& text) {
    if (!value.IsScalar()) return KeepWrongType(key.key, value, "a text");
    if (key.style != Style::kProse) {
      text = Clean(key.key, value);
      if (key.key == "role") CheckRole(text);
      return;
    }
    text = value.text;
    constexpr std::string_view kKept = "kept as it is";
    for (const FindingCode& oddity : content::InspectProse(text)) Report(oddity, key.key, text, kKept);
    constexpr std::string_view kSpaces = " \n";
    if (kSpaces.find(text.front()) != std::string_view::npos || kSpaces.find(text.back()) != std::string_view::npos) {
      Report(finding::kPadded, key.key, text, kKept);
    }
  }

  void ReadField(const Key<T>& key, const Yaml& value, std::optional<bool>& flag) {
    flag = content::LooseBoolean(value);
    if (!flag) return KeepWrongType(key.key, value, "true or false");
    if (!content::ToBoolean(value)) Report(finding::kLooseType, key.key, value.text);
    if (key.key == "visible" && !*flag) Report(finding::kNotVisible, key.key, value.text);
  }

  void ReadField(const Key<T>& key, const Yaml& value, std::optional<std::int64_t>& number) {
    if (value.IsScalar()) number = WholeNumber(value.text);
    if (!number) return KeepWrongType(key.key, value, "a whole number");
    if (value.kind == Yaml::Kind::kText) Report(finding::kLooseType, key.key, value.text);
  }

  void ReadField(const Key<T>& key, const Yaml& value, Told& told) {
    if (!value.IsScalar()) return KeepWrongType(key.key, value, "a date");
    told.text = Clean(key.key, value);
    using enum content::ToldDay::Form;
    const content::ToldDay read = content::ReadDay(told.text);
    if (read.form != kNone) told.day = read.day;
    if (read.form == kNone) told.year = Year(told.text);
    if (read.form == kMoment || read.form == kUnclearTime) Report(finding::kDateTime, key.key, told.text);
    if (told.year) Report(finding::kYearOnly, key.key, told.text);
    if (!told.day && !told.year && !told.text.empty()) Report(finding::kInvalidDate, key.key, told.text);
  }

  // What is no text in a list keeps the whole list beside.
  void ReadField(const Key<T>& key, const Yaml& value, std::vector<Reference>& references) {
    if (value.kind == Yaml::Kind::kMap) return KeepWrongType(key.key, value, "a list");
    const bool one = value.IsScalar();
    if (one != (key.style == Style::kOne)) {
      Report(finding::kLooseType, key.key, one ? base::Concat("one value for a list: ", value.text) : "a list");
    }
    const std::vector<Yaml>& items = one ? std::vector<Yaml>{value} : value.items;
    bool all_texts = true;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string path = one ? std::string(key.key) : base::Concat(key.key, "[", i, "]");
      if (!items[i].IsScalar() && items[i].kind != Yaml::Kind::kNull) {
        Report(finding::kWrongType, path, "not a text");
        all_texts = false;
        continue;
      }
      Reference reference{.text = Clean(path, items[i])};
      if (reference.text.empty()) {
        Report(finding::kEmptyItem, path, "empty");
      } else if (std::ranges::find(references, reference) != references.end()) {
        Report(finding::kDuplicateValue, path, reference.text);
      } else {
        references.push_back(std::move(reference));
      }
    }
    if (!all_texts) Keep(key.key, value);
  }

  void CheckRole(std::string_view role) {
    const auto roles = Roles();
    if (!role.empty() && std::find(roles.begin(), roles.end(), role) == roles.end()) {
      Report(finding::kUnknownRole, "role", role);
    }
  }

  bool IsEmpty(const Key<T>& key) const {
    return std::visit(
        [&](auto field) {
          const auto& value = sheet_.*field;
          using Value = std::remove_cvref_t<decltype(value)>;
          if constexpr (std::is_same_v<Value, Told>) {
            return value.text.empty();
          } else if constexpr (requires { value.empty(); }) {
            return value.empty();
          } else {
            return !value.has_value();
          }
        },
        key.field);
  }

  void CheckNeed(std::size_t place) {
    const Key<T>& key = format_.keys[place];
    if (key.need == Need::kOptional) return;
    const std::string_view action = key.need == Need::kTitle ? "the id stands in for it" : "";
    const bool kept = std::ranges::any_of(sheet_.rest, [&](const auto& entry) { return entry.first == key.key; });
    if (!said_.contains(place)) {
      if (key.need == Need::kFilled) return;
      Report(finding::kMissingKey, key.key, "not there", action);
    } else if (key.need != Need::kExpected && IsEmpty(key) && !kept) {
      Report(finding::kEmptyValue, key.key, "empty", action);
    }
    if (key.need == Need::kTitle && IsEmpty(key)) sheet_.title = sheet_.id;
  }

  const Format<T>& format_ = FormatOf<T>();
  T sheet_;
  Findings& findings_;
  std::set<std::size_t> said_;  // the places of the keys that are there
};

}  // namespace

template <typename T>
T ReadSheet(std::string_view id, std::string_view bytes, Findings& findings) {
  static const content::Layout layout = LayoutOf(FormatOf<T>());
  if (bytes.empty()) findings.Add(finding::kEmptyFile, "", "no byte in it");
  T sheet = SheetReader<T>(id, findings).Read(ParseDocument(bytes, &layout, findings));
  sheet.bytes = bytes;
  return sheet;
}

template Challenge ReadSheet(std::string_view, std::string_view, Findings&);
template Person ReadSheet(std::string_view, std::string_view, Findings&);
template Cohort ReadSheet(std::string_view, std::string_view, Findings&);
template Theme ReadSheet(std::string_view, std::string_view, Findings&);
template Skill ReadSheet(std::string_view, std::string_view, Findings&);

}  // namespace pepiniere::eig
