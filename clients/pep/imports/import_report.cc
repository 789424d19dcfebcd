#include "clients/pep/imports/import_report.h"

#include <string>
#include <utility>
#include <vector>

#include "clients/pep/imports/findings_report.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using rpc::v1::ImportCount;
using rpc::v1::ImportFinding;
using rpc::v1::ImportReport;

struct ResourceWord {
  std::string_view type;
  Text said;
};
constexpr ResourceWord kResources[] = {
    {"organisations", {"Organisations", "Organisations"}},
    {"incubators", {"Incubators", "Incubateurs"}},
    {"teams", {"Teams", "Équipes"}},
    {"projects", {"Projects", "Projets"}},
    {"phaseRecords", {"Phase records", "Phases"}},
    {"events", {"Events", "Événements"}},
    {"fundingLines", {"Funding lines", "Financements"}},
    {"committees", {"Committees", "Comités"}},
    {"programmes", {"Programmes", "Programmes"}},
    {"cohorts", {"Cohorts", "Promotions"}},
    {"challenges", {"Challenges", "Défis"}},
    {"people", {"People", "Personnes"}},
    {"assignments", {"Assignments", "Affectations"}},
    {"sprints", {"Sprints", "Sprints"}},
    {"workItems", {"Work items", "Éléments de travail"}},
    {"changes", {"Changes", "Changements"}},
    {"deployments", {"Deployments", "Déploiements"}},
    {"incidents", {"Incidents", "Incidents"}},
    {"surveys", {"Surveys", "Enquêtes"}},
    {"points", {"Points", "Points"}},
    {"commitments", {"Commitments", "Engagements"}},
    {"claims", {"Claims", "Déclarations"}},
    {"commitmentReviews", {"Reviews", "Évaluations"}},
    {"phaseWords", {"Words for phases", "Mots pour les phases"}},
};

std::string SaidResource(const std::string& type, const Messages& say) {
  for (const ResourceWord& word : kResources) {
    if (word.type == type) return say(word.said);
  }
  return type;
}

const View<ImportCount>& CountsView() {
  using C = const ImportCount&;
  using M = const Messages&;
  static const auto number = [](std::int64_t n, M say) {
    return Cell{say.Number(n), n == 0 ? Tone::kDim : Tone::kPlain};
  };
  static const auto* view = new View<ImportCount>{
      .fields = {{"resource_type", [](C c) { return c.resource_type(); }},
                 {"created", [](C c) { return base::CsvCell::Number(c.created()); }},
                 {"updated", [](C c) { return base::CsvCell::Number(c.updated()); }},
                 {"unchanged", [](C c) { return base::CsvCell::Number(c.unchanged()); }},
                 {"superseded", [](C c) { return base::CsvCell::Number(c.superseded()); }},
                 {"renamed", [](C c) { return base::CsvCell::Number(c.renamed()); }},
                 {"refused", [](C c) { return base::CsvCell::Number(c.refused()); }}},
      .columns = {
          {{"", ""}, [](C c, M say) { return Cell{SaidResource(c.resource_type(), say)}; }},
          {{"Created", "Créés"}, [](C c, M say) { return number(c.created(), say); }, Align::kRight},
          {{"Updated", "Modifiés"}, [](C c, M say) { return number(c.updated(), say); }, Align::kRight},
          {{"Unchanged", "Inchangés"}, [](C c, M say) { return number(c.unchanged(), say); }, Align::kRight},
          {{"Superseded", "Remplacés"}, [](C c, M say) { return number(c.superseded(), say); }, Align::kRight},
          {{"Refused", "Refusés"}, [](C c, M say) { return number(c.refused(), say); }, Align::kRight},
      }};
  return *view;
}

// "line 12", in the reader's words.
std::string SaidKey(const std::string& key, const Messages& say) {
  constexpr std::string_view kLine = "line ";
  if (!key.starts_with(kLine)) return key;
  return base::Concat(say({"line ", "ligne "}), std::string_view(key).substr(kLine.size()));
}

std::vector<content::Finding> FindingsOf(const ImportReport& report, const Messages& say, SayFault say_fault) {
  std::vector<content::Finding> findings;
  for (const ImportFinding& finding : report.findings()) {
    std::string message = finding.message();
    if (say_fault) message = say_fault(message, say);
    findings.push_back({.file = finding.file(),
                        .key = SaidKey(finding.key(), say),
                        .code = finding.code(),
                        .message = std::move(message),
                        .action = finding.action()});
  }
  return findings;
}

}  // namespace

void PrintReport(const ImportReport& report, const std::filesystem::path& report_file, const Output& output,
                 SayFault say_fault) {
  if (output.format == Format::kJson) return output.Line(Json(report));
  const Messages& say = output.say;
  Listing<ImportCount> counts(output, CountsView());
  for (const ImportCount& count : report.counts()) counts.Add(count);
  counts.Flush();
  if (!output.ForPeople()) return;
  PrintFindings(FindingsOf(report, say, say_fault), report_file, output);
  if (report.dry_run()) output.Note(say({"Dry run: nothing was kept.", "Essai à blanc : rien n'a été gardé."}));
}

void AddFinding(const content::Finding& finding, ImportReport& report) {
  ImportFinding& added = *report.add_findings();
  added.set_file(finding.file);
  added.set_key(finding.key);
  added.set_code(finding.code);
  added.set_message(finding.message);
  added.set_action(finding.action);
}

absl::Status WriteReport(const ImportReport& report, const std::filesystem::path& file) {
  std::vector<std::string> lines;
  for (const ImportFinding& finding : report.findings()) lines.push_back(Json(finding));
  return WriteReportFile(file, Json(report), lines);
}

}  // namespace pepiniere::pep
