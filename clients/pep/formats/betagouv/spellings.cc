#include "clients/pep/formats/betagouv/spellings.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_join.h"
#include "services/base/text.h"
#include "services/search/fold.h"

namespace pepiniere::betagouv {
namespace {

using portfolio::v1::ImportItem;

// One value of a vocabulary: how it is spelt, how often, and first where.
struct Value {
  struct Spelling {
    std::int64_t count = 0;
    std::string file;
  };
  std::map<std::string, Spelling> spellings;
};
// By key of the files, then by what the spellings have in common.
using Values = std::map<std::pair<std::string_view, std::string>, Value>;

void Meet(std::string_view key, const std::string& text, const std::string& file, Values& values) {
  if (text.empty()) return;
  Value::Spelling& spelling = values[{key, search::FoldedKey(text)}].spellings[text];
  if (spelling.count++ == 0) spelling.file = file;
}

void MeetAll(const ImportItem& item, Values& values) {
  if (item.has_organisation()) {
    Meet("domaine_ministeriel", item.organisation().ministerial_domain(), item.file(), values);
  }
  if (!item.has_project()) return;
  const auto& project = item.project().project();
  for (const std::string& theme : project.themes()) Meet("thematiques", theme, item.file(), values);
  for (const std::string& user : project.user_types()) Meet("usertypes", user, item.file(), values);
  for (const std::string& technology : project.technologies()) Meet("techno", technology, item.file(), values);
}

}  // namespace

void CheckSpellings(const std::vector<ImportItem>& items, Findings& findings) {
  Values values;
  for (const ImportItem& item : items) MeetAll(item, values);
  for (const auto& [key_and_fold, value] : values) {
    if (value.spellings.size() < 2) continue;
    std::vector<std::pair<std::string, Value::Spelling>> by_use(value.spellings.begin(), value.spellings.end());
    std::ranges::stable_sort(by_use, [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
    const std::string told = absl::StrJoin(by_use, ", ", [](std::string* out, const auto& spelling) {
      *out += base::Concat(spelling.first, " (", spelling.second.count, ")");
    });
    findings.StartFile(by_use[1].second.file);
    findings.Add(finding::kSpellings, key_and_fold.first, told);
  }
}

}  // namespace pepiniere::betagouv
