// pep metrics explain
#include <memory>
#include <optional>
#include <string>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/output.h"
#include "clients/pep/metrics/explanation_view.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/served_commands.h"
#include "clients/pep/metrics/subject.h"
#include "clients/pep/metrics/whole_file.h"
#include "clients/pep/metrics/window_flags.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using metrics::v1::Explanation;
using Stub = metrics::v1::MetricsService::Stub;

constexpr int kMostRows = 1000;  // a page

struct ExplainFlags {
  std::string project, indicator, subject, file;
  std::optional<absl::Time> compare;
  bool all = false;
  WindowFlags window;

  // Whether all of its rows are wanted, not the first ones alone.
  bool IsWhole() const { return all || !file.empty(); }
};

metrics::v1::ExplainIndicatorRequest RequestOf(const ExplainFlags& flags) {
  metrics::v1::ExplainIndicatorRequest request;
  request.set_project(ResourceName("projects", flags.project));
  request.set_indicator(flags.indicator);
  request.set_subject(SubjectName(flags.subject));
  flags.window.Fill(request);
  if (flags.compare) ToProto(*flags.compare, request.mutable_compare_known_at());
  request.set_with_export(!flags.file.empty());
  if (flags.IsWhole()) request.set_page_size(kMostRows);
  return request;
}

// With the rows of all pages, where they are wanted, and the export in one part.
absl::StatusOr<Explanation> Fetch(Session& session, const ExplainFlags& flags) {
  metrics::v1::ExplainIndicatorRequest request = RequestOf(flags);
  PEP_ASSIGN(Explanation whole, session.Call(&Stub::ExplainIndicator, request));
  while (flags.IsWhole() && !whole.next_page_token().empty()) {
    request.set_page_token(whole.next_page_token());
    PEP_ASSIGN(const Explanation page, session.Call(&Stub::ExplainIndicator, request));
    whole.mutable_rows()->MergeFrom(page.rows());
    whole.mutable_exclusions()->MergeFrom(page.exclusions());
    whole.mutable_export_part()->append(page.export_part());
    whole.set_next_page_token(page.next_page_token());
  }
  return whole;
}

absl::Status Explain(Session& session, const ExplainFlags& flags) {
  const Messages& say = session.say();
  PEP_ASSIGN(Explanation explanation, Fetch(session, flags));
  if (!flags.file.empty()) {
    PEP_TRY(WriteWhole(flags.file, explanation.export_part(), explanation.sha256(), say));
    session.Remark(say({"Written to $0, SHA-256 $1", "Écrit dans $0, SHA-256 $1"}, flags.file, explanation.sha256()));
    explanation.clear_export_part();  // it is in the file
  }
  const Output& output = session.out();
  if (output.format == Format::kJson) {
    output.Line(Json(explanation));
  } else if (output.ForPeople()) {
    ShowExplanation(output, explanation);
  } else {
    ListRows(output, explanation);
  }
  if (!explanation.next_page_token().empty()) {
    session.Remark(say({"$0 of $1 rows; --all shows the rest", "$0 lignes sur $1 ; --all montre le reste"},
                       explanation.rows_size() + explanation.exclusions_size(), explanation.row_count()));
  }
  return absl::OkStatus();
}

}  // namespace

void AddExplainCommand(Command& metrics) {
  auto flags = std::make_shared<ExplainFlags>();
  Command explain = metrics.Add(
      "explain",
      {"Why a figure is what it is: its formula, its rows, what is left out, what changed since",
       "Pourquoi un chiffre est ce qu'il est : sa formule, ses lignes, ce qui est exclu, ce qui a changé depuis"});
  explain.String("PROJECT", flags->project, kWhichProject, kProjectType).Required();
  explain.String("INDICATOR", flags->indicator, kWhichIndicator, "INDICATOR").Required();
  explain.String("--subject", flags->subject, kWhichSubject, "SUBJECT");
  flags->window.AddTo(explain);
  explain.Time("--compare-known-at", flags->compare,
               {"What changed since what was known then", "Ce qui a changé depuis ce qu'on savait alors"});
  flags->window.AddDimensions(explain);
  flags->window.AddSource<metrics::v1::ExplainIndicatorRequest>(explain);
  flags->window.AddParameters(explain);
  explain.Flag("--all", flags->all, {"All rows, not the first 100", "Toutes les lignes, pas les 100 premières"});
  explain.String("--export", flags->file,
                 {"Write all of it there, as JSON lines, checked against its SHA-256",
                  "Tout y écrire, en lignes JSON, vérifié selon son SHA-256"},
                 "FILE");
  explain.Does([flags](Session& session) { return Explain(session, *flags); });
}

}  // namespace pepiniere::pep
