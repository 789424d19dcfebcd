// pep search
#include <memory>

#include "absl/strings/str_join.h"
#include "clients/pep/arguments.h"
#include "clients/pep/commands.h"
#include "clients/pep/paging.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::SearchKind;
using portfolio::v1::SearchPortfolioResponse;
using Hit = SearchPortfolioResponse::Hit;

struct KindWord {
  SearchKind kind;
  std::string_view code;
  Text said;
};
constexpr KindWord kKinds[] = {
    {portfolio::v1::SEARCH_KIND_PROJECT, "project", {"project", "projet"}},
    {portfolio::v1::SEARCH_KIND_INCUBATOR, "incubator", {"incubator", "incubateur"}},
    {portfolio::v1::SEARCH_KIND_ORGANISATION, "organisation", {"organisation", "organisation"}},
    {portfolio::v1::SEARCH_KIND_TEAM, "team", {"team", "équipe"}},
};
constexpr Text kNotAKind = {"'$0' is not a kind of thing; these are: $1",
                            "« $0 » n'est pas une sorte de chose ; les voici : $1"};

constexpr std::pair<std::string_view, Text> kFields[] = {
    {"title", {"title", "titre"}},
    {"id", {"identifier", "identifiant"}},
    {"alias", {"former name", "ancien nom"}},
    {"acronym", {"acronym", "sigle"}},
    {"mission", {"mission", "mission"}},
    {"description", {"description", "description"}},
};

struct SearchFlags {
  std::vector<std::string> words;
  std::vector<SearchKind> kinds;
  PageOptions pages;
};

std::string SaidKind(const Hit& hit, const Messages& say) {
  for (const KindWord& word : kKinds) {
    if (word.kind == hit.kind()) return std::string(say.Pick(word.said));
  }
  return "";
}

std::string SaidField(const Hit& hit, const Messages& say) {
  std::string said = hit.field();
  for (const auto& [field, text] : kFields) {
    if (field == hit.field()) said = say.Pick(text);
  }
  if (!hit.alias().empty()) said += base::Concat(" ", hit.alias());
  return hit.approximate() ? base::Concat(said, say({" (roughly)", " (à peu près)"})) : said;
}

const View<Hit>& HitsView() {
  using H = const Hit&;
  using M = const Messages&;
  static const auto* view = new View<Hit>{
      .fields = {{"name", [](H h) { return h.name(); }},
                 {"title", [](H h) { return h.title(); }},
                 {"kind",
                  [](H h) { return SearchKind_Name(h.kind()).substr(std::string_view("SEARCH_KIND_").size()); }},
                 {"field", [](H h) { return h.field(); }},
                 {"alias", [](H h) { return h.alias(); }},
                 {"approximate", [](H h) { return std::string(h.approximate() ? "true" : "false"); }}},
      .columns = {
          {{"Id", "Id"}, [](H h, M) { return Cell{std::string(Id(h.name()))}; }},
          {{"Title", "Titre"},
           [](H h, M) {
             return Cell{h.title(), Tone::kStrong};
           },
           Align::kLeft,
           20},
          {{"What", "Quoi"}, [](H h, M say) { return Cell{SaidKind(h, say)}; }},
          {{"Found in", "Trouvé dans"}, [](H h, M say) { return Cell{SaidField(h, say)}; }, Align::kLeft, 0, 1}}};
  return *view;
}

absl::Status Search(Session& session, const SearchFlags& flags) {
  portfolio::v1::SearchPortfolioRequest request;
  request.set_query(absl::StrJoin(flags.words, " "));
  for (const SearchKind kind : flags.kinds) request.add_kinds(kind);
  std::vector<std::string> did_you_mean;
  const auto hits = [&](const auto& page) -> const auto& {
    did_you_mean.assign(page.did_you_mean().begin(), page.did_you_mean().end());
    return page.hits();
  };
  PEP_TRY(ShowList(session, &Session::Stub::SearchPortfolio, request, flags.pages, HitsView(), hits));
  SayWhatIsMeant(session, did_you_mean);
  return absl::OkStatus();
}

}  // namespace

void AddSearchCommand(Command& root) {
  auto flags = std::make_shared<SearchFlags>();
  Command search =
      root.Add("search", {"Find projects, incubators, organisations, teams by any name",
                          "Trouver des projets, incubateurs, organisations, équipes sous tous leurs noms"});
  search
      .Strings(
          "WORDS", flags->words,
          {"All of them, in any order; accents, apostrophes, hyphens and one typing error a word are forgiven",
           "Tous, dans n'importe quel ordre ; accents, apostrophes, traits d'union et une faute de frappe par mot sont "
           "pardonnés"})
      .Required()
      .Any();
  search.Value(
      "--kind",
      [flags, &say = search.say()](const std::string& typed) {
        std::vector<std::string> known;
        for (const KindWord& word : kKinds) {
          if (word.code == typed || word.said.french == typed) {
            flags->kinds.push_back(word.kind);
            return std::string();
          }
          known.emplace_back(say.language() == Language::kFrench ? word.said.french : word.code);
        }
        return say(kNotAKind, typed, absl::StrJoin(known, ", "));
      },
      {"Of this kind only (repeatable)", "De cette sorte seulement (répétable)"},
      "project|incubator|organisation|team");
  flags->pages.AddTo(search);
  search.Note(Text{"Example: pep search mon suivi social", "Exemple : pep search mon suivi social"});
  search.Does([flags](Session& session) { return Search(session, *flags); });
}

}  // namespace pepiniere::pep
