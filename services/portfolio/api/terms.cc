#include "services/portfolio/api/terms.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "services/aip/errors.h"
#include "services/base/try.h"
#include "services/portfolio/domain/census.h"
#include "services/resource/paging.h"
#include "services/search/fold.h"

namespace pepiniere::portfolio::api {
namespace {

constexpr v1::PortfolioDimension kSpelt[] = {v1::PORTFOLIO_DIMENSION_THEME, v1::PORTFOLIO_DIMENSION_USER_TYPE,
                                             v1::PORTFOLIO_DIMENSION_TECHNOLOGY, v1::PORTFOLIO_DIMENSION_DOMAIN};

// The order of a dictionary, for the page tokens.
const query::SortSchema& Order() {
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "word", .sql = "word"}}, .unique = {.name = "value", .sql = "value"}, .default_order = "word"};
  return *schema;
}

using Place = std::pair<std::string, std::string>;
Place PlaceOf(const VocabularyTerm& term) { return {search::Fold(term.value), term.value}; }

void Show(const VocabularyTerm& term, v1::Term& proto) {
  proto.set_value(term.value);
  proto.set_project_count(term.projects);
  for (const Spelling& spelling : term.spellings) {
    auto& one = *proto.add_spellings();
    one.set_text(spelling.text);
    one.set_project_count(spelling.count);
  }
}

}  // namespace

absl::StatusOr<v1::ListTermsResponse> Terms::List(rpc::CallScope& call, const v1::ListTermsRequest& request) {
  if (std::ranges::find(kSpelt, request.dimension()) == std::end(kSpelt)) {
    return aip::Invalid("dimension", "takes THEME, USER_TYPE, TECHNOLOGY or DOMAIN");
  }
  PEP_ASSIGN(const resource::Paging paging, resource::ReadPaging(call,
                                                                 {.page_size = request.page_size(),
                                                                  .page_token = request.page_token(),
                                                                  .bound_to = {std::to_string(request.dimension())}},
                                                                 Order()));
  PEP_ASSIGN(const std::vector<VocabularyTerm> terms,
             context_.census.Answer(call.deadline(), [&](const Census& census) {
               return census.TermsOf(static_cast<Dimension>(request.dimension()));
             }));
  const std::vector<query::SqlValue>& after = paging.list.after;
  v1::ListTermsResponse reply;
  for (const VocabularyTerm& term : terms) {
    const Place place = PlaceOf(term);
    if (!after.empty() && place <= Place(std::get<std::string>(after[0]), std::get<std::string>(after[1]))) continue;
    if (reply.terms_size() == paging.list.limit) {
      const v1::Term& last = reply.terms(reply.terms_size() - 1);
      reply.set_next_page_token(paging.NextToken({search::Fold(last.value()), last.value()}));
      break;
    }
    Show(term, *reply.add_terms());
  }
  return reply;
}

void Terms::Mount(rpc::Service& service) { service.Unary("ListTerms", *this, &Terms::List); }

}  // namespace pepiniere::portfolio::api
