#include "services/metrics/api/forecasts.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/aip/errors.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/metrics/api/asked.h"
#include "services/metrics/api/chances.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/figure_words.h"
#include "services/metrics/api/formula_list.h"
#include "services/metrics/api/indicators.h"
#include "services/metrics/api/item_types.h"
#include "services/metrics/compute/backtest.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/compute/daily.h"
#include "services/metrics/compute/forecast.h"
#include "services/metrics/compute/known.h"
#include "services/metrics/compute/monte_carlo.h"
#include "services/metrics/store/history_store.h"

namespace pepiniere::metrics::api {
namespace {

using Method = v1::ForecastRequest;

constexpr int kDays = 30, kWindow = 84, kTrials = 10'000, kMostProjects = 20;
constexpr std::int64_t kSeed = 42;

// A request, with what it is by default.
struct Plan {
  std::vector<std::string> projects, types;
  Question question;
  ForecastQuestion asked;
  Method::Method method = Method::METHOD_EXACT;
  std::uint64_t seed = kSeed;
  int trials = kTrials;
};

absl::StatusOr<int> DaysIn(const v1::ForecastRequest& request, const Question& question) {
  aip::Violations violations;
  const auto date = aip::ReadDate(request.by_date(), "by_date", violations);
  PEP_TRY(violations.ToStatus());
  if (!date) return request.days() > 0 ? request.days() : kDays;
  if (request.days() > 0) return aip::Invalid("by_date", "say days or by_date, not both");
  const std::int64_t days = DaysUntil(*date, question.window.as_of, question.window.zone);
  if (days < 1 || days > 1'000) return aip::Invalid("by_date", "must lie within 1,000 days from as_of");
  return static_cast<int>(days);
}

absl::StatusOr<Plan> ReadPlan(const Context& context, const rpc::CallScope& call, const v1::ForecastRequest& request) {
  Plan plan;
  if (request.projects_size() > kMostProjects) return aip::Invalid("projects", "must not have more than 20 items");
  for (const std::string& name : request.projects()) {
    PEP_ASSIGN(std::string id, ReadProject(context, call, "projects", name));
    plan.projects.push_back(std::move(id));
  }
  if (plan.projects.empty()) return aip::Invalid("projects", "name at least one");
  plan.types.assign(request.types().begin(), request.types().end());
  PEP_ASSIGN(plan.question, ReadQuestion(request, call.received_at()));
  PEP_ASSIGN(const int days, DaysIn(request, plan.question));
  const bool several = plan.projects.size() > 1;
  plan.method = request.method();
  if (plan.method == Method::METHOD_UNSPECIFIED) {
    plan.method = several ? Method::METHOD_MONTE_CARLO : Method::METHOD_EXACT;
  }
  if (several && plan.method != Method::METHOD_MONTE_CARLO) {
    return aip::Invalid("method", "must be MONTE_CARLO where there are several projects");
  }
  plan.asked.days = days;
  if (request.items() > 0) plan.asked.items = request.items();
  plan.asked.by_weekday = plan.method == Method::METHOD_WEEKDAYS;
  plan.asked.history_days = request.window_days() > 0 ? request.window_days() : kWindow;
  if (request.seed() > 0) plan.seed = static_cast<std::uint64_t>(request.seed());
  if (request.trials() > 0) plan.trials = request.trials();
  return plan;
}

// What each of the projects did, and how promises of all of them together would have done.
struct Past {
  std::vector<History> histories;
  Backtest backtest;
};

absl::StatusOr<History> LoadAll(db::Session& session, const Plan& plan, std::optional<absl::Time> known_at,
                                std::vector<History>* each) {
  History all;
  for (const std::string& project : plan.projects) {
    PEP_ASSIGN(History history, store::LoadHistory(session, project, plan.question.window, known_at));
    if (!plan.types.empty()) {
      PEP_ASSIGN(const ItemWords words, WordsOf(session, project, known_at));
      KeepTypes(plan.types, words, history);
    }
    all.items.insert(all.items.end(), history.items.begin(), history.items.end());
    if (each) each->push_back(std::move(history));
  }
  return all;
}

absl::StatusOr<Past> LoadPast(db::Session& session, const Plan& plan) {
  Past past;
  PEP_ASSIGN(const History all, LoadAll(session, plan, plan.question.known_before, &past.histories));
  absl::Status failed;
  const auto known_at = [&](absl::Time origin) {
    absl::StatusOr<History> then = LoadAll(session, plan, origin, nullptr);
    failed.Update(then.status());
    return then.ok() ? *std::move(then) : History();
  };
  ForecastQuestion asked = plan.asked;
  asked.items.reset();
  PEP_ASSIGN(past.backtest, MakeBacktest(all, plan.question.window, asked, known_at));
  PEP_TRY(failed);
  return past;
}

google::type::Date DayAfter(const Question& question, std::int64_t days) {
  return aip::ToProto(DayOf(question.window.as_of, question.window.zone) + static_cast<int>(days - 1));
}

void TellItems(const Quantiles& items, const Plan& plan, v1::DeliveryForecast& told) {
  auto& how_many = *told.mutable_how_many();
  how_many.set_days(*plan.asked.days);
  *how_many.mutable_date() = DayAfter(plan.question, *plan.asked.days);
  how_many.set_p50(items.p50.value_or(0));
  how_many.set_p85(items.p85.value_or(0));
  how_many.set_p95(items.p95.value_or(0));
}

void TellDays(const Quantiles& days, const Plan& plan, v1::DeliveryForecast& told) {
  auto& when = *told.mutable_when();
  when.set_items(static_cast<int>(*plan.asked.items));
  if (days.p50) when.set_p50_days(static_cast<int>(*days.p50));
  if (days.p85) when.set_p85_days(static_cast<int>(*days.p85));
  if (days.p95) when.set_p95_days(static_cast<int>(*days.p95));
  if (days.p50) *when.mutable_p50_date() = DayAfter(plan.question, *days.p50);
  if (days.p85) *when.mutable_p85_date() = DayAfter(plan.question, *days.p85);
  if (days.p95) *when.mutable_p95_date() = DayAfter(plan.question, *days.p95);
}

void TellChances(const std::vector<double>& chances, v1::DeliveryForecast& told) {
  for (std::size_t items = 0; items < chances.size(); ++items) {
    auto& chance = *told.add_chances();
    chance.set_items(static_cast<int>(items));
    chance.set_probability(chances[items]);
  }
}

void TellBacktest(const Backtest& backtest, v1::DeliveryForecast& told) {
  auto& its = *told.mutable_backtest();
  its.set_origins(static_cast<int>(backtest.origins.size()));
  if (backtest.no_data) {
    its.set_no_data(ToProto(*backtest.no_data));
    return;
  }
  for (const Coverage& coverage : backtest.coverage) {
    auto& one = *its.add_coverages();
    one.set_percent(coverage.percent);
    one.set_kept(static_cast<int>(coverage.covered));
    one.set_made(its.origins());
    one.set_share(static_cast<double>(coverage.covered) / static_cast<double>(std::max(1, its.origins())));
    one.set_low(coverage.share.low);
    one.set_high(coverage.share.high);
  }
  its.set_loss(backtest.loss);
  its.set_mean_rate_loss(backtest.mean_rate_loss);
}

void TellHistory(const std::vector<std::int64_t>& daily, const Plan& plan, v1::DeliveryForecast& told) {
  const base::Date today = DayOf(plan.question.window.as_of, plan.question.window.zone);
  for (std::size_t i = 0; i < daily.size(); ++i) {
    auto& day = *told.add_history();
    *day.mutable_date() = aip::ToProto(today + (static_cast<int>(i) - static_cast<int>(daily.size())));
    day.set_finished(static_cast<int>(daily[i]));
    if (daily[i] > 0) told.set_active_days(told.active_days() + 1);
  }
}

// Of one project, by its distribution.
absl::Status TellExact(const Past& past, const Plan& plan, v1::DeliveryForecast& told) {
  PEP_ASSIGN(const metrics::Forecast forecast, MakeForecast(past.histories.front(), plan.question.window, plan.asked));
  if (forecast.no_data) {
    told.set_no_data(ToProto(*forecast.no_data));
    return absl::OkStatus();
  }
  TellHistory(forecast.daily, plan, told);
  TellItems(forecast.items, plan, told);
  TellChances(ChancesOf(forecast.daily, *plan.asked.days, plan.asked.by_weekday), told);
  if (plan.asked.items) TellDays(forecast.days_needed, plan, told);
  return absl::OkStatus();
}

// By draws: of several, each with seeds of its own.
absl::Status TellDraws(const Past& past, const Plan& plan, v1::DeliveryForecast& told) {
  std::vector<Team> teams;
  std::vector<std::int64_t> totals(static_cast<std::size_t>(plan.trials));
  for (const History& history : past.histories) {
    const Window& window = plan.question.window;
    const std::vector<std::int64_t> daily =
        FinishedDaily(KnownBefore(window.as_of, history), window.as_of, window.zone, plan.asked.history_days);
    if (!AreEnough(daily, plan.asked.minimum_days, plan.asked.minimum_active_days)) {
      told.set_no_data(v1::NO_DATA_REASON_TOO_FEW);
      return absl::OkStatus();
    }
    const std::vector<std::int64_t> its = DrawTotals(daily, *plan.asked.days, plan.seed + teams.size(), plan.trials);
    for (std::size_t i = 0; i < totals.size(); ++i) totals[i] += its[i];
    teams.push_back({.daily = daily, .items = plan.asked.items.value_or(0)});
  }
  told.set_seed(static_cast<std::int64_t>(plan.seed));
  told.set_trials(plan.trials);
  if (teams.size() == 1) TellHistory(teams.front().daily, plan, told);
  TellItems(AtLeast(totals), plan, told);
  TellChances(ChancesOf(totals), told);
  if (!plan.asked.items) return absl::OkStatus();
  PEP_ASSIGN(const Quantiles days, DaysForAll(teams, plan.seed, plan.trials));
  TellDays(days, plan, told);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::DeliveryForecast> Forecasts::Make(rpc::CallScope& call, const v1::ForecastRequest& request) {
  PEP_ASSIGN(const Plan plan, ReadPlan(context_, call, request));
  PEP_ASSIGN(const Past past,
             context_.db.Snapshot(call.deadline(), [&](db::Session& session) { return LoadPast(session, plan); }));
  v1::DeliveryForecast told;
  const bool draws = plan.method == Method::METHOD_MONTE_CARLO;
  PEP_TRY(draws ? TellDraws(past, plan, told) : TellExact(past, plan, told));
  // A forecast is shown with how good such forecasts were, or not at all; the backtest says why.
  if (told.no_data() == v1::NO_DATA_REASON_UNSPECIFIED && past.backtest.no_data) told.Clear();
  TellBacktest(past.backtest, told);
  for (const std::string& project : plan.projects) told.add_projects(ProjectName(project));
  told.set_formula(base::Concat("formulas/", FindAsked(kForecast)->Name()));
  told.set_method(plan.method);
  TellQuestion(plan.question, told);
  return told;
}

void Forecasts::Mount(rpc::Service& service) { service.Unary("Forecast", *this, &Forecasts::Make); }

}  // namespace pepiniere::metrics::api
