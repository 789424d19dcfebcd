// pep portfolio summary|durations|flow
#include <memory>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/period_flags.h"
#include "clients/pep/portfolio/project_questions.h"
#include "clients/pep/portfolio/vocabulary.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::PhaseDurations;
using portfolio::v1::PortfolioDimension;
using portfolio::v1::PortfolioFlow;
using portfolio::v1::PortfolioSummary;

struct Dimension {
  PortfolioDimension value;
  std::string_view key;  // of the summary's groups
  Text heading;
  Text perimeter = {};  // what a group takes in, where that can be asked
};

constexpr Dimension kDimensions[] = {
    {portfolio::v1::PORTFOLIO_DIMENSION_PHASE, "phase", {"Phase", "Phase"}},
    {portfolio::v1::PORTFOLIO_DIMENSION_KIND, "kind", {"Kind", "Nature"}},
    {portfolio::v1::PORTFOLIO_DIMENSION_INCUBATOR, "incubator", {"Incubator", "Incubateur"}},
    {portfolio::v1::PORTFOLIO_DIMENSION_MINISTRY,
     "ministry",
     {"Ministry", "Ministère"},
     {"Ministries are counted by organisation and all below it.",
      "Les ministères sont comptés par organisation et tout ce qui en dépend."}},
    {portfolio::v1::PORTFOLIO_DIMENSION_ORGANISATION, "organisation", {"Organisation", "Organisation"}},
    {portfolio::v1::PORTFOLIO_DIMENSION_THEME, "theme", {"Theme", "Thématique"}},
    {portfolio::v1::PORTFOLIO_DIMENSION_USER_TYPE, "user_type", {"Users", "Usagers"}},
    {portfolio::v1::PORTFOLIO_DIMENSION_YEAR_OF_ENTRY, "year_of_entry", {"Entered in", "Entrés en"}},
    {portfolio::v1::PORTFOLIO_DIMENSION_DOMAIN,
     "domain",
     {"Domain", "Domaine"},
     {"Projects are counted by the ministerial domain of their sponsors.",
      "Les projets sont comptés par domaine ministériel de leurs sponsors."}},
    {portfolio::v1::PORTFOLIO_DIMENSION_TECHNOLOGY, "technology", {"Technology", "Technologie"}},
};

std::string DimensionList() {
  return absl::StrJoin(kDimensions, ", ", [](std::string* out, const Dimension& d) { *out += d.key; });
}

// user-type and user_type are the same.
const Dimension* FindDimension(std::string typed) {
  std::replace(typed.begin(), typed.end(), '-', '_');
  for (const Dimension& dimension : kDimensions) {
    if (dimension.key == typed) return &dimension;
  }
  return nullptr;
}

Cell Number(std::int64_t n, const Messages& say) { return {say.Number(n), n == 0 ? Tone::kDim : Tone::kPlain}; }

// Summary.

struct SummaryFlags : ProjectQuestionFlags {
  std::vector<const Dimension*> group_by;
};

View<PortfolioSummary::Group> SummaryView(const std::vector<const Dimension*>& dimensions, bool pauses) {
  using G = const PortfolioSummary::Group&;
  using M = const Messages&;
  View<PortfolioSummary::Group> view;
  for (const Dimension* dimension : dimensions) {
    const auto value = [key = std::string(dimension->key)](G group) {
      const auto found = group.keys().find(key);
      return found == group.keys().end() ? "" : found->second;
    };
    view.fields.push_back({dimension->key, value});
    view.columns.push_back({dimension->heading,
                            [value, key = dimension->key](G g, M say) { return Cell{SaidKey(key, value(g), say)}; },
                            Align::kLeft, 16});
  }
  view.fields.push_back({"count", [](G g) { return base::CsvCell::Number(g.count()); }});
  view.fields.push_back({"paused_count", [](G g) { return base::CsvCell::Number(g.paused_count()); }});
  view.columns.push_back({{"Projects", "Projets"}, [](G g, M say) { return Number(g.count(), say); }, Align::kRight});
  if (pauses) {
    view.columns.push_back({{"Paused", "En pause"},
                            [](G g, M say) { return g.paused_count() == 0 ? Cell{} : Number(g.paused_count(), say); },
                            Align::kRight});
  }
  return view;
}

