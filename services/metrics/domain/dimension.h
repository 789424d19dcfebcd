// What values are split by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/problems.h"

namespace pepiniere::metrics::domain {

// Numbered as in the contract.
enum class Audience { kIndividuals = 1, kCompanies, kAssociations };
std::string_view Symbol(Audience audience);
bool ReadSymbol(std::string_view symbol, Audience& audience);

struct Dimension {
  std::string key, value;

  static void Fields(auto&& visit, auto&... each) {
    visit("key", each.key...);
    visit("value", each.value...);
  }
  bool operator==(const Dimension&) const = default;
};

// In the order of their keys.
std::vector<Dimension> Sorted(std::vector<Dimension> dimensions);
// Of those in order: a text by which two of the same are found to be so.
std::string KeyOf(const std::vector<Dimension>& sorted);
// Whether `all` has each of `some`.
bool HasAll(const std::vector<Dimension>& all, const std::vector<Dimension>& some);

// Each key once, and with a value; "audience" has those of Audience.
void CheckDimensions(const std::vector<Dimension>& dimensions, std::string_view path, base::Problems& problems);

}  // namespace pepiniere::metrics::domain
