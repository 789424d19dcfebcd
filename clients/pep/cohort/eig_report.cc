#include "clients/pep/cohort/eig_report.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/formats/content/findings.h"
#include "clients/pep/formats/eig/figures.h"
#include "clients/pep/imports/findings_report.h"
#include "clients/pep/kit/text.h"
#include "services/base/text.h"
#include "services/json/json.h"

namespace pepiniere::pep {
namespace {

using json::OrderedJson;

// One breakdown: its name for programs, its words, its figures.
struct Breakdown {
  std::string_view kind, key;
  Text heading;
  std::vector<eig::Figure> eig::Figures::*figures;
  bool defined = true;  // files say what there is
};
constexpr Breakdown kBreakdowns[] = {
    {"cohort", "byCohort", {"Cohort", "Promotion"}, &eig::Figures::by_cohort},
    {"host", "byHost", {"Host", "Administration"}, &eig::Figures::by_host, false},
    {"skill", "bySkill", {"Skill", "Compétence"}, &eig::Figures::by_skill},
    {"theme", "byTheme", {"Theme", "Thème"}, &eig::Figures::by_theme},
};

struct Row {
  const Breakdown* breakdown;
  const eig::Figure* figure;
};

Cell TitleCell(const Row& row, const Messages& say) {
  const eig::Figure& figure = *row.figure;
  if (figure.title.empty()) return {say({"(none named)", "(rien de dit)"}), Tone::kDim};
  const bool missing = row.breakdown->defined && !figure.defined;
  if (!missing) return {Printable(figure.title)};
  return {say({"$0 (no file)", "$0 (sans fichier)"}, Printable(figure.title)), Tone::kWarning};
}

Cell NumberCell(std::int64_t n, const Messages& say) { return {say.Number(n), n == 0 ? Tone::kDim : Tone::kPlain}; }

View<Row> FiguresView(Text heading) {
  using R = const Row&;
  using M = const Messages&;
  constexpr int kTitleWidth = 20;  // at least
  return {.fields = {{"kind", [](R r) { return std::string(r.breakdown->kind); }},
                     {"title", [](R r) { return r.figure->title; }},
                     {"defined", [](R r) { return std::string(r.figure->defined ? "true" : "false"); }},
                     {"challenges", [](R r) { return base::CsvCell::Number(r.figure->challenges); }},
                     {"participants", [](R r) { return base::CsvCell::Number(r.figure->participants); }},
                     {"others", [](R r) { return base::CsvCell::Number(r.figure->others); }}},
          .columns = {
              {heading, TitleCell, Align::kLeft, kTitleWidth},
              {{"Challenges", "Défis"}, [](R r, M m) { return NumberCell(r.figure->challenges, m); }, Align::kRight},
              {{"Participants", "Participants"},
               [](R r, M m) { return NumberCell(r.figure->participants, m); },
               Align::kRight},
              {{"Others", "Autres"}, [](R r, M m) { return NumberCell(r.figure->others, m); }, Align::kRight}}};
}

void AddRows(const Breakdown& breakdown, const eig::Figures& figures, Listing<Row>& listing) {
  for (const eig::Figure& figure : figures.*breakdown.figures) listing.Add({&breakdown, &figure});
}

struct Total {
  Text said;
  std::int64_t count;
};

void PrintTotals(const eig::Figures& figures, const Output& output) {
  static const auto* view =
      new View<Total>{.fields = {},
                      .columns = {{{"", ""}, [](const Total& t, const Messages& say) { return Cell{say(t.said)}; }},
                                  {{"Count", "Nombre"},
                                   [](const Total& t, const Messages& say) { return NumberCell(t.count, say); },
                                   Align::kRight}}};
  Listing<Total> totals(output, *view);
  totals.Add({{"Challenges", "Défis"}, figures.challenges});
  totals.Add({{"  not shown on the site", "  que le site ne montre pas"}, figures.hidden_challenges});
  totals.Add({{"People", "Personnes"}, figures.people});
  totals.Add({{"  without a challenge", "  sans défi"}, figures.people_without_challenge});
  totals.Add({{"Hosts", "Administrations"}, figures.hosts});
  totals.Add({{"  spellings of their names", "  façons d'écrire leur nom"}, figures.host_spellings});
  totals.Flush();
}

void PrintRoles(const eig::Figures& figures, const Output& output) {
  static const auto* view = new View<eig::RoleFigure>{
      .fields = {},
      .columns = {
          {{"Role", "Rôle"},
           [](const eig::RoleFigure& r, const Messages& say) {
             return r.role.empty() ? Cell{say({"(none named)", "(rien de dit)"}), Tone::kDim} : Cell{Printable(r.role)};
           }},
          {{"People", "Personnes"},
           [](const eig::RoleFigure& r, const Messages& say) { return NumberCell(r.people, say); },
           Align::kRight}}};
  Listing<eig::RoleFigure> roles(output, *view);
  for (const eig::RoleFigure& role : figures.roles) roles.Add(role);
  roles.Flush();
}

OrderedJson ToJson(const content::Finding& finding) {
  return {{"file", finding.file},
          {"key", finding.key},
          {"code", finding.code},
          {"message", finding.message},
          {"action", finding.action}};
}

OrderedJson ToJson(const eig::Figures& figures) {
  OrderedJson json = {{"challenges", figures.challenges}, {"hiddenChallenges", figures.hidden_challenges},
                      {"people", figures.people},         {"peopleWithoutChallenge", figures.people_without_challenge},
                      {"hosts", figures.hosts},           {"hostSpellings", figures.host_spellings}};
  json["roles"] = OrderedJson::array();
  for (const eig::RoleFigure& role : figures.roles) {
    json["roles"].push_back({{"role", role.role}, {"people", role.people}});
  }
  for (const Breakdown& breakdown : kBreakdowns) {
    OrderedJson& lines = json[std::string(breakdown.key)] = OrderedJson::array();
    for (const eig::Figure& figure : figures.*breakdown.figures) {
      lines.push_back({{"title", figure.title},
                       {"defined", figure.defined},
                       {"challenges", figure.challenges},
                       {"participants", figure.participants},
                       {"others", figure.others}});
    }
  }
  return json;
}

std::string Report(const eig::Content& content) {
  OrderedJson json = {{"figures", ToJson(eig::CountUp(content))}};
  json["hosts"] = OrderedJson::array();
  for (const eig::Host& host : content.hosts) {
    OrderedJson spellings = OrderedJson::array();
    for (const auto& [text, count] : host.spellings) spellings.push_back({{"text", text}, {"count", count}});
    json["hosts"].push_back({{"title", host.title}, {"spellings", std::move(spellings)}});
  }
  json["findings"] = OrderedJson::array();
  for (const content::Finding& finding : content.findings) json["findings"].push_back(ToJson(finding));
  return json::Dump(json);
}

}  // namespace

void PrintReport(const eig::Content& content, const std::filesystem::path& report_file, const Output& output) {
  if (output.format == Format::kJson) return output.Line(Report(content));
  const eig::Figures figures = eig::CountUp(content);
  if (output.format == Format::kCsv) {
    const View<Row> view = FiguresView({});
    Listing<Row> listing(output, view);
    for (const Breakdown& breakdown : kBreakdowns) AddRows(breakdown, figures, listing);
    return;
  }
  PrintTotals(figures, output);
  output.Line("");
  PrintRoles(figures, output);
  for (const Breakdown& breakdown : kBreakdowns) {
    if ((figures.*breakdown.figures).empty()) continue;
    output.Line("");
    const View<Row> view = FiguresView(breakdown.heading);
    Listing<Row> listing(output, view);
    AddRows(breakdown, figures, listing);
    listing.Flush();
  }
  PrintFindings(content.findings, report_file, output);
}

absl::Status WriteReport(const eig::Content& content, const std::filesystem::path& file) {
  std::vector<std::string> lines;
  for (const content::Finding& finding : content.findings) lines.push_back(json::Dump(ToJson(finding)));
  return WriteReportFile(file, Report(content), lines);
}

}  // namespace pepiniere::pep
