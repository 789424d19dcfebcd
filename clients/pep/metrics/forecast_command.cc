// pep metrics forecast
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/output.h"
#include "clients/pep/kit/sheet.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/served_commands.h"
#include "clients/pep/metrics/served_words.h"
#include "clients/pep/metrics/vocabulary.h"
#include "clients/pep/metrics/window_flags.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using base::CsvCell;
using metrics::v1::DeliveryForecast;
using metrics::v1::ForecastRequest;
using Stub = metrics::v1::MetricsService::Stub;

constexpr int kPercent = 100;

// A promise: with which probability at least, how many items, in how many days, by which day. None of what more than
// 1,000 days would not do.
struct Promise {
  std::string_view question;
  int percent;
  std::optional<std::int64_t> items;
  std::optional<int> days;
  google::type::Date date;
};

// With how good such promises were, or not at all.
bool IsShown(const DeliveryForecast& forecast) {
  return forecast.no_data() == metrics::v1::NO_DATA_REASON_UNSPECIFIED &&
         forecast.backtest().no_data() == metrics::v1::NO_DATA_REASON_UNSPECIFIED;
}

std::vector<Promise> PromisesOf(const DeliveryForecast& forecast) {
  std::vector<Promise> promises;
  if (!IsShown(forecast)) return promises;
  if (forecast.has_how_many()) {
    const auto& many = forecast.how_many();
    for (const auto& [percent, items] :
         {std::pair(50, many.p50()), std::pair(85, many.p85()), std::pair(95, many.p95())}) {
      promises.push_back({"how_many", percent, items, many.days(), many.date()});
    }
  }
  if (forecast.has_when()) {
    const auto& when = forecast.when();
    const auto add = [&](int percent, bool is_there, int days, const google::type::Date& date) {
      promises.push_back({"when", percent, when.items(), is_there ? std::optional(days) : std::nullopt, date});
    };
    add(50, when.has_p50_days(), when.p50_days(), when.p50_date());
    add(85, when.has_p85_days(), when.p85_days(), when.p85_date());
    add(95, when.has_p95_days(), when.p95_days(), when.p95_date());
  }
  return promises;
}

const View<Promise>& PromiseView() {
  using P = const Promise&;
  using M = const Messages&;
  static const auto number = [](const auto& n) { return n ? CsvCell::Number(std::int64_t{*n}) : CsvCell(""); };
  static const auto* const view = new View<Promise>{
      .fields = {{"question", [](P p) { return p.question; }},
                 {"percent", [](P p) { return CsvCell::Number(p.percent); }},
                 {"items", [](P p) { return number(p.items); }},
                 {"days", [](P p) { return number(p.days); }},
                 {"date", [](P p) { return Iso(p.date); }}},
      .columns = {
          {{"With probability", "Avec la probabilité"},
           [](P p, M say) {
             return Cell{say({"$0 %", "$0\u00a0%"}, p.percent), Tone::kStrong};
           },
           Align::kRight},
          {{"Items", "Éléments"}, [](P p, M say) { return Cell{say.Number(p.items.value_or(0))}; }, Align::kRight},
          {{"In days", "En jours"},
           [](P p, M say) {
             return p.days ? Cell{say.Number(*p.days)} : Cell{say({"more than 1,000", "plus de 1 000"}), Tone::kDim};
           },
           Align::kRight},
          {{"By", "Pour le"}, [](P p, M say) { return Cell{Said(p.date, say)}; }, Align::kRight}}};
  return *view;
}

std::string SaidShare(double share, const Messages& say) {
  return say({"$0 %", "$0\u00a0%"}, say.Figure(absl::StrFormat("%.0f", share * kPercent)));
}

void ShowBacktest(const DeliveryForecast& forecast, const Output& output) {
  const Messages& say = output.say;
  const auto& backtest = forecast.backtest();
  Sheet sheet(output);
  sheet.Section({"How good such promises were", "Ce que valaient de telles promesses"});
  sheet.Body(say.Count(backtest.origins(), {"In $0 week of the past:", "Sur $0 semaine passée :"},
                       {"In $0 weeks of the past:", "Sur $0 semaines passées :"}));
  for (const auto& coverage : backtest.coverages()) {
    const std::string label = say({"Made with $0 %", "Faites à $0\u00a0%"}, coverage.percent());
    sheet.Line({label, label},
               say({"kept $0 times of $1, $2 (between $3 and $4)", "tenues $0 fois sur $1, $2 (entre $3 et $4)"},
                   coverage.kept(), coverage.made(), SaidShare(coverage.share(), say), SaidShare(coverage.low(), say),
                   SaidShare(coverage.high(), say)));
  }
  sheet.Line({"Mean loss, in items", "Perte moyenne, en éléments"},
             say({"$0; of promising the mean rate, $1", "$0 ; en promettant le rythme moyen, $1"},
                 SaidNumber(backtest.loss(), say), SaidNumber(backtest.mean_rate_loss(), say)));
  sheet.Line({"Computed", "Calculée"}, Concat(Said(forecast.method(), say), ", ", Id(forecast.formula())));
  sheet.Print();
}

