#include "clients/pep/policy/ogp_report.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clients/pep/imports/findings_report.h"
#include "clients/pep/kit/text.h"
#include "services/base/text.h"
#include "services/json/json.h"

namespace pepiniere::pep {
namespace {

using json::OrderedJson;

// Of one cycle or policy area. No data is counted apart from no.
struct Figure {
  std::string_view kind;  // "cycle", "policy_area"
  std::string title;      // empty: of rows that name none
  std::int64_t commitments = 0, starred = 0, not_starred = 0;
};

void Count(const ogp::Commitment& commitment, Figure& figure) {
  const ogp::Answer starred = ogp::ReadAnswer(commitment.starred);
  ++figure.commitments;
  if (starred == ogp::Answer::kYes) ++figure.starred;
  if (starred == ogp::Answer::kNo) ++figure.not_starred;
}

bool IsBlank(const ogp::Commitment& commitment) { return ogp::SaySame(commitment, {.rest = commitment.rest}); }

std::vector<Figure> FiguresBy(const ogp::Catalogue& catalogue, std::string_view kind,
                              std::string ogp::Commitment::*field) {
  std::map<std::string, Figure> by_title;
  for (const ogp::Commitment& commitment : catalogue.commitments) {
    if (IsBlank(commitment)) continue;
    Figure& figure = by_title.try_emplace(commitment.*field, Figure{kind, commitment.*field}).first->second;
    Count(commitment, figure);
  }
  std::vector<Figure> figures;
  for (auto& [title, figure] : by_title) figures.push_back(std::move(figure));
  return figures;
}

Figure TotalOf(const ogp::Catalogue& catalogue) {
  Figure total{"all", ""};
  for (const ogp::Commitment& commitment : catalogue.commitments) {
    if (!IsBlank(commitment)) Count(commitment, total);
  }
  return total;
}

View<Figure> FiguresView(Text heading) {
  using F = const Figure&;
  using M = const Messages&;
  constexpr int kTitleWidth = 20;  // at least
  return {
      .fields = {{"kind", [](F f) { return f.kind; }},
                 {"title", [](F f) { return f.title; }},
                 {"commitments", [](F f) { return base::CsvCell::Number(f.commitments); }},
                 {"starred", [](F f) { return base::CsvCell::Number(f.starred); }},
                 {"not_starred", [](F f) { return base::CsvCell::Number(f.not_starred); }}},
      .columns = {
          {heading,
           [](F f, M say) {
             return f.title.empty() ? Cell{say({"(none named)", "(rien de dit)"}), Tone::kDim}
                                    : Cell{Printable(f.title)};
           },
           Align::kLeft, kTitleWidth},
          {{"Commitments", "Engagements"}, [](F f, M say) { return Cell{say.Number(f.commitments)}; }, Align::kRight},
          {{"Starred", "Étoilés"}, [](F f, M say) { return Cell{say.Number(f.starred)}; }, Align::kRight},
          {{"Not starred", "Sans étoile"}, [](F f, M say) { return Cell{say.Number(f.not_starred)}; }, Align::kRight}}};
}

OrderedJson ToJson(const content::Finding& finding) {
  return {{"file", finding.file},
          {"key", finding.key},
          {"code", finding.code},
          {"message", finding.message},
          {"action", finding.action}};
}

OrderedJson ToJson(const std::vector<Figure>& figures) {
  OrderedJson list = OrderedJson::array();
  for (const Figure& figure : figures) {
    list.push_back({{"title", figure.title},
                    {"commitments", figure.commitments},
                    {"starred", figure.starred},
                    {"notStarred", figure.not_starred}});
  }
  return list;
}

std::string Report(const ogp::Catalogue& catalogue) {
  const Figure total = TotalOf(catalogue);
  OrderedJson json = {
      {"figures", {{"commitments", total.commitments}, {"starred", total.starred}, {"notStarred", total.not_starred}}}};
  json["figures"]["byCycle"] = ToJson(FiguresBy(catalogue, "cycle", &ogp::Commitment::cycle));
  json["figures"]["byPolicyArea"] = ToJson(FiguresBy(catalogue, "policy_area", &ogp::Commitment::policy_area));
  json["findings"] = OrderedJson::array();
  for (const content::Finding& finding : catalogue.findings) json["findings"].push_back(ToJson(finding));
  return json::Dump(json);
}

}  // namespace

void PrintCatalogue(const ogp::Catalogue& catalogue, const std::filesystem::path& report_file, const Output& output) {
  if (output.format == Format::kJson) return output.Line(Report(catalogue));
  const std::vector<Figure> cycles = FiguresBy(catalogue, "cycle", &ogp::Commitment::cycle),
                            areas = FiguresBy(catalogue, "policy_area", &ogp::Commitment::policy_area);
  if (output.format == Format::kCsv) {
    const View<Figure> view = FiguresView({});
    Listing<Figure> listing(output, view);
    for (const auto* figures : {&cycles, &areas}) {
      for (const Figure& figure : *figures) listing.Add(figure);
    }
    return;
  }
  output.Line(output.say.Count(TotalOf(catalogue).commitments, {"$0 commitment", "$0 engagement"},
                               {"$0 commitments", "$0 engagements"}));
  for (const auto& [heading, figures] :
       {std::pair(Text{"Cycle", "Cycle"}, &cycles), std::pair(Text{"Policy area", "Domaine"}, &areas)}) {
    output.Line("");
    const View<Figure> view = FiguresView(heading);
    Listing<Figure> listing(output, view);
    for (const Figure& figure : *figures) listing.Add(figure);
    listing.Flush();
  }
  PrintFindings(catalogue.findings, report_file, output);
}

absl::Status WriteCatalogueReport(const ogp::Catalogue& catalogue, const std::filesystem::path& file) {
  std::vector<std::string> lines;
  for (const content::Finding& finding : catalogue.findings) lines.push_back(json::Dump(ToJson(finding)));
  return WriteReportFile(file, Report(catalogue), lines);
}

}  // namespace pepiniere::pep
