#include "services/portfolio/domain/terms.h"

#include <algorithm>

namespace pepiniere::portfolio {
namespace {

constexpr std::size_t kMaxCharacters = 500;

// The first characters of UTF-8 text (bytes that continue one do not count), without the spaces at their end: to the
// store "a " is the same value as "a".
std::string_view Head(std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool continues = (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
    if (!continues && ++characters > kMaxCharacters) text = text.substr(0, i);
  }
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

class Terms {
 public:
  void Add(std::string_view field, std::string_view value) {
    if (const std::string_view head = Head(value); !head.empty()) {
      terms_.push_back({std::string(field), std::string(head)});
    }
  }
  void AddAll(std::string_view field, const std::vector<std::string>& values) {
    for (const std::string& value : values) Add(field, value);
  }
  std::vector<Term> Take() && {
    std::ranges::sort(terms_);
    terms_.erase(std::unique(terms_.begin(), terms_.end()), terms_.end());
    return std::move(terms_);
  }

 private:
  std::vector<Term> terms_;
};

}  // namespace

std::vector<Term> TermsOf(const Project& project, const OrganisationTree& organisations) {
  Terms terms;
  terms.Add(term::kIncubator, project.primary_incubator);
  terms.AddAll(term::kIncubator, project.other_incubators);
  terms.AddAll(term::kSponsor, project.sponsors);
  for (const std::string& sponsor : project.sponsors) {
    const std::vector<std::string> path = organisations.SelfAndAncestors(sponsor);
    terms.AddAll(term::kMinistry, path);
    terms.Add(term::kRoot, path.back());
    terms.Add(term::kDomain, organisations.Domain(sponsor));
  }
  terms.AddAll(term::kTheme, project.themes);
  terms.AddAll(term::kUserType, project.user_types);
  terms.AddAll(term::kTechnology, project.technologies);
  return std::move(terms).Take();
}

}  // namespace pepiniere::portfolio
