#include "services/portfolio/api/search.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "services/aip/errors.h"
#include "services/base/try.h"
#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/domain/findable.h"
#include "services/portfolio/store/live_index.h"
#include "services/resource/paging.h"

namespace pepiniere::portfolio::api {
namespace {

using search::Index;
using search::Match;
using Words = std::vector<std::string>;

constexpr std::int32_t kUsualPage = 20;
constexpr std::size_t kSuggestions = 5;

// The order of the hits, for their page tokens.
const query::SortSchema& Order() {
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "order", .sql = "order"}}, .unique = {.name = "name", .sql = "name"}, .default_order = "order"};
  return *schema;
}

absl::StatusOr<Words> ReadQuery(const std::string& query) {
  auto words = search::ReadWords(query);
  if (!words.ok()) return resource::OnField("query", words.status());
  if (words->empty()) return aip::Invalid("query", "holds no word to look for");
  return words;
}

absl::StatusOr<search::Scope> ReadScope(const v1::SearchPortfolioRequest& request) {
  search::Scope scope;
  if (request.kinds().empty()) return scope;
  scope.kinds = 0;
  for (const int kind : request.kinds()) {
    if (kind < 1 || kind > kSearchKinds) return aip::Invalid("kinds", "is not a kind of the contract");
    scope.kinds |= BitOf(static_cast<SearchKind>(kind));
  }
  return scope;
}

void Show(const Index& index, const Match& match, const Words& words, v1::SearchPortfolioResponse::Hit& hit) {
  const Index::Thing& thing = index.At(match.place);
  const Index::Why why = index.WhyOf(match, words);
  hit.set_name(thing.key);
  hit.set_title(thing.title());
  hit.set_kind(static_cast<v1::SearchKind>(thing.kind));
  hit.set_field(std::string(search::NameOf(why.field)));
  if (why.field == search::Field::kAlias) hit.set_alias(why.name->text);
  hit.set_approximate(search::IsApproximate(match.rank));
}

// Those that come after a page's last hit.
void KeepAfter(const Index& index, const std::vector<query::SqlValue>& last, std::vector<Match>& matches) {
  const std::pair after(std::get<std::string>(last[0]), std::get<std::string>(last[1]));
  std::erase_if(matches, [&](const Match& match) {
    return std::pair(index.OrderKey(match), index.At(match.place).key) <= after;
  });
}

}  // namespace

absl::StatusOr<v1::SearchPortfolioResponse> Search::Find(rpc::CallScope& call,
                                                         const v1::SearchPortfolioRequest& request) {
  PEP_ASSIGN(const Words words, ReadQuery(request.query()));
  PEP_ASSIGN(search::Scope scope, ReadScope(request));
  PEP_ASSIGN(const std::vector<std::string> concealed, ConcealedFrom(context_, call));
  scope.concealed = KeysOf(SearchKind::kIncubator, concealed);
  PEP_ASSIGN(const resource::Paging paging,
             resource::ReadPaging(call,
                                  {.page_size = request.page_size() == 0 ? kUsualPage : request.page_size(),
                                   .page_token = request.page_token(),
                                   .bound_to = {request.query(), std::to_string(scope.kinds)}},
                                  Order()));
  return context_.index.Answer(call.deadline(), [&](const Index& index) {
    v1::SearchPortfolioResponse reply;
    std::vector<Match> matches = index.Find(words, scope);
    const bool as_typed = !matches.empty();
    if (!as_typed) matches = index.Find(words, scope, /*approximate=*/true);
    if (!paging.list.after.empty()) KeepAfter(index, paging.list.after, matches);
    const auto size = static_cast<std::ptrdiff_t>(std::min<std::size_t>(matches.size(), paging.list.limit));
    std::ranges::partial_sort(matches, matches.begin() + size,
                              [&](const Match& a, const Match& b) { return index.Before(a, b); });
    for (std::ptrdiff_t i = 0; i < size; ++i) Show(index, matches[i], words, *reply.add_hits());
    if (static_cast<std::size_t>(size) < matches.size()) {
      const Match& last = matches[size - 1];
      reply.set_next_page_token(paging.NextToken({index.OrderKey(last), index.At(last.place).key}));
    }
    if (as_typed) return reply;
    Words titles;
    for (const auto& hit : reply.hits()) {
      if (titles.size() < kSuggestions && std::ranges::find(titles, hit.title()) == titles.end()) {
        titles.push_back(hit.title());
      }
    }
    if (titles.empty()) titles = index.LikestTitles(words, scope, kSuggestions);
    reply.mutable_did_you_mean()->Assign(titles.begin(), titles.end());
    return reply;
  });
}

void Search::Mount(rpc::Service& service) { service.Unary("SearchPortfolio", *this, &Search::Find); }

}  // namespace pepiniere::portfolio::api
