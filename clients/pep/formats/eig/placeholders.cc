#include "clients/pep/formats/eig/placeholders.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

#include "absl/strings/match.h"
#include "services/base/text.h"
#include "services/search/fold.h"

namespace pepiniere::eig {
namespace {

// As search::FoldedKey has them.
constexpr std::string_view kWords[] = {"todo",     "tbd",         "tba", "fixme", "xxx",    "na",
                                       "none",     "null",        "url", "lien",  "avenir", "acompleter",
                                       "adefinir", "arenseigner", "-",   "?",     "...",    "#"};

constexpr std::string_view kSchemeEnd = "://", kUsualLabel = "www.";

bool NamesASite(std::string_view host) {
  if (absl::StartsWithIgnoreCase(base::Absl(host), base::Absl(kUsualLabel))) host.remove_prefix(kUsualLabel.size());
  const std::size_t dot = host.find('.');
  return dot != host.npos && dot > 0 && dot + 1 < host.size();
}

}  // namespace

bool IsPlaceholder(std::string_view key, std::string_view text) {
  const std::size_t scheme = text.find(kSchemeEnd);
  if (scheme != text.npos) {
    const std::string_view rest = text.substr(scheme + kSchemeEnd.size());
    return !NamesASite(rest.substr(0, rest.find_first_of("/?#:")));
  }
  const std::string word = search::FoldedKey(text);
  return word == search::FoldedKey(key) || std::ranges::find(kWords, word) != std::end(kWords);
}

}  // namespace pepiniere::eig
