#include "clients/pep/formats/eig/partition.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "services/search/fold.h"

namespace pepiniere::eig {
namespace {

constexpr std::size_t kMostWords = 100;

bool Joins(std::string_view word) { return word == "et" || word == "and"; }

// Words from `first` to before `end`.
std::string Joined(const std::vector<std::string>& words, std::size_t first, std::size_t end) {
  std::string title = words[first];
  for (std::size_t i = first + 1; i < end; ++i) title += " " + words[i];
  return title;
}

}  // namespace

std::vector<std::string> Partition(std::string_view text, const IsKnown& is_known) {
  const std::vector<std::string> words = search::Words(text);
  if (words.size() < 2 || words.size() > kMostWords) return {};
  // From the end: where the title that begins at each word ends; none if no known titles make the rest.
  std::vector<std::optional<std::size_t>> ends(words.size() + 1);
  ends[words.size()] = words.size();
  for (std::size_t first = words.size(); first-- > 0;) {
    for (std::size_t end = words.size(); end > first && !ends[first]; --end) {
      const bool whole = first == 0 && end == words.size();
      if (!whole && ends[end] && is_known(Joined(words, first, end))) ends[first] = end;
    }
    if (!ends[first] && first > 0 && first + 1 < words.size() && Joins(words[first]) && ends[first + 1]) {
      ends[first] = first + 1;
    }
  }
  if (!ends[0]) return {};
  std::vector<std::string> titles;
  for (std::size_t first = 0; first < words.size(); first = *ends[first]) {
    std::string title = Joined(words, first, *ends[first]);
    if (is_known(title)) titles.push_back(std::move(title));
  }
  return titles.size() < 2 ? std::vector<std::string>() : titles;
}

std::vector<std::string> Within(std::string_view text, const IsKnown& is_known) {
  const std::vector<std::string> words = search::Words(text);
  if (words.size() > kMostWords) return {};
  std::vector<std::string> titles;
  for (std::size_t first = 0; first < words.size(); ++first) {
    for (std::size_t end = words.size(); end > first + 1; --end) {
      if (first == 0 && end == words.size()) continue;
      std::string title = Joined(words, first, end);
      if (!is_known(title)) continue;
      if (std::ranges::find(titles, title) == titles.end()) titles.push_back(std::move(title));
      break;
    }
  }
  return titles;
}

}  // namespace pepiniere::eig
