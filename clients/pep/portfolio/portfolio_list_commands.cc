// pep portfolio moves|stays|compare
#include <memory>

#include "absl/strings/str_join.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/governance_vocabulary.h"
#include "clients/pep/portfolio/period_flags.h"
#include "clients/pep/portfolio/project_questions.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::MoveKind;
using portfolio::v1::PhaseMove;
using portfolio::v1::PhaseStay;
using portfolio::v1::PortfolioDifference;
using portfolio::v1::StayState;
using M = const Messages&;

template <typename Item>
typename View<Item>::Column ProjectColumn() {
  return {
      {"Project", "Projet"}, [](const Item& i, M) { return Cell{std::string(Id(i.project()))}; }, Align::kLeft, 12, 0};
}
template <typename Item>
typename View<Item>::Column TitleColumn() {
  return {{"Title", "Titre"}, [](const Item& i, M) { return Cell{i.title(), Tone::kStrong}; }, Align::kLeft, 12, 3};
}

Cell PhaseCell(portfolio::v1::Phase phase, M say) { return {Brief(phase, say), ToneOf(phase)}; }

// Moves.

const View<PhaseMove>& MovesView() {
  using P = const PhaseMove&;
  static const auto* view = new View<PhaseMove>{
      .fields = {{"date", [](P m) { return Iso(m.date()); }},
                 {"project", [](P m) { return m.project(); }},
                 {"title", [](P m) { return m.title(); }},
                 {"from_phase", [](P m) { return std::string(Code(m.from_phase())); }},
                 {"to_phase", [](P m) { return std::string(Code(m.to_phase())); }}},
      .columns = {
          {{"On", "Le"}, [](P m, M say) { return Cell{Said(m.date(), say)}; }, Align::kRight},
          ProjectColumn<PhaseMove>(),
          TitleColumn<PhaseMove>(),
          {{"From", "De"},
           [](P m, M say) {
             const bool entry = m.from_phase() == portfolio::v1::PHASE_UNSPECIFIED;
             return entry ? Cell{say({"(new)", "(nouveau)"}), Tone::kDim} : PhaseCell(m.from_phase(), say);
           }},
          {{"To", "Vers"}, [](P m, M say) { return PhaseCell(m.to_phase(), say); }},
      }};
  return *view;
}

struct MovesFlags : ProjectQuestionFlags {
  PeriodFlags period;
  PageOptions page;
  MoveKind move = portfolio::v1::MOVE_KIND_UNSPECIFIED;
  portfolio::v1::Phase out_of = portfolio::v1::PHASE_UNSPECIFIED, into = portfolio::v1::PHASE_UNSPECIFIED;
};

absl::Status Moves(Session& session, const MovesFlags& flags) {
  PEP_TRY(flags.period.Check(session.say()));
  portfolio::v1::ListPhaseMovesRequest request;
  flags.Fill(request);
  flags.period.Fill(request);
  request.set_kind(flags.move);
  request.set_from_phase(flags.out_of);
  request.set_to_phase(flags.into);
  flags.SayPerimeter(session.out());
  return ShowList<PhaseMove>(
      session, &Portfolio::Stub::ListPhaseMoves, std::move(request), flags.page, MovesView(),
      [](const portfolio::v1::ListPhaseMovesResponse& page) -> const auto& { return page.phase_moves(); });
}

void AddMoves(Command& portfolio) {
  auto flags = std::make_shared<MovesFlags>();
  Command moves = portfolio.Add("moves", {"The moves that flow counts, one by one, the latest first",
                                          "Les passages que compte flow, un par un, les derniers d'abord"});
  flags->period.AddTo(moves);
  flags->AddKnownAt(moves);
  AddWords<MoveKind>(moves, "--move", [flags](MoveKind move) { flags->move = move; },
                     {"Of this sort only", "De cette sorte seulement"});
  AddPhase(moves, "--out-of", flags->out_of, {"Out of this phase only", "Hors de cette phase seulement"});
  AddPhase(moves, "--into", flags->into, {"Into this phase only", "Vers cette phase seulement"});
  flags->filter.AddTo(moves);
  flags->page.AddTo(moves);
  moves.Note({"Example: pep portfolio moves --year 2025 --move converted",
              "Exemple : pep portfolio moves --year 2025 --move converted"});
  moves.Does([flags](Session& session) { return Moves(session, *flags); });
}

// Stays.

