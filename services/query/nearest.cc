#include "services/query/nearest.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include "absl/strings/str_join.h"
#include "services/base/text.h"

namespace pepiniere::query {
namespace {

using base::Concat;

constexpr std::size_t kSuggestions = 3;
constexpr std::size_t kLongestName = 64;  // a longer one is nobody's typing error

// Levenshtein's distance.
std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replace = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replace, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string Suggest(std::string_view unknown, const std::vector<std::string_view>& known) {
  const std::size_t tolerance = std::max<std::size_t>(2, unknown.size() / 3);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const std::string_view name : known) {
    if (unknown.size() > kLongestName) break;
    const std::size_t distance = Distance(unknown, name);
    const bool part = unknown.size() > 2 && name.find(unknown) != std::string_view::npos;
    if (distance <= tolerance || part) near.emplace_back(distance, Concat("'", name, "'"));
  }
  if (near.empty()) {
    const std::vector<std::string> all(known.begin(), known.end());
    return "the known ones are " + absl::StrJoin(all, ", ");
  }
  std::sort(near.begin(), near.end());
  near.resize(std::min(near.size(), kSuggestions));
  return Concat("did you mean ", absl::StrJoin(near, " or ", [](std::string* out, const auto& n) { *out += n.second; }),
                "?");
}

}  // namespace pepiniere::query
