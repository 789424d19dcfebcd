#include "services/feedback/domain/near_duplicates.h"

#include <algorithm>

#include "absl/strings/str_join.h"
#include "services/base/text.h"
#include "services/search/fold.h"

namespace pepiniere::feedback {
namespace {

constexpr std::size_t kWords = 3;

double ShareOf(const std::set<std::string>& a, const std::set<std::string>& b) {
  const std::set<std::string>& fewer = a.size() <= b.size() ? a : b;
  const std::set<std::string>& more = a.size() <= b.size() ? b : a;
  if (fewer.empty()) return 0;
  const auto shared = std::ranges::count_if(fewer, [&](const std::string& one) { return more.contains(one); });
  return static_cast<double>(shared) / static_cast<double>(fewer.size());
}

}  // namespace

std::set<std::string> TrigramsOf(std::string_view text) {
  const std::vector<std::string> words = search::Words(text);
  std::set<std::string> trigrams;
  if (words.empty()) return trigrams;
  if (words.size() < kWords) return {absl::StrJoin(words, " ")};
  for (std::size_t i = 0; i + kWords <= words.size(); ++i) {
    trigrams.insert(base::Concat(words[i], " ", words[i + 1], " ", words[i + 2]));
  }
  return trigrams;
}

std::vector<NearDuplicate> NearDuplicatesOf(std::string_view text, std::span<const KnownText> known, std::size_t most) {
  const std::set<std::string> trigrams = TrigramsOf(text);
  std::vector<NearDuplicate> near;
  for (const KnownText& one : known) {
    if (const double share = ShareOf(trigrams, one.trigrams); share >= kNear) near.push_back({one.name, share});
  }
  std::ranges::sort(near, [](const NearDuplicate& a, const NearDuplicate& b) {
    return a.share != b.share ? a.share > b.share : a.name < b.name;
  });
  if (near.size() > most) near.resize(most);
  return near;
}

}  // namespace pepiniere::feedback
