#include "clients/pep/metrics/forecast_text.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include "clients/pep/kit/sheet.h"
#include "clients/pep/metrics/figure_words.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

constexpr Text kNotEnough = {"not enough history to say how good this is",
                             "pas assez d'historique pour dire ce que cela vaut"};

// "30 with 50 %, 23 with 85 %, 19 with 95 %".
std::string Chances(const metrics::Quantiles& quantiles, const Messages& say) {
  const auto shown = [&](const std::optional<std::int64_t>& quantile) {
    return quantile ? say.Number(*quantile) : say({"later than can be said", "plus tard qu'on ne peut dire"});
  };
  return say({"$0 with 50 %, $1 with 85 %, $2 with 95 %", "$0 à 50 %, $1 à 85 %, $2 à 95 %"}, shown(quantiles.p50),
             shown(quantiles.p85), shown(quantiles.p95));
}

void AddBacktest(const ForecastAnswer& answer, const Messages& say, Sheet& sheet) {
  constexpr Text kWorth = {"Worth", "Ce que cela vaut"};
  constexpr int kPercent = 100;
  if (answer.backtest.no_data) return sheet.Line(kWorth, say(kNotEnough), Tone::kWarning);
  sheet.Line(kWorth, say({"of $0 past weeks, over $1 days each:", "sur $0 semaines passées, sur $1 jours chacune :"},
                         say.Number(static_cast<std::int64_t>(answer.backtest.origins.size())), answer.backtest_days));
  for (const auto& [percent, covered, share] : answer.backtest.coverage) {
    const auto percent_of = [](double part) { return std::llround(part * kPercent); };
    sheet.Line({" ", " "}, say({"what $0 % promised came $1 times ($2 to $3 %)",
                                "ce que promettaient $0 % est venu $1 fois ($2 à $3 %)"},
                               percent, covered, percent_of(share.low), percent_of(share.high)));
  }
}

}  // namespace

void ShowForecast(const Output& output, const ForecastAnswer& answer) {
  const Messages& say = output.say;
  const auto& [question, forecast, is_given, backtest_days, backtest] = answer;
  Sheet sheet(output);
  sheet.Section({"Forecast", "Prévision"});
  sheet.Line({"From", "D'après"}, say.Count(static_cast<std::int64_t>(forecast.daily.size()), {"$0 day", "$0 jour"},
                                            {"$0 days", "$0 jours"}));
  if (forecast.no_data) {
    sheet.Line({"Forecast", "Prévision"}, Said(*forecast.no_data, say), Tone::kDim);
  } else if (!answer.IsShown()) {
    sheet.Line({"Forecast", "Prévision"}, say(kNotEnough), Tone::kWarning);
  } else {
    if (question.days) {
      const std::string label = say({"Items in $0 days", "Éléments en $0 jours"}, *question.days);
      sheet.Line({label, label}, Chances(forecast.items, say));
    }
    if (question.items) {
      const std::string label = say({"Days for $0 items", "Jours pour $0 éléments"}, *question.items);
      const bool ever = std::ranges::any_of(forecast.daily, [](std::int64_t finished) { return finished > 0; });
      sheet.Line({label, label},
                 ever ? Chances(forecast.days_needed, say)
                      : say({"nothing was finished on any of these days", "rien n'a été fini ces jours-là"}));
    }
    AddBacktest(answer, say, sheet);
  }
  sheet.Print();
}

}  // namespace pepiniere::pep
