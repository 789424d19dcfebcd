#include "services/feedback/domain/texts.h"

#include <algorithm>
#include <utility>

#include "services/base/text.h"
#include "services/feedback/domain/digest.h"
#include "services/feedback/domain/split.h"

namespace pepiniere::feedback {

std::vector<std::string> Shuffled(std::vector<std::string> texts, std::string_view seed) {
  std::vector<std::pair<std::string, std::string>> keyed;
  keyed.reserve(texts.size());
  for (std::string& text : texts) {
    std::string key = Sha256Hex(base::Concat(seed, "|", text));
    keyed.emplace_back(std::move(key), std::move(text));
  }
  std::ranges::sort(keyed);
  for (std::size_t i = 0; i < keyed.size(); ++i) texts[i] = std::move(keyed[i].second);
  return texts;
}

std::vector<std::string> TextsToPublish(const std::vector<std::optional<std::string>>& redacted) {
  std::vector<std::string> texts;
  for (const std::optional<std::string>& text : redacted) {
    if (text) texts.push_back(*text);
  }
  if (static_cast<std::int64_t>(texts.size()) < kFewest) texts.clear();
  return texts;
}

}  // namespace pepiniere::feedback
