#include "clients/pep/known_names.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "clients/cpp/status.h"
#include "clients/pep/arguments.h"
#include "clients/pep/exit_code.h"
#include "clients/pep/paging.h"
#include "google/rpc/error_details.pb.h"
#include "services/base/text.h"
#include "services/search/fold.h"
#include "services/search/likeness.h"

namespace pepiniere::pep {
namespace {

using namespace portfolio::v1;  // NOLINT: the requests and replies below

constexpr int kSuggestions = 3;
constexpr std::size_t kLongestAsked = 200;  // of a search

// A kind of thing that has a name. An option says it by the type of its value, and by its own name where one type has
// several.
struct Noun {
  std::string_view type, option;
  std::string_view collection;
  SearchKind kind;
  Text unknown;
};
constexpr Noun kNouns[] = {
    {"INCUBATOR",
     "",
     "incubators",
     SEARCH_KIND_INCUBATOR,
     {"no such incubator: $0", "aucun incubateur de ce nom : $0"}},
    {"ORGANISATION",
     "ministry",
     "organisations",
     SEARCH_KIND_ORGANISATION,
     {"no such ministry: $0", "aucun ministère de ce nom : $0"}},
    {"ORGANISATION",
     "sponsor",
     "organisations",
     SEARCH_KIND_ORGANISATION,
     {"no such sponsor: $0", "aucun sponsor de ce nom : $0"}},
    {"ORGANISATION",
     "",
     "organisations",
     SEARCH_KIND_ORGANISATION,
     {"no such organisation: $0", "aucune organisation de ce nom : $0"}},
    {"TEAM", "", "teams", SEARCH_KIND_TEAM, {"no such team: $0", "aucune équipe de ce nom : $0"}},
    {"PROJECT", "", "projects", SEARCH_KIND_PROJECT, {"no such project: $0", "aucun projet de ce nom : $0"}},
};

// A vocabulary that people write as they please: its values are what projects have now.
struct Vocabulary {
  std::string_view type;
  PortfolioDimension dimension;
  Text unknown;
};
constexpr Vocabulary kVocabularies[] = {
    {"THEME", PORTFOLIO_DIMENSION_THEME, {"no such theme: $0", "aucune thématique de ce nom : $0"}},
    {"DOMAIN", PORTFOLIO_DIMENSION_DOMAIN, {"no such domain: $0", "aucun domaine de ce nom : $0"}},
    {"USER_TYPE", PORTFOLIO_DIMENSION_USER_TYPE, {"no such user type: $0", "aucun type d'usagers de ce nom : $0"}},
    {"TECHNOLOGY", PORTFOLIO_DIMENSION_TECHNOLOGY, {"no such technology: $0", "aucune technologie de ce nom : $0"}},
};

absl::Status Unknown(Text unknown, std::string_view typed, const std::vector<std::string>& near, const Messages& say) {
  std::string complaint = say(unknown, typed);
  if (!near.empty()) {
    complaint += say({"; did you mean $0?", " ; vouliez-vous dire $0 ?"}, absl::StrJoin(near, ", "));
  }
  return InOwnWords(absl::StatusCode::kNotFound, complaint);
}

absl::StatusOr<SearchPortfolioResponse> Ask(Session& session, const std::string& query, SearchKind kind) {
  SearchPortfolioRequest request;
  request.set_query(query);
  request.add_kinds(kind);
  request.set_page_size(kSuggestions);
  return session.Call(&Session::Stub::SearchPortfolio, request);
}

// The ids that somebody may have meant. None where the server cannot tell.
std::vector<std::string> NearIds(Session& session, std::string_view typed, SearchKind kind) {
  std::vector<std::string> ids;
  if (typed.size() > kLongestAsked) return ids;
  auto found = Ask(session, std::string(typed), kind);
  if (!found.ok()) return ids;
  for (const auto& hit : found->hits()) ids.emplace_back(Id(hit.name()));
  if (!ids.empty()) return ids;
  // Titles that look like it: their things are the first that they find.
  for (int i = 0; i < found->did_you_mean_size() && i < kSuggestions; ++i) {
    const auto named = Ask(session, found->did_you_mean(i), kind);
    if (named.ok() && named->hits_size() > 0) ids.emplace_back(Id(named->hits(0).name()));
  }
  return ids;
}

template <class Request, class Reply>
bool IsMissing(Session& session, grpc::Status (Session::Stub::*get)(grpc::ClientContext*, const Request&, Reply*),
               const std::string& name) {
  Request request;
  request.set_name(name);
  return absl::IsNotFound(session.Call(get, request).status());
}

bool IsMissing(Session& session, const Noun& noun, const std::string& name) {
  switch (noun.kind) {
    case SEARCH_KIND_INCUBATOR:
      return IsMissing(session, &Session::Stub::GetIncubator, name);
    case SEARCH_KIND_ORGANISATION:
      return IsMissing(session, &Session::Stub::GetOrganisation, name);
    case SEARCH_KIND_TEAM:
      return IsMissing(session, &Session::Stub::GetTeam, name);
    default:
      return IsMissing(session, &Session::Stub::GetProject, name);
  }
}

absl::Status CheckNoun(Session& session, const Noun& noun, const std::string& typed) {
  if (!IsMissing(session, noun, ResourceName(noun.collection, typed))) return absl::OkStatus();
  return Unknown(noun.unknown, typed, NearIds(session, Id(typed), noun.kind), session.say());
}

absl::Status CheckTerm(Session& session, const Vocabulary& vocabulary, const std::string& typed) {
  ListTermsRequest request;
  request.set_dimension(vocabulary.dimension);
  const auto terms = ListAll<Term>(
      session, &Session::Stub::ListTerms, request, [](const auto& page) -> const auto& { return page.terms(); });
  if (!terms.ok()) return absl::OkStatus();
  const std::string key = search::FoldedKey(typed);
  const search::LikenessTo likeness(search::Words(typed));
  std::vector<std::pair<double, std::string>> near;
  for (const Term& term : *terms) {
    const std::string other = search::FoldedKey(term.value());
    if (other == key) return absl::OkStatus();
    const bool mistyped = search::ForgivesErrors(key) && search::WithinOneEdit(other, key);
    const double like = mistyped ? 1 : likeness.Of(search::Fold(term.value()));
    if (like >= search::kLikely) near.emplace_back(-like, term.value());
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> values;
  for (const auto& [_, value] : near) {
    if (values.size() < kSuggestions) values.push_back(value);
  }
  return Unknown(vocabulary.unknown, typed, values, session.say());
}

const Noun* FindNoun(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::string name = option.get_lnames().empty() ? "" : option.get_lnames().front();
  const auto* noun = std::find_if(std::begin(kNouns), std::end(kNouns), [&](const Noun& n) {
    return n.type == type && (n.option.empty() || n.option == name);
  });
  return noun == std::end(kNouns) ? nullptr : noun;
}

const Vocabulary* FindVocabulary(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const auto* found = std::find_if(std::begin(kVocabularies), std::end(kVocabularies),
                                   [&](const Vocabulary& v) { return v.type == type; });
  return found == std::end(kVocabularies) ? nullptr : found;
}

// A value that nobody has any more may have been there then.
bool AsksForThePast(const CLI::App& command) {
  const CLI::Option* known_at = command.get_option_no_throw("--known-at");
  return known_at != nullptr && known_at->count() > 0;
}

}  // namespace

absl::Status CheckNames(const CLI::App& command, Session& session) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional() || option->count() == 0) continue;
    const Noun* noun = FindNoun(*option);
    const Vocabulary* vocabulary = AsksForThePast(command) ? nullptr : FindVocabulary(*option);
    if (noun == nullptr && vocabulary == nullptr) continue;
    for (const std::string& typed : option->results()) {
      if (typed.empty()) continue;
      const absl::Status status =
          noun != nullptr ? CheckNoun(session, *noun, typed) : CheckTerm(session, *vocabulary, typed);
      if (!status.ok()) return status;
    }
  }
  return absl::OkStatus();
}

absl::Status SuggestNames(absl::Status status, Session& session) {
  google::rpc::ResourceInfo resource;
  if (!absl::IsNotFound(status) || IsInOwnWords(status) || !clients::GetDetail(status, resource)) return status;
  for (const Noun& noun : kNouns) {
    const std::string& name = resource.resource_name();
    if (!noun.option.empty() || !name.starts_with(base::Concat(noun.collection, "/"))) continue;
    const std::string id = name.substr(noun.collection.size() + 1);
    if (id.find('/') != std::string::npos) continue;  // a line or an event of it: its number is wrong
    return Unknown(noun.unknown, id, NearIds(session, id, noun.kind), session.say());
  }
  return status;
}

}  // namespace pepiniere::pep
