#include "clients/pep/portfolio/names.h"

#include <string>
#include <string_view>
#include <utility>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/portfolio/stubs.h"

namespace pepiniere::pep {
namespace {

using namespace portfolio::v1;  // NOLINT: the requests and replies below

absl::StatusOr<SearchPortfolioResponse> Ask(Session& session, const std::string& query, SearchKind kind) {
  SearchPortfolioRequest request;
  request.set_query(query);
  request.add_kinds(kind);
  request.set_page_size(kSuggestions);
  return session.Call(&Portfolio::Stub::SearchPortfolio, request);
}

// What is looked for in all that a thing says is found by a word of its description too: who mistypes a name means one
// that looks like it.
bool LooksLike(std::string_view typed, const SearchPortfolioResponse::Hit& hit) {
  return !Near(typed, {std::string(Id(hit.name())), hit.title(), std::string(Id(hit.alias()))}).empty();
}

// The ids that somebody may have meant. None where the server cannot tell.
std::vector<std::string> NearIds(Session& session, std::string_view typed, SearchKind kind) {
  std::vector<std::string> ids;
  auto found = Ask(session, std::string(typed), kind);
  if (!found.ok()) return ids;
  for (const auto& hit : found->hits()) {
    if (LooksLike(typed, hit)) ids.emplace_back(Id(hit.name()));
  }
  if (!ids.empty()) return ids;
  // Titles that look like it: their things are the first that they find.
  for (int i = 0; i < found->did_you_mean_size() && i < kSuggestions; ++i) {
    const auto named = Ask(session, found->did_you_mean(i), kind);
    if (named.ok() && named->hits_size() > 0 && LooksLike(typed, named->hits(0))) {
      ids.emplace_back(Id(named->hits(0).name()));
    }
  }
  return ids;
}

KnownName Named(std::string_view type, std::string_view option, const google::protobuf::Descriptor& resource,
                Method get, SearchKind kind, Text unknown) {
  return {.type = type,
          .option = option,
          .pattern = NamePattern::Of(resource),
          .unknown = unknown,
          .get = std::move(get),
          .near = [kind](Session& session, std::string_view typed) { return NearIds(session, typed, kind); }};
}

KnownName NamedOrganisation(std::string_view option, Text unknown) {
  return Named("ORGANISATION", option, *Organisation::descriptor(), &Portfolio::Stub::GetOrganisation,
               SEARCH_KIND_ORGANISATION, unknown);
}

template <PortfolioDimension dimension>
absl::StatusOr<std::vector<std::string>> TermsOf(Session& session) {
  ListTermsRequest request;
  request.set_dimension(dimension);
  PEP_ASSIGN(const auto terms, ListAll<Term>(
                                   session, &Portfolio::Stub::ListTerms, request,
                                   [](const auto& page) -> const auto& { return page.terms(); }));
  std::vector<std::string> values;
  for (const Term& term : terms) values.push_back(term.value());
  return values;
}

}  // namespace

std::vector<KnownName> PortfolioNames() {
  return {
      Named("INCUBATOR", "", *Incubator::descriptor(), &Portfolio::Stub::GetIncubator, SEARCH_KIND_INCUBATOR,
            {"no such incubator: $0", "aucun incubateur de ce nom : $0"}),
      NamedOrganisation("ministry", {"no such ministry: $0", "aucun ministère de ce nom : $0"}),
      NamedOrganisation("sponsor", {"no such sponsor: $0", "aucun sponsor de ce nom : $0"}),
      NamedOrganisation("", {"no such organisation: $0", "aucune organisation de ce nom : $0"}),
      Named("TEAM", "", *Team::descriptor(), &Portfolio::Stub::GetTeam, SEARCH_KIND_TEAM,
            {"no such team: $0", "aucune équipe de ce nom : $0"}),
      Named("PROJECT", "", *Project::descriptor(), &Portfolio::Stub::GetProject, SEARCH_KIND_PROJECT,
            {"no such project: $0", "aucun projet de ce nom : $0"}),
  };
}

std::vector<KnownTerm> PortfolioTerms() {
  return {
      {"THEME", {"no such theme: $0", "aucune thématique de ce nom : $0"}, TermsOf<PORTFOLIO_DIMENSION_THEME>},
      {"DOMAIN", {"no such domain: $0", "aucun domaine de ce nom : $0"}, TermsOf<PORTFOLIO_DIMENSION_DOMAIN>},
      {"USER_TYPE",
       {"no such user type: $0", "aucun type d'usagers de ce nom : $0"},
       TermsOf<PORTFOLIO_DIMENSION_USER_TYPE>},
      {"TECHNOLOGY",
       {"no such technology: $0", "aucune technologie de ce nom : $0"},
       TermsOf<PORTFOLIO_DIMENSION_TECHNOLOGY>},
  };
}

}  // namespace pepiniere::pep
