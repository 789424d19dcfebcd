#include "clients/pep/formats/content/spellings.h"

#include <algorithm>

#include "absl/strings/str_join.h"
#include "services/base/text.h"
#include "services/search/fold.h"

namespace pepiniere::content {

void Spellings::Meet(std::string_view key, const std::string& text, const std::string& file) {
  if (text.empty()) return;
  Spelling& spelling = values_[{key, search::FoldedKey(text)}][text];
  if (spelling.count++ == 0) spelling.file = file;
}

void Spellings::Report(Findings& findings) const {
  for (const auto& [key_and_fold, value] : values_) {
    if (value.size() < 2) continue;
    const auto by_use = ByUse(value);
    const std::string told = absl::StrJoin(by_use, ", ", [](std::string* out, const auto& spelling) {
      *out += base::Concat(spelling.first, " (", spelling.second.count, ")");
    });
    findings.StartFile(by_use[1].second.file);
    findings.Add(finding::kSpellings, key_and_fold.first, told);
  }
}

std::vector<std::pair<std::string, Spellings::Spelling>> ByUse(const Spellings::Value& value) {
  std::vector<std::pair<std::string, Spellings::Spelling>> by_use(value.begin(), value.end());
  std::ranges::stable_sort(by_use, [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
  return by_use;
}

}  // namespace pepiniere::content
