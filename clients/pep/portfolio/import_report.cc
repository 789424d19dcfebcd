#include "clients/pep/portfolio/import_report.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <vector>

#include "clients/pep/kit/text.h"
#include "clients/pep/portfolio/import_words.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::ImportCount;
using portfolio::v1::ImportFinding;
using portfolio::v1::ImportReport;

constexpr int kExamples = 3;

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

using Group = std::vector<const ImportFinding*>;

// By code, the most frequent first.
std::vector<Group> Grouped(const ImportReport& report) {
  std::map<std::string, Group> by_code;
  for (const ImportFinding& finding : report.findings()) by_code[finding.code()].push_back(&finding);
  std::vector<Group> groups;
  for (auto& [code, group] : by_code) groups.push_back(std::move(group));
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.size() > b.size(); });
  return groups;
}

// What was done, where it is the same for all of the group.
std::string CommonAction(const Group& group) {
  const std::string& action = group.front()->action();
  const bool same = std::all_of(group.begin(), group.end(), [&](const auto* f) { return f->action() == action; });
  return same ? action : "";
}

void PrintExample(const ImportFinding& finding, const Output& output) {
  std::string where = finding.file();
  if (!finding.key().empty()) where += base::Concat(" [", finding.key(), "]");
  const std::string line = Printable(base::Concat("    ", where, "  ", finding.message()));
  output.Line(output.terminal.width > 0 ? Ellipsize(line, output.terminal.width) : line);
}

void PrintGroup(const Group& group, const Output& output) {
  std::string heading = base::Concat("  ", output.terminal.Paint(Tone::kWarning, Printable(group.front()->code())),
                                     "  ", output.say.Number(static_cast<std::int64_t>(group.size())));
  if (const std::string action = CommonAction(group); !action.empty()) {
    heading += base::Concat("  ", output.terminal.Paint(Tone::kDim, Printable(SaidAction(action, output.say))));
  }
  output.Line(heading);
  for (std::size_t i = 0; i < std::min<std::size_t>(group.size(), kExamples); ++i) PrintExample(*group[i], output);
  if (group.size() > kExamples) {
    output.Note(output.say.Count(static_cast<std::int64_t>(group.size() - kExamples),
                                 {"    and $0 more", "    et $0 autre"}, {"    and $0 more", "    et $0 autres"}));
  }
}

}  // namespace

void PrintReport(const ImportReport& report, const std::filesystem::path& report_file, const Output& output) {
  if (output.format == Format::kJson) return output.Line(Json(report));
  const Messages& say = output.say;
  Listing<ImportCount> counts(output, CountsView());
  for (const ImportCount& count : report.counts()) counts.Add(count);
  counts.Flush();
  if (!output.ForPeople()) return;
  if (report.findings_size() > 0) {
    output.Line(base::Concat(
        "\n", output.terminal.Paint(Tone::kStrong, say.Count(report.findings_size(), {"$0 oddity", "$0 bizarrerie"},
                                                             {"$0 oddities", "$0 bizarreries"}))));
    for (const Group& group : Grouped(report)) PrintGroup(group, output);
    output.Note(report_file.empty()
                    ? say({"All of them: --report FILE", "Pour les avoir toutes : --report FICHIER"})
                    : say({"All of them are in $0", "Elles sont toutes dans $0"}, report_file.string()));
  }
  if (report.dry_run()) output.Note(say({"Dry run: nothing was kept.", "Essai à blanc : rien n'a été gardé."}));
}

absl::Status WriteReport(const ImportReport& report, const std::filesystem::path& file) {
  std::ofstream out(file, std::ios::binary);
  if (file.extension() == ".jsonl") {
    for (const ImportFinding& finding : report.findings()) out << Json(finding) << '\n';
  } else {
    out << Json(report) << '\n';
  }
  out.close();
  return out ? absl::OkStatus() : absl::UnknownError(base::Concat("cannot write ", file.string()));
}

}  // namespace pepiniere::pep
