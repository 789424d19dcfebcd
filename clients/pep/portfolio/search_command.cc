// pep search
#include <memory>

#include "absl/strings/str_join.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/governance_vocabulary.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::SearchKind;
using portfolio::v1::SearchPortfolioResponse;
using Hit = SearchPortfolioResponse::Hit;

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
                 {"kind", [](H h) { return Code(h.kind()); }},
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
          {{"What", "Quoi"}, [](H h, M say) { return Cell{Said(h.kind(), say)}; }},
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
  PEP_TRY(ShowList(session, &Portfolio::Stub::SearchPortfolio, request, flags.pages, HitsView(), hits));
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
  AddWords<SearchKind>(search, "--kind", [flags](SearchKind kind) { flags->kinds.push_back(kind); },
                       {"Of this kind only (repeatable)", "De cette sorte seulement (répétable)"});
  flags->pages.AddTo(search);
  search.Note(Text{"Example: pep search mon suivi social", "Exemple : pep search mon suivi social"});
  search.Does([flags](Session& session) { return Search(session, *flags); });
}

}  // namespace pepiniere::pep