Cell StayEnd(const PhaseStay& stay, const Messages& say) {
  if (stay.has_end_date()) return {Said(stay.end_date(), say)};
  if (stay.has_unknown_since_date()) {
    return {say({"unknown since $0", "inconnu depuis $0"}, Said(stay.unknown_since_date(), say)), Tone::kWarning};
  }
  return {say({"running", "en cours"}), Tone::kDim};
}

const View<PhaseStay>& StaysView() {
  using S = const PhaseStay&;
  static const auto* view = new View<PhaseStay>{
      .fields = {{"project", [](S s) { return s.project(); }},
                 {"title", [](S s) { return s.title(); }},
                 {"phase", [](S s) { return std::string(Code(s.phase())); }},
                 {"start_date", [](S s) { return Iso(s.start_date()); }},
                 {"end_date", [](S s) { return Iso(s.end_date()); }},
                 {"next_phase", [](S s) { return std::string(Code(s.next_phase())); }},
                 {"days", [](S s) { return base::CsvCell::Number(s.days()); }},
                 {"unknown_since_date", [](S s) { return Iso(s.unknown_since_date()); }}},
      .columns = {
          {{"Days", "Jours"}, [](S s, M say) { return Cell{say.Number(s.days())}; }, Align::kRight},
          ProjectColumn<PhaseStay>(),
          TitleColumn<PhaseStay>(),
          {{"Phase", "Phase"}, [](S s, M say) { return PhaseCell(s.phase(), say); }},
          {{"From", "Du"}, [](S s, M say) { return Cell{Said(s.start_date(), say)}; }, Align::kRight},
          {{"To", "Au"}, StayEnd, Align::kRight},
          {{"Then", "Puis"}, [](S s, M say) { return PhaseCell(s.next_phase(), say); }, Align::kLeft, 0, 2},
      }};
  return *view;
}

struct StaysFlags : ProjectQuestionFlags {
  PageOptions page;
  portfolio::v1::Phase phase = portfolio::v1::PHASE_UNSPECIFIED;
  StayState state = portfolio::v1::STAY_STATE_UNSPECIFIED;
};

absl::Status Stays(Session& session, const StaysFlags& flags) {
  portfolio::v1::ListPhaseStaysRequest request;
  flags.Fill(request);
  request.set_phase(flags.phase);
  request.set_state(flags.state);
  flags.SayPerimeter(session.out());
  return ShowList<PhaseStay>(
      session, &Portfolio::Stub::ListPhaseStays, std::move(request), flags.page, StaysView(),
      [](const portfolio::v1::ListPhaseStaysResponse& page) -> const auto& { return page.phase_stays(); });
}

void AddStays(Command& portfolio) {
  auto flags = std::make_shared<StaysFlags>();
  Command stays = portfolio.Add("stays", {"The stays that durations measure, one by one, the longest first",
                                          "Les séjours que mesure durations, un par un, les plus longs d'abord"});
  flags->AddAsOf(stays);
  flags->AddKnownAt(stays);
  AddPhase(stays, "--in", flags->phase, {"In this phase only", "Dans cette phase seulement"});
  AddWords<StayState>(stays, "--state", [flags](StayState state) { flags->state = state; },
                      {"Only these", "Seulement ceux-ci"});
  flags->filter.AddTo(stays);
  flags->page.AddTo(stays);
  stays.Note({"Example: pep portfolio stays --in construction --state running",
              "Exemple : pep portfolio stays --in construction --state running"});
  stays.Does([flags](Session& session) { return Stays(session, *flags); });
}

// Compare.

std::string Reasons(const PortfolioDifference& difference, std::string_view separator,
                    const std::function<std::string(portfolio::v1::DifferenceReason)>& word) {
  std::vector<std::string> reasons;
  for (const int reason : difference.reasons())
    reasons.push_back(word(static_cast<portfolio::v1::DifferenceReason>(reason)));
  return absl::StrJoin(reasons, base::Absl(separator));
}

Cell StandingCell(bool counted, const PortfolioDifference::Standing& standing, M say) {
  if (!counted) return {say({"not counted", "non compté"}), Tone::kDim};
  const std::string pause = standing.paused() ? say({" (paused)", " (en pause)"}) : "";
  return {base::Concat(Brief(standing.phase(), say), pause), ToneOf(standing.phase())};
}