void ShowForPeople(const DeliveryForecast& forecast, const Output& output) {
  const Messages& say = output.say;
  if (forecast.no_data() != metrics::v1::NO_DATA_REASON_UNSPECIFIED) {
    return output.Note(SaidNoData(forecast.no_data(), say));
  }
  if (!IsShown(forecast)) {
    return output.Note(
        say({"not enough history to say how good this is", "pas assez d'historique pour dire ce que cela vaut"}));
  }
  Listing<Promise> listing(output, PromiseView());
  for (const Promise& promise : PromisesOf(forecast)) listing.Add(promise);
  listing.Flush();
  ShowBacktest(forecast, output);
}

struct ForecastFlags {
  std::vector<std::string> projects, types;
  std::optional<base::Date> by;
  int days = 0, items = 0, window_days = 0, seed = 0, trials = 0;
  ForecastRequest::Method method = ForecastRequest::METHOD_UNSPECIFIED;
  WindowFlags window;
};

absl::Status Ask(Session& session, const ForecastFlags& flags) {
  if (flags.by && flags.days > 0) {
    return UsageError(session.say()({"choose one of $0 and $1", "choisissez l'un de $0 et $1"}, "--days", "--by"));
  }
  ForecastRequest request;
  for (const std::string& project : flags.projects) request.add_projects(ResourceName("projects", project));
  for (const std::string& type : flags.types) request.add_types(type);
  if (flags.by) ToProto(*flags.by, request.mutable_by_date());
  request.set_days(flags.days);
  request.set_items(flags.items);
  request.set_window_days(flags.window_days);
  request.set_method(flags.method);
  request.set_seed(flags.seed);
  request.set_trials(flags.trials);
  flags.window.Fill(request);
  PEP_ASSIGN(const DeliveryForecast forecast, session.Call(&Stub::Forecast, request));
  const Output& output = session.out();
  if (output.format == Format::kJson) {
    output.Line(Json(forecast));
  } else if (output.ForPeople()) {
    ShowForPeople(forecast, output);
  } else {
    Listing<Promise> listing(output, PromiseView());
    for (const Promise& promise : PromisesOf(forecast)) listing.Add(promise);
    listing.Flush();
  }
  return absl::OkStatus();
}

}  // namespace

void AddForecastCommand(Command& metrics) {
  auto flags = std::make_shared<ForecastFlags>();
  Command forecast = metrics.Add(
      "forecast", {"How many items by a day, by which day so many; with how good such promises were",
                   "Combien d'éléments pour tel jour, pour quel jour tant ; avec ce que valaient de telles promesses"});
  forecast
      .Strings(
          "PROJECT", flags->projects,
          {"The project, or several that work side by side", "Le projet, ou plusieurs qui travaillent côte à côte"},
          kProjectType)
      .Any()
      .Required();
  forecast.Number("--days", flags->days, 1, {"How many in so many days (30)", "Combien en tant de jours (30)"});
  forecast.Date("--by", flags->by, {"How many by the end of that day", "Combien d'ici la fin de ce jour"});
  forecast.Number("--items", flags->items, 1, {"By when so many", "Pour quand tant"});
  forecast.Strings("--type", flags->types, {"Items of these types alone", "Les éléments de ces types seulement"});
  forecast.Number("--window-days", flags->window_days, 28,
                  {"From how many days of the past (84)", "D'après combien de jours passés (84)"});
  AddWord(forecast, "--method", flags->method, {"How it is computed (exact)", "Comment elle est calculée (exacte)"});
  forecast.Number("--seed", flags->seed, 1, {"Of monte-carlo (42)", "De monte-carlo (42)"});
  forecast.Number("--trials", flags->trials, 1000, {"Likewise (10,000)", "De même (10 000)"});
  flags->window.AddMoment(forecast);
  forecast.Does([flags](Session& session) { return Ask(session, *flags); });
}

}  // namespace pepiniere::pep
