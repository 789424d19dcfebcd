#include "services/search/names.h"

#include <cstddef>

namespace pepiniere::search {
namespace {

// Whether `joined` stands at the beginning of `folded`, spaces apart; what follows it there.
bool BeginsHere(std::string_view folded, std::string_view joined, std::string_view& rest) {
  std::size_t at = 0;
  for (const char c : joined) {
    if (at < folded.size() && folded[at] == ' ') ++at;
    if (at == folded.size() || folded[at] != c) return false;
    ++at;
  }
  rest = folded.substr(at);
  return true;
}

}  // namespace

Likewise Compare(std::string_view folded_name, std::string_view joined) {
  const bool one_letter = joined.size() == 1;
  for (std::size_t start = 0; start < folded_name.size();) {
    std::string_view rest;
    if (BeginsHere(folded_name.substr(start), joined, rest)) {
      if (start == 0 && rest.empty()) return Likewise::kSame;
      if (!one_letter || rest.empty() || rest.front() == ' ') return start == 0 ? Likewise::kBegins : Likewise::kHolds;
    }
    start = folded_name.find(' ', start);
    if (start != std::string_view::npos) ++start;
  }
  return Likewise::kNot;
}

}  // namespace pepiniere::search