const View<PortfolioDifference>& DifferencesView() {
  using D = const PortfolioDifference&;
  static const auto* view = new View<PortfolioDifference>{
      .fields = {{"project", [](D d) { return d.project(); }},
                 {"title", [](D d) { return d.title(); }},
                 {"before_phase", [](D d) { return std::string(Code(d.before().phase())); }},
                 {"before_since", [](D d) { return Iso(d.before().phase_since()); }},
                 {"before_paused", [](D d) { return std::string(d.before().paused() ? "true" : "false"); }},
                 {"after_phase", [](D d) { return std::string(Code(d.after().phase())); }},
                 {"after_since", [](D d) { return Iso(d.after().phase_since()); }},
                 {"after_paused", [](D d) { return std::string(d.after().paused() ? "true" : "false"); }},
                 {"reasons", [](D d) { return Reasons(d, ";", [](auto reason) { return Code(reason); }); }}},
      .columns = {
          ProjectColumn<PortfolioDifference>(),
          TitleColumn<PortfolioDifference>(),
          {{"Before", "Avant"}, [](D d, M say) { return StandingCell(d.has_before(), d.before(), say); }},
          {{"After", "Après"}, [](D d, M say) { return StandingCell(d.has_after(), d.after(), say); }},
          {{"Since", "Depuis"},
           [](D d, M say) { return Cell{Said(d.after().phase_since(), say)}; },
           Align::kRight,
           0,
           2},
          {{"Why", "Pourquoi"},
           [](D d, M say) { return Cell{Reasons(d, ", ", [&](auto reason) { return Said(reason, say); })}; }},
      }};
  return *view;
}

struct CompareFlags {
  FilterFlags filter;
  PageOptions page;
  std::optional<base::Date> before, after;
  std::optional<absl::Time> before_known_at, after_known_at;
};

void Fill(const std::optional<base::Date>& day, const std::optional<absl::Time>& known_at,
          portfolio::v1::PortfolioMoment& moment) {
  if (day) ToProto(*day, moment.mutable_as_of());
  if (known_at) ToProto(*known_at, moment.mutable_known_at());
}

absl::Status Compare(Session& session, const CompareFlags& flags) {
  if (!flags.before && !flags.before_known_at) {
    return UsageError(session.say()({"say what to compare with: --before, --before-known-at or both",
                                     "dites avec quoi comparer : --before, --before-known-at ou les deux"}));
  }
  portfolio::v1::ComparePortfolioRequest request;
  Fill(flags.before, flags.before_known_at, *request.mutable_before());
  Fill(flags.after, flags.after_known_at, *request.mutable_after());
  request.set_filter(flags.filter.Build());
  return ShowList<PortfolioDifference>(
      session, &Portfolio::Stub::ComparePortfolio, std::move(request), flags.page, DifferencesView(),
      [](const portfolio::v1::ComparePortfolioResponse& page) -> const auto& { return page.differences(); });
}

void AddCompare(Command& portfolio) {
  auto flags = std::make_shared<CompareFlags>();
  Command compare = portfolio.Add("compare", {"Which projects stand elsewhere at two moments, and why",
                                              "Quels projets ne sont pas au même point à deux moments, et pourquoi"});
  compare.Date("--before", flags->before, {"The first day (today)", "Le premier jour (aujourd'hui)"});
  compare.Time("--before-known-at", flags->before_known_at,
               {"The first one, as it was known then (now)", "Le premier, tel qu'on le savait alors (maintenant)"});
  compare.Date("--after", flags->after, {"The other day (today)", "L'autre jour (aujourd'hui)"});
  compare.Time("--after-known-at", flags->after_known_at,
               {"The other one, as it was known then (now)", "L'autre, tel qu'on le savait alors (maintenant)"});
  flags->filter.AddTo(compare);
  flags->page.AddTo(compare);
  compare.Note(
      {"Example: pep portfolio compare --before 2025-12-31 --before-known-at 2025-12-31 --after 2025-12-31 "
       "tells what was corrected since",
       "Exemple : pep portfolio compare --before 2025-12-31 --before-known-at 2025-12-31 --after 2025-12-31 "
       "dit ce qui a été corrigé depuis"});
  compare.Does([flags](Session& session) { return Compare(session, *flags); });
}

}  // namespace

void AddPortfolioListCommands(Command& portfolio) {
  AddMoves(portfolio);
  AddStays(portfolio);
  AddCompare(portfolio);
}

}  // namespace pepiniere::pep