void PrintSummary(const PortfolioSummary& summary, const SummaryFlags& flags,
                  const std::vector<const Dimension*>& dimensions, const Output& out) {
  const Messages& say = out.say;
  const bool pauses = summary.paused_count() > 0;
  const auto view = SummaryView(dimensions, pauses);
  if (out.ForPeople()) {
    std::string line = say.Count(summary.total_count(), {"$0 project", "$0 projet"}, {"$0 projects", "$0 projets"});
    line += say({" on $0", " au $0"}, Said(summary.as_of(), say));
    if (pauses) {
      line += say.Count(summary.paused_count(), {", $0 paused", ", dont $0 en pause"},
                        {", $0 paused", ", dont $0 en pause"});
    }
    out.Line(out.terminal.Paint(Tone::kStrong, line));
    if (summary.not_started_count() > 0) {
      out.Note(say.Count(summary.not_started_count(), {"and $0 without a phase yet", "et $0 encore sans phase"},
                         {"and $0 without a phase yet", "et $0 encore sans phase"}));
    }
    if (summary.unknown_phase_count() > 0) {
      out.Note(say.Count(summary.unknown_phase_count(),
                         {"of all these, $0 whose last line says a phase that nobody explained: --filter "
                          "'unknown_phase:*' lists it",
                          "parmi tous ceux-là, $0 dont la dernière ligne dit une phase que personne n'a expliquée : "
                          "--filter 'unknown_phase:*' le liste"},
                         {"of all these, $0 whose last line says a phase that nobody explained: --filter "
                          "'unknown_phase:*' lists them",
                          "parmi tous ceux-là, $0 dont la dernière ligne dit une phase que personne n'a expliquée : "
                          "--filter 'unknown_phase:*' les liste"}));
    }
    flags.SayPerimeter(out);
    for (const Dimension* dimension : dimensions) {
      if (const std::string_view told = say.Pick(dimension->perimeter); !told.empty()) out.Note(told);
    }
    if (summary.groups_size() > 0) out.Line("");
  }
  Listing<PortfolioSummary::Group> listing(out, view);
  for (const auto& group : summary.groups()) listing.Add(group);
  listing.Flush();
}

absl::Status Summary(Session& session, const SummaryFlags& flags) {
  portfolio::v1::GetPortfolioSummaryRequest request;
  flags.Fill(request);
  auto dimensions = flags.group_by;
  if (dimensions.empty()) dimensions = {&kDimensions[0]};
  for (const Dimension* dimension : dimensions) request.add_group_by(dimension->value);
  PEP_ASSIGN(const PortfolioSummary summary, session.Call(&Portfolio::Stub::GetPortfolioSummary, request));
  if (session.out().format == Format::kJson) {
    session.out().Line(Json(summary));
  } else {
    PrintSummary(summary, flags, dimensions, session.out());
  }
  return absl::OkStatus();
}

std::string AddDimensions(std::vector<const Dimension*>& group_by, const std::string& typed, const Messages& say) {
  const std::vector<std::string> names = absl::StrSplit(typed, ',', absl::SkipWhitespace());
  for (const std::string& name : names) {
    const Dimension* dimension = FindDimension(name);
    if (dimension == nullptr) {
      return say({"'$0' is not one of $1", "« $0 » n'est pas l'un de $1"}, name, DimensionList());
    }
    group_by.push_back(dimension);
  }
  return group_by.size() > 2 ? say({"two at most", "deux au plus"}) : "";
}

void AddSummary(Command& portfolio) {
  auto flags = std::make_shared<SummaryFlags>();
  Command summary = portfolio.Add("summary", {"Count projects on a day", "Compter les projets à un jour donné"});
  flags->AddAsOf(summary);
  flags->AddKnownAt(summary);
  summary.Value(
      "--group-by,-g",
      [flags, &say = summary.say()](const std::string& typed) { return AddDimensions(flags->group_by, typed, say); },
      {"One or two of phase (default), kind, incubator, ministry, organisation, theme, user_type, year_of_entry, "
       "domain, technology",
       "Un ou deux de phase (par défaut), kind, incubator, ministry, organisation, theme, user_type, year_of_entry, "
       "domain, technology"},
      "DIMENSION[,DIMENSION]");
  flags->filter.AddTo(summary);
  summary.Note({"Example: pep portfolio summary --as-of 2026-08-20 --group-by phase,ministry",
                "Exemple : pep portfolio summary --as-of 2026-08-20 --group-by phase,ministry"});
  summary.Does([flags](Session& session) { return Summary(session, *flags); });
}

// Durations.

base::CsvCell PlainDays(bool has, double days) { return base::CsvCell::Number(has ? base::Concat(days) : ""); }

Cell Days(bool has, double days, const Messages& say) {
  return has ? Cell{say.Number(static_cast<std::int64_t>(days + 0.5))} : Cell{"–", Tone::kDim};
}

