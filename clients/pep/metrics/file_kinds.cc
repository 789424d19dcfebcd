#include "clients/pep/metrics/file_kinds.h"

#include "clients/pep/imports/import_words.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/text_file.h"
#include "clients/pep/metrics/sentences.h"
#include "services/base/text.h"
#include "services/metrics/ingest/actionable_agile.h"
#include "services/metrics/ingest/changelog.h"
#include "services/metrics/ingest/jdma_csv.h"
#include "services/metrics/ingest/points_csv.h"
#include "services/metrics/ingest/sprints_csv.h"

namespace pepiniere::pep {
namespace {

using base::Concat;

constexpr FileKind kKinds[] = {
    {"items",
     {"Work items of a board, as ActionableAgile has them: ID, Link, Name, a column a stage, Type",
      "Les éléments d'un tableau, au format d'ActionableAgile : ID, Link, Name, une colonne par étape, Type"},
     "csv.board",
     "workItems",
     "CreateWorkItem",
     true,
     metrics::ReadActionableAgile},
    {"changelog",
     {"The history of issues, a line a change: issue, field, from, to, at",
      "L'historique des tickets, une ligne par changement : issue, field, from, to, at"},
     "csv.changelog",
     "workItems",
     "CreateWorkItem",
     true,
     metrics::ReadChangelog},
    {"sprints",
     {"Sprints, a line each: id, start, end, goal, closed",
      "Des sprints, une ligne chacun : id, start, end, goal, closed"},
     "csv.sprints",
     "sprints",
     "CreateSprint",
     false,
     metrics::ReadSprints},
    {"points",
     {"Values of metrics: metric, time, value, revision, and a column a dimension",
      "Des valeurs de mesures : metric, time, value, revision, et une colonne par dimension"},
     "csv.points",
     "points",
     "IngestPoints",
     false,
     metrics::ReadPoints},
    {"jdma",
     {"The export of \"Je donne mon avis\": answers are counted by the day, what people wrote is not read",
      "L'export de « Je donne mon avis » : les réponses sont comptées par jour, ce que les gens ont écrit n'est pas "
      "lu"},
     "csv.jdma",
     "surveys",
     "CreateSurvey",
     false,
     metrics::ReadJdma},
};

}  // namespace

std::span<const FileKind> FileKinds() { return kKinds; }

absl::Status NoSuchFile(const absl::Status& status, const std::string& path, const Messages& say) {
  const std::string why(status.message().data(), status.message().size());
  return InOwnWords(absl::StatusCode::kOutOfRange,
                    say({"Invalid: $0, $1", "Invalide : $0, $1"}, CalledFile(path, say), why));
}

std::string KeyOf(const metrics::Finding& finding) {
  if (finding.line == 0) return finding.column;
  return finding.column.empty() ? Concat("line ", finding.line) : Concat("line ", finding.line, ", ", finding.column);
}

std::string SaidFinding(const metrics::Finding& finding, const Messages& say) {
  std::string where = KeyOf(finding);
  if (say.language() == Language::kFrench && where.starts_with("line ")) where.replace(0, 4, "ligne");
  const std::string action = SaidAction(finding.action, say);
  return Concat(where, where.empty() ? "" : say({": ", " : "}), SaidMetricsFault(finding.message, say), " (", action,
                ")");
}

}  // namespace pepiniere::pep
