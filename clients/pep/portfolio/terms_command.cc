// pep vocabulary terms
#include <memory>

#include "absl/strings/str_join.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/portfolio/commands.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::PortfolioDimension;
using portfolio::v1::Term;

constexpr std::pair<std::string_view, PortfolioDimension> kDimensions[] = {
    {"theme", portfolio::v1::PORTFOLIO_DIMENSION_THEME},
    {"user-type", portfolio::v1::PORTFOLIO_DIMENSION_USER_TYPE},
    {"technology", portfolio::v1::PORTFOLIO_DIMENSION_TECHNOLOGY},
    {"domain", portfolio::v1::PORTFOLIO_DIMENSION_DOMAIN},
};

struct TermsFlags {
  std::string dimension;
  bool variants = false;
  PageOptions pages;
};

// "postgresql (12), PostgreSQL (3)"; empty for what everybody spells alike.
std::string SaidSpellings(const Term& term, std::string_view separator) {
  if (term.spellings_size() < 2) return "";
  return absl::StrJoin(term.spellings(), base::Absl(separator), [](std::string* out, const Term::Spelling& spelling) {
    *out += base::Concat(spelling.text(), " (", spelling.project_count(), ")");
  });
}

const View<Term>& TermsView() {
  using T = const Term&;
  using M = const Messages&;
  static const auto* view = new View<Term>{
      .fields = {{"value", [](T t) { return t.value(); }},
                 {"project_count", [](T t) { return base::CsvCell::Number(t.project_count()); }},
                 {"spellings", [](T t) { return SaidSpellings(t, ";"); }}},
      .columns = {
          {{"Value", "Valeur"},
           [](T t, M) {
             return Cell{t.value(), Tone::kStrong};
           },
           Align::kLeft,
           20},
          {{"Projects", "Projets"}, [](T t, M say) { return Cell{say.Number(t.project_count())}; }, Align::kRight},
          {{"Spelt", "Graphies"}, [](T t, M) { return Cell{SaidSpellings(t, ", ")}; }, Align::kLeft, 10, 1}}};
  return *view;
}

absl::Status ListTerms(Session& session, const TermsFlags& flags) {
  portfolio::v1::ListTermsRequest request;
  for (const auto& [word, dimension] : kDimensions) {
    if (word == flags.dimension) request.set_dimension(dimension);
  }
  const auto terms = [&](const auto& page) {
    std::vector<Term> shown;
    for (const Term& term : page.terms()) {
      if (!flags.variants || term.spellings_size() > 1) shown.push_back(term);
    }
    return shown;
  };
  return ShowList(session, &Portfolio::Stub::ListTerms, request, flags.pages, TermsView(), terms);
}

}  // namespace

void AddTermsCommand(Command& vocabulary) {
  auto flags = std::make_shared<TermsFlags>();
  flags->pages.all = true;  // a few hundred at most
  Command terms =
      vocabulary.Add("terms", {"List the themes, user types, technologies or domains in use, and how they are spelt",
                               "Lister les thématiques, types d'usagers, technologies ou domaines employés, et "
                               "leurs graphies"});
  terms.String("DIMENSION", flags->dimension, {"Which ones", "Lesquels"})
      .Required()
      .OneOf({"theme", "user-type", "technology", "domain"});
  terms.Flag("--variants", flags->variants,
             {"Only those that are spelt in several ways", "Seulement ceux qui ont plusieurs graphies"});
  flags->pages.AddTo(terms);
  terms.Does([flags](Session& session) { return ListTerms(session, *flags); });
}

}  // namespace pepiniere::pep