const View<PhaseDurations::Row>& DurationsView() {
  using R = const PhaseDurations::Row&;
  using M = const Messages&;
  static const auto* view = new View<PhaseDurations::Row>{
      .fields =
          {{"phase", [](R r) { return std::string(Code(r.phase())); }},
           {"completed_count", [](R r) { return base::CsvCell::Number(r.completed().count()); }},
           {"completed_p50_days",
            [](R r) { return PlainDays(r.completed().has_p50_days(), r.completed().p50_days()); }},
           {"completed_p85_days",
            [](R r) { return PlainDays(r.completed().has_p85_days(), r.completed().p85_days()); }},
           {"completed_p95_days",
            [](R r) { return PlainDays(r.completed().has_p95_days(), r.completed().p95_days()); }},
           {"running_count", [](R r) { return base::CsvCell::Number(r.running().count()); }},
           {"running_p50_days", [](R r) { return PlainDays(r.running().has_p50_days(), r.running().p50_days()); }},
           {"running_p85_days", [](R r) { return PlainDays(r.running().has_p85_days(), r.running().p85_days()); }},
           {"running_p95_days", [](R r) { return PlainDays(r.running().has_p95_days(), r.running().p95_days()); }}},
      .columns = {
          {{"Phase", "Phase"},
           [](R r, M say) {
             return Cell{Brief(r.phase(), say), ToneOf(r.phase())};
           },
           Align::kLeft,
           12},
          {{"Done", "Finis"}, [](R r, M say) { return Number(r.completed().count(), say); }, Align::kRight},
          {{"P50", "P50"},
           [](R r, M say) { return Days(r.completed().has_p50_days(), r.completed().p50_days(), say); },
           Align::kRight},
          {{"P85", "P85"},
           [](R r, M say) { return Days(r.completed().has_p85_days(), r.completed().p85_days(), say); },
           Align::kRight},
          {{"P95", "P95"},
           [](R r, M say) { return Days(r.completed().has_p95_days(), r.completed().p95_days(), say); },
           Align::kRight,
           0,
           2},
          {{"Running", "En cours"}, [](R r, M say) { return Number(r.running().count(), say); }, Align::kRight},
          {{"P50 age", "âge P50"},
           [](R r, M say) { return Days(r.running().has_p50_days(), r.running().p50_days(), say); },
           Align::kRight},
          {{"P85 age", "âge P85"},
           [](R r, M say) { return Days(r.running().has_p85_days(), r.running().p85_days(), say); },
           Align::kRight,
           0,
           1},
          {{"P95 age", "âge P95"},
           [](R r, M say) { return Days(r.running().has_p95_days(), r.running().p95_days(), say); },
           Align::kRight,
           0,
           3},
      }};
  return *view;
}

absl::Status Durations(Session& session, const ProjectQuestionFlags& flags) {
  portfolio::v1::GetPhaseDurationsRequest request;
  flags.Fill(request);
  PEP_ASSIGN(const PhaseDurations durations, session.Call(&Portfolio::Stub::GetPhaseDurations, request));
  const Output& out = session.out();
  if (out.format == Format::kJson) {
    out.Line(Json(durations));
    return absl::OkStatus();
  }
  if (out.ForPeople()) {
    out.Line(out.terminal.Paint(Tone::kStrong,
                                out.say({"Days in each phase, on $0", "Jours passés dans chaque phase, au $0"},
                                        Said(durations.as_of(), out.say))));
    flags.SayPerimeter(out);
    out.Line("");
  }
  Listing<PhaseDurations::Row> listing(out, DurationsView());
  for (const auto& row : durations.rows()) listing.Add(row);
  listing.Flush();
  return absl::OkStatus();
}

void AddDurations(Command& portfolio) {
  auto flags = std::make_shared<ProjectQuestionFlags>();
  Command durations = portfolio.Add(
      "durations", {"How long projects stay in each phase", "Combien de temps les projets restent dans chaque phase"});
  flags->AddAsOf(durations);
  flags->AddKnownAt(durations);
  flags->filter.AddTo(durations);
  durations.Does([flags](Session& session) { return Durations(session, *flags); });
}

// Flow.

struct FlowFlags : ProjectQuestionFlags {
  PeriodFlags period;
};

const View<PortfolioFlow::Row>& FlowView() {
  using R = const PortfolioFlow::Row&;
  using M = const Messages&;
  static const auto* view = new View<PortfolioFlow::Row>{
      .fields = {{"phase", [](R r) { return std::string(Code(r.phase())); }},
                 {"at_start", [](R r) { return base::CsvCell::Number(r.at_start()); }},
                 {"entered", [](R r) { return base::CsvCell::Number(r.entered()); }},
                 {"left", [](R r) { return base::CsvCell::Number(r.left()); }},
                 {"at_end", [](R r) { return base::CsvCell::Number(r.at_end()); }}},
      .columns = {
          {{"Phase", "Phase"},
           [](R r, M say) {
             return Cell{Said(r.phase(), say), ToneOf(r.phase())};
           },
           Align::kLeft,
           12},
          {{"Start", "Début"}, [](R r, M say) { return Number(r.at_start(), say); }, Align::kRight},
          {{"Entered", "Entrés"}, [](R r, M say) { return Number(r.entered(), say); }, Align::kRight},
          {{"Left", "Sortis"}, [](R r, M say) { return Number(r.left(), say); }, Align::kRight},
          {{"End", "Fin"}, [](R r, M say) { return Number(r.at_end(), say); }, Align::kRight},
      }};
  return *view;
}

