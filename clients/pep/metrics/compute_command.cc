// pep metrics compute: no server is asked.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/session.h"
#include "clients/pep/kit/text_file.h"
#include "clients/pep/metrics/commands.h"
#include "clients/pep/metrics/computed.h"
#include "clients/pep/metrics/figures_json.h"
#include "clients/pep/metrics/figures_table.h"
#include "clients/pep/metrics/forecast_flag.h"
#include "clients/pep/metrics/history_fault.h"
#include "clients/pep/metrics/history_file.h"
#include "services/base/try.h"
#include "services/metrics/compute/formulas.h"
#include "services/metrics/compute/indicators.h"

namespace pepiniere::pep {
namespace {

struct ComputeFlags {
  std::string file;
  std::optional<metrics::ForecastQuestion> forecast;
  std::string explain;
};

// What is wrong with the days that a forecast is drawn from.
absl::Status CannotForecast(const std::string& path, const Messages& say) {
  return InOwnWords(absl::StatusCode::kOutOfRange,
                    say({"Invalid: $0 cannot be forecast from: more than $1 items, were all days the best one; ask for "
                         "fewer days",
                         "Invalide : $0 ne permet pas de prévoir : plus de $1 éléments, si tous les jours étaient le "
                         "meilleur ; demandez moins de jours"},
                        CalledFile(path, say), say.Number(metrics::kMostForecastItems)));
}

absl::StatusOr<ForecastAnswer> Answer(const HistoryFile& file, const metrics::ForecastQuestion& question) {
  ForecastAnswer answer{.question = question, .forecast = {}, .is_given = file.history.throughput.has_value()};
  PEP_ASSIGN(answer.forecast, metrics::MakeForecast(file.history, file.window, question));
  answer.backtest.no_data = metrics::NoData::kTooFew;
  const std::optional<std::int64_t> days =
      question.days ? std::optional<std::int64_t>(*question.days) : answer.forecast.days_needed.p85;
  if (answer.forecast.no_data || !days) return answer;
  metrics::ForecastQuestion tested = question;
  tested.days = answer.backtest_days = static_cast<int>(*days);
  absl::StatusOr<metrics::Backtest> backtest = metrics::MakeBacktest(file.history, file.window, tested);
  if (backtest.ok()) answer.backtest = *std::move(backtest);
  return answer;
}

absl::Status Compute(Session& session, const ComputeFlags& flags) {
  const Messages& say = session.say();
  PEP_ASSIGN(const std::string text, ReadTextFile(flags.file, say));
  const ReadHistory read = ReadHistoryFile(text);
  if (!read.faults.empty()) return InvalidHistory(flags.file, read.faults, say);
  const HistoryFile& file = read.file;
  Computed computed{.window = file.window,
                    .figures = metrics::Compute(file.history, file.window),
                    .points = HeldPoints(file.points, file.window.as_of),
                    .explained = flags.explain};
  if (flags.forecast) {
    absl::StatusOr<ForecastAnswer> answer = Answer(file, *flags.forecast);
    if (!answer.ok()) return CannotForecast(flags.file, say);
    computed.forecast = *std::move(answer);
  }
  // Whoever asks for no format and reads no terminal is a script.
  const bool is_script =
      session.options().output.empty() && session.out().ForPeople() && !session.out().terminal.is_tty;
  if (session.out().format == Format::kJson || is_script) {
    session.out().Line(FiguresJson(computed));
  } else {
    ShowFigures(session.out(), computed);
  }
  return absl::OkStatus();
}

}  // namespace

void AddComputeCommand(Command& metrics) {
  auto flags = std::make_shared<ComputeFlags>();
  Command compute = metrics.Add("compute", {"Compute every indicator of what a file tells, without a server",
                                            "Calculer tous les indicateurs de ce que dit un fichier, sans serveur"});
  compute
      .String("file", flags->file,
              {"Items, sprints, deployments, incidents, surveys… in JSON; - reads the standard input",
               "Éléments, sprints, déploiements, incidents, enquêtes… en JSON ; - lit l'entrée standard"},
              "FILE")
      .Required();
  const Messages say = compute.say();
  compute.Value(
      "--forecast",
      [flags, say](const std::string& typed) {
        metrics::ForecastQuestion question;
        std::string complaint = ParseForecast(typed, say, question);
        flags->forecast = question;
        return complaint;
      },
      {"How many items in so many days, in how many days so many items",
       "Combien d'éléments en tant de jours, en combien de jours tant d'éléments"},
      "days=N,items=N");
  std::vector<std::string> ids;
  for (const metrics::Formula& formula : metrics::Formulas()) ids.emplace_back(formula.id);
  compute
      .String("--explain", flags->explain,
              {"Say how this one is computed, and of which rows",
               "Dire comment celui-ci est calculé, et de quelles lignes"})
      .OneOf(ids);
  compute.Does([flags](Session& session) { return Compute(session, *flags); });
}

}  // namespace pepiniere::pep
