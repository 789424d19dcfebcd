// pep vocabulary terms|phases|map
#include <memory>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/write_flags.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/readers.h"
#include "clients/pep/portfolio/vocabulary.h"
#include "pepiniere/portfolio/v1/vocabulary.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using Said = portfolio::v1::PhaseWord;  // a word as sources say it
using M = const Messages&;

const View<Said>& WordsView() {
  using W = const Said&;
  static const auto* view = new View<Said>{
      .fields = {{"name", [](W w) { return w.name(); }},
                 {"phase", [](W w) { return std::string(Code(w.phase())); }},
                 {"label", [](W w) { return w.label(); }},
                 {"builtin", [](W w) { return std::string(w.builtin() ? "true" : "false"); }},
                 {"line_count", [](W w) { return base::CsvCell::Number(w.line_count()); }}},
      .columns = {
          {{"Word", "Mot"},
           [](W w, M) {
             return Cell{std::string(Id(w.name())), Tone::kStrong};
           }},
          {{"Phase", "Phase"},
           [](W w, M say) {
             const bool known = w.phase() != portfolio::v1::PHASE_UNSPECIFIED;
             return known ? Cell{pep::Said(w.phase(), say), ToneOf(w.phase())}
                          : Cell{say({"not explained", "non expliqué"}), Tone::kWarning};
           }},
          {{"Label", "Libellé"}, [](W w, M) { return Cell{w.label()}; }, Align::kLeft, 10, 2},
          {{"Lines", "Lignes"}, [](W w, M say) { return Cell{say.Number(w.line_count())}; }, Align::kRight},
          {{"", ""},
           [](W w, M say) {
             return Cell{w.builtin() ? say({"built in", "d'origine"}) : "", Tone::kDim};
           }},
      }};
  return *view;
}

void AddPhases(Command& vocabulary) {
  auto pages = std::make_shared<PageOptions>();
  pages->all = true;  // A few dozen.
  Command phases = vocabulary.Add("phases", {"What sources call phases, and what each word means",
                                             "Comment les sources nomment les phases, et le sens de chaque mot"});
  phases.Does([pages](Session& session) {
    return ShowList(
        session, &Portfolio::Stub::ListPhaseWords, portfolio::v1::ListPhaseWordsRequest(), *pages, WordsView(),
        [](const auto& page) -> const auto& { return page.phase_words(); });
  });
}

struct MapFlags : WriteFlags {
  std::string word;
  portfolio::v1::Phase phase = portfolio::v1::PHASE_UNSPECIFIED;
  bool forget = false;
};

absl::Status Map(Session& session, const MapFlags& flags) {
  const bool says = flags.phase != portfolio::v1::PHASE_UNSPECIFIED;
  if (says == flags.forget) {
    return UsageError(session.say()({"give --phase, or --forget", "donnez --phase, ou --forget"}));
  }
  portfolio::v1::UpdatePhaseWordRequest request;
  request.mutable_phase_word()->set_name(ResourceName("phaseWords", flags.word));
  request.mutable_phase_word()->set_phase(flags.phase);
  request.mutable_phase_word()->set_etag(flags.etag);
  request.mutable_update_mask()->add_paths("phase");
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const Said word, session.Call(&Portfolio::Stub::UpdatePhaseWord, request));
  ShowOne(session.out(), WordsView(), word);
  flags.Remind(session.out());
  return absl::OkStatus();
}

void AddMap(Command& vocabulary) {
  auto flags = std::make_shared<MapFlags>();
  Command map = vocabulary.Add("map", {"Say which phase a word means; ledgers that say it are read anew",
                                       "Dire quelle phase un mot désigne ; les registres qui le disent sont relus"});
  map.String("WORD", flags->word, {"The word, as sources write it", "Le mot, comme l'écrivent les sources"}, "WORD")
      .Required();
  AddPhase(map, "--phase", flags->phase, {"What it means", "Ce qu'il désigne"});
  map.Flag("--forget", flags->forget, {"It means nothing that we know", "Il ne désigne rien que nous connaissions"});
  flags->AddTo(map, SayReaders("UpdatePhaseWord", map.say()));
  flags->AddEtag(map);
  map.Does([flags](Session& session) { return Map(session, *flags); });
}

}  // namespace

void AddVocabularyCommands(Command& root) {
  Command vocabulary = root.Add(
      "vocabulary", {"The words of the portfolio that are data", "Les mots du portefeuille qui sont des données"});
  AddTermsCommand(vocabulary);
  AddPhases(vocabulary);
  AddMap(vocabulary);
}

}  // namespace pepiniere::pep