const View<PortfolioFlow::Transition>& TransitionsView() {
  using T = const PortfolioFlow::Transition&;
  using M = const Messages&;
  static const auto* view = new View<PortfolioFlow::Transition>{
      .fields = {},
      .columns = {
          {{"From", "De"},
           [](T t, M say) {
             const bool entry = t.from_phase() == portfolio::v1::PHASE_UNSPECIFIED;
             return entry ? Cell{say({"(new)", "(nouveau)"}), Tone::kDim} : Cell{Said(t.from_phase(), say)};
           },
           Align::kLeft,
           12},
          {{"To", "Vers"}, [](T t, M say) { return Cell{Said(t.to_phase(), say)}; }, Align::kLeft, 12},
          {{"Moves", "Passages"}, [](T t, M say) { return Number(t.count(), say); }, Align::kRight},
      }};
  return *view;
}

void PrintHighlights(const PortfolioFlow& flow, const Output& out) {
  const Messages& say = out.say;
  const std::pair<std::int64_t, std::string> highlights[] = {
      {flow.opened_count(), say({"opened", "ouverts"})},
      {flow.converted_count(), say({"converted", "convertis"})},
      {flow.transferred_count(), say({"transferred", "transférés"})},
      {flow.stopped_count(), say({"stopped", "abandonnés"})},
      {flow.inconclusive_count(), say({"inconclusive", "non concluants"})},
      {flow.restarted_count(), say({"restarted", "relancés"})},
  };
  out.Line(absl::StrJoin(highlights, " · ", [&](std::string* text, const auto& highlight) {
    *text += base::Concat(say.Number(highlight.first), " ", highlight.second);
  }));
}

template <class Row, class Rows>
void PrintRows(const Rows& rows, const View<Row>& view, const Output& out) {
  Listing<Row> listing(out, view);
  for (const Row& row : rows) listing.Add(row);
  listing.Flush();
}

// The contract names the day before.
std::string FirstDay(const PortfolioFlow& flow, const Messages& say) {
  const auto& before = flow.from_date();
  const auto day = base::Date::FromCivil(before.year(), before.month(), before.day());
  return day ? say.Date(*day + 1) : "";
}

absl::Status Flow(Session& session, const FlowFlags& flags) {
  PEP_TRY(flags.period.Check(session.say()));
  portfolio::v1::GetPortfolioFlowRequest request;
  flags.Fill(request);
  flags.period.Fill(request);
  PEP_ASSIGN(const PortfolioFlow flow, session.Call(&Portfolio::Stub::GetPortfolioFlow, request));
  const Output& out = session.out();
  if (out.format == Format::kJson) {
    out.Line(Json(flow));
  } else if (out.format == Format::kCsv) {
    PrintRows(flow.rows(), FlowView(), out);
  } else {
    out.Line(out.terminal.Paint(Tone::kStrong, out.say({"From $0 to $1", "Du $0 au $1"}, FirstDay(flow, out.say),
                                                       Said(flow.to_date(), out.say))));
    flags.SayPerimeter(out);
    PrintHighlights(flow, out);
    out.Line("");
    PrintRows(flow.rows(), FlowView(), out);
    if (flow.transitions_size() > 0) out.Line("");
    PrintRows(flow.transitions(), TransitionsView(), out);
  }
  return absl::OkStatus();
}

void AddFlow(Command& portfolio) {
  auto flags = std::make_shared<FlowFlags>();
  Command flow = portfolio.Add("flow", {"What moved between two days", "Ce qui a bougé entre deux jours"});
  flags->period.AddTo(flow);
  flags->AddKnownAt(flow);
  flags->filter.AddTo(flow);
  flow.Note({"Example: pep portfolio flow --quarter 2025-Q1", "Exemple : pep portfolio flow --quarter 2025-T1"});
  flow.Does([flags](Session& session) { return Flow(session, *flags); });
}

}  // namespace

void AddPortfolioCommands(Command& root) {
  Command portfolio =
      root.Add("portfolio", {"Questions asked of the whole portfolio", "Les questions posées à tout le portefeuille"});
  AddSummary(portfolio);
  AddDurations(portfolio);
  AddFlow(portfolio);
  AddPortfolioListCommands(portfolio);
}

}  // namespace pepiniere::pep
