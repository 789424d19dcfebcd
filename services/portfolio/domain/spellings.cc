#include "services/portfolio/domain/spellings.h"

#include <algorithm>
#include <tuple>

#include "services/search/fold.h"

namespace pepiniere::portfolio {
namespace {

// Accents take more bytes, and capitals come first.
auto Preference(const Spelling& s) { return std::tuple(-s.count, -static_cast<std::int64_t>(s.text.size()), s.text); }

}  // namespace

std::string SpellingKey(std::string_view value) { return search::FoldedKey(value); }

bool IsPreferred(const Spelling& a, const Spelling& b) { return Preference(a) < Preference(b); }

Spellings::Value Spellings::Meet(std::string_view text, int change) {
  const auto [entry, is_new] = by_text_.try_emplace(std::string(text), 0);
  if (is_new) {
    entry->second = by_key_.try_emplace(SpellingKey(text), size()).first->second;
    if (entry->second == size()) values_.emplace_back();
    values_[static_cast<std::size_t>(entry->second)].push_back({std::string(text), 0});
  }
  std::vector<Spelling>& spellings = values_[static_cast<std::size_t>(entry->second)];
  if (is_new || change != 0) {
    std::ranges::find(spellings, text, &Spelling::text)->count += change;
    std::ranges::sort(spellings, IsPreferred);
  }
  return entry->second;
}

const std::string& Spellings::Shown(Value value) const { return Of(value).front().text; }

std::optional<Spellings::Value> Spellings::ValueOf(std::string_view text) const {
  const auto same = by_text_.find(std::string(text));
  if (same != by_text_.end()) return same->second;
  const auto found = by_key_.find(SpellingKey(text));
  return found == by_key_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace pepiniere::portfolio
