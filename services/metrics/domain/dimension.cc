#include "services/metrics/domain/dimension.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/base/characters.h"
#include "services/base/symbols.h"
#include "services/base/text.h"

namespace pepiniere::metrics::domain {
namespace {

constexpr std::string_view kAudiences[] = {"", "INDIVIDUALS", "COMPANIES", "ASSOCIATIONS"};

}  // namespace

std::string_view Symbol(Audience audience) { return base::SymbolIn(kAudiences, audience); }
bool ReadSymbol(std::string_view symbol, Audience& audience) {
  return base::ReadSymbolIn(kAudiences, symbol, audience);
}

std::vector<Dimension> Sorted(std::vector<Dimension> dimensions) {
  std::ranges::sort(dimensions, {}, &Dimension::key);
  return dimensions;
}

// Keys hold no "=" and values no line feed.
std::string KeyOf(const std::vector<Dimension>& sorted) {
  std::string key;
  for (const Dimension& dimension : sorted) key += base::Concat(dimension.key, "=", dimension.value, "\n");
  return key;
}

bool HasAll(const std::vector<Dimension>& all, const std::vector<Dimension>& some) {
  return std::ranges::all_of(some, [&](const Dimension& one) { return std::ranges::find(all, one) != all.end(); });
}

void CheckDimensions(const std::vector<Dimension>& dimensions, std::string_view path, base::Problems& problems) {
  std::set<std::string_view> keys;
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    const auto& [key, value] = dimensions[i];
    const std::string at = base::Concat(path, "[", i, "].");
    problems.If(!keys.insert(key).second, at + "key", "name each dimension once");
    problems.If(base::IsBlank(value), at + "value", "is missing");
    Audience audience{};
    problems.If(key == "audience" && !value.empty() && !ReadSymbol(value, audience), at + "value",
                "must be INDIVIDUALS, COMPANIES or ASSOCIATIONS");
  }
}

}  // namespace pepiniere::metrics::domain
