#include "services/search/terms.h"

#include <algorithm>

#include "services/base/text.h"
#include "services/search/fold.h"

namespace pepiniere::search {
namespace {

constexpr std::size_t kLongEnoughInside = 4;

}  // namespace

std::vector<Term> TermsOf(const std::vector<std::string>& words) {
  std::vector<Term> terms;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Term term{.word = words[i], .with_neighbours = {}, .forgives = ForgivesErrors(words[i])};
    if (i > 0) term.with_neighbours.push_back(base::Concat(words[i - 1], words[i]));
    if (i + 1 < words.size()) term.with_neighbours.push_back(base::Concat(words[i], words[i + 1]));
    terms.push_back(std::move(term));
  }
  return terms;
}

Grade GradeOf(std::string_view text_word, const Term& term, bool approximate) {
  const std::string& word = term.word;
  // One letter is a word of its own (l'eau) or nothing that tells.
  if (text_word.starts_with(word) && (word.size() > 1 || text_word == word)) return kFound;
  for (const std::string& both : term.with_neighbours) {
    if (text_word.starts_with(both)) return kFound;
  }
  if (word.size() >= kLongEnoughInside && text_word.find(word) != std::string_view::npos) return kInside;
  return approximate && term.forgives && WithinOneEdit(text_word, word) ? kMistyped : kNone;
}

}  // namespace pepiniere::search
