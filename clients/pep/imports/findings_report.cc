#include "clients/pep/imports/findings_report.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <map>
#include <string>

#include "clients/pep/imports/import_words.h"
#include "clients/pep/kit/text.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using content::Finding;

constexpr int kExamples = 3;

using Group = std::vector<const Finding*>;

// By code, the most frequent first.
std::vector<Group> Grouped(const std::vector<Finding>& findings) {
  std::map<std::string, Group> by_code;
  for (const Finding& finding : findings) by_code[finding.code].push_back(&finding);
  std::vector<Group> groups;
  for (auto& [code, group] : by_code) groups.push_back(std::move(group));
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.size() > b.size(); });
  return groups;
}

// What was done, where it is the same for all of the group.
std::string CommonAction(const Group& group) {
  const std::string& action = group.front()->action;
  const bool same = std::all_of(group.begin(), group.end(), [&](const auto* f) { return f->action == action; });
  return same ? action : "";
}

void PrintExample(const Finding& finding, const Output& output) {
  std::string where = finding.file;
  if (!finding.key.empty()) where += base::Concat(" [", finding.key, "]");
  const std::string line = Printable(base::Concat("    ", where, "  ", finding.message));
  output.Line(output.terminal.width > 0 ? Ellipsize(line, output.terminal.width) : line);
}

void PrintGroup(const Group& group, const Output& output) {
  std::string heading = base::Concat("  ", output.terminal.Paint(Tone::kWarning, Printable(group.front()->code)), "  ",
                                     output.say.Number(static_cast<std::int64_t>(group.size())));
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

void PrintFindings(const std::vector<Finding>& findings, const std::filesystem::path& report_file,
                   const Output& output) {
  if (!output.ForPeople() || findings.empty()) return;
  const Messages& say = output.say;
  output.Line(base::Concat(
      "\n", output.terminal.Paint(Tone::kStrong,
                                  say.Count(static_cast<std::int64_t>(findings.size()), {"$0 oddity", "$0 bizarrerie"},
                                            {"$0 oddities", "$0 bizarreries"}))));
  for (const Group& group : Grouped(findings)) PrintGroup(group, output);
  output.Note(report_file.empty() ? say({"All of them: --report FILE", "Pour les avoir toutes : --report FICHIER"})
                                  : say({"All of them are in $0", "Elles sont toutes dans $0"}, report_file.string()));
}

absl::Status WriteReportFile(const std::filesystem::path& file, const std::string& whole,
                             const std::vector<std::string>& lines) {
  std::ofstream out(file, std::ios::binary);
  if (file.extension() == ".jsonl") {
    for (const std::string& line : lines) out << line << '\n';
  } else {
    out << whole << '\n';
  }
  out.close();
  return out ? absl::OkStatus() : absl::UnknownError(base::Concat("cannot write ", file.string()));
}

}  // namespace pepiniere::pep
