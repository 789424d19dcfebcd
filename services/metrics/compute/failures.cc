// Deployments that failed once users had them: how many, how long until users were served again, and what had to be
// deployed because of it.
#include <algorithm>
#include <map>

#include "services/base/text.h"
#include "services/metrics/compute/asked.h"
#include "services/metrics/compute/deployments.h"

namespace pepiniere::metrics {
namespace {

struct Failure {
  std::vector<const Link*> links;
  bool rolled_back = false;

  bool Happened() const { return rolled_back || !links.empty(); }
};

std::map<std::string_view, Failure> FailuresOf(const History& known, const std::vector<Link>& links) {
  std::map<std::string_view, Failure> failures;
  for (const Deployment& d : known.deployments) failures[d.id].rolled_back = d.outcome == Outcome::kRolledBack;
  for (const Link& link : links) {
    if (link.deployment) failures[link.deployment->id].links.push_back(&link);
  }
  return failures;
}

std::string NoteOf(const Failure& failure) {
  std::string note;
  const auto add = [&](std::string_view text) { note.append(note.empty() ? "" : "; ").append(text); };
  for (const Link* const link : failure.links) add(base::Concat(link->incident->id, " ", link->why));
  if (failure.rolled_back) add("rolled back");
  return note;
}

bool IsAsked(const Deployment& d, const Asked& asked) {
  return IsProduction(d) && d.finished && asked.Contains(*d.finished);
}

// With the last of its incidents, if there are any: a rollback that leaves one open did not end it. None: not over, or
// not known when.
std::optional<absl::Time> RecoveredAt(const Deployment& deployment, const Failure& failure) {
  if (failure.links.empty()) return deployment.rolled_back;
  std::optional<absl::Time> last;
  for (const Link* const link : failure.links) {
    if (!link->incident->resolved) return std::nullopt;
    if (!last || *link->incident->resolved > *last) last = link->incident->resolved;
  }
  return last;
}

}  // namespace

Figure ChangeFailRate(const Asked& asked) {
  Figure figure = FigureOf("change_fail_rate");
  const std::vector<Link> links = LinkIncidents(asked.known, asked.parameters);
  const std::map<std::string_view, Failure> failures = FailuresOf(asked.known, links);
  std::int64_t failed = 0, maturing = 0;
  for (const Deployment& d : asked.known.deployments) {
    if (!IsAsked(d, asked)) continue;
    const Failure& failure = failures.at(d.id);
    if (!IsWhole(d) && failure.links.empty()) {
      figure.excluded.push_back({d.id, "DID_NOT_REACH_USERS"});
    } else if (asked.window.as_of - *d.finished < asked.parameters.fail_horizon) {
      ++maturing;
      figure.excluded.push_back({d.id, "MATURING"});
    } else {
      failed += failure.Happened() ? 1 : 0;
      figure.rows.push_back({d.id, {*d.finished}, failure.Happened() ? 1.0 : 0.0, NoteOf(failure)});
    }
  }
  for (const Link& link : links) {
    if (!link.deployment && asked.Contains(link.incident->detected)) {
      figure.excluded.push_back({link.incident->id, link.why});
    }
  }
  figure.n = static_cast<std::int64_t>(figure.rows.size());
  figure.parts = {{"maturing", static_cast<double>(maturing)}};
  if (figure.n == 0) {
    const bool any = std::ranges::any_of(asked.known.deployments, [&](const auto& d) { return IsAsked(d, asked); });
    return Without(std::move(figure), any ? NoData::kEmptyDenominator : NoData::kNoRows);
  }
  figure.numerator = static_cast<double>(failed);
  figure.denominator = static_cast<double>(figure.n);
  figure.value = *figure.numerator / *figure.denominator;
  figure.band = FailBand(failed, figure.n, asked.parameters.dora_bands);
  return figure;
}

Figure RecoveryTime(const Asked& asked) {
  Figure figure = FigureOf("recovery_time");
  const std::vector<Link> links = LinkIncidents(asked.known, asked.parameters);
  const std::map<std::string_view, Failure> failures = FailuresOf(asked.known, links);
  Durations durations;
  std::int64_t open = 0;
  for (const Deployment& d : asked.known.deployments) {
    const Failure& failure = failures.at(d.id);
    if (!IsAsked(d, asked) || !failure.Happened()) continue;
    if (const auto recovered = RecoveredAt(d, failure)) {
      durations.Add(figure, {d.id, {*d.finished, *recovered}, 0, NoteOf(failure)}, *recovered - *d.finished);
    } else if (failure.links.empty()) {
      figure.excluded.push_back({d.id, "ROLLBACK_WITHOUT_DATE"});
    } else {
      ++open;
      figure.excluded.push_back({d.id, "OPEN"});
    }
  }
  durations.Tell(figure);
  figure.value = figure.p50;
  figure.parts = {{"open", static_cast<double>(open)}};
  // Where users had deployments, something was told: that none failed, or that what failed is not over.
  const bool any = std::ranges::any_of(asked.known.deployments, [&](const auto& d) { return IsAsked(d, asked); });
  if (figure.n == 0 && any) figure.no_data = figure.excluded.empty() ? NoData::kNoFailure : NoData::kTooFew;
  if (figure.p50) figure.band = TimeBand(*figure.p50, asked.parameters.dora_bands);
  return figure;
}

Figure ReworkRate(const Asked& asked) {
  Figure figure = FigureOf("rework_rate");
  std::int64_t rework = 0;
  for (const Deployment& d : asked.known.deployments) {
    if (!IsAsked(d, asked)) continue;
    if (!IsWhole(d)) {
      figure.excluded.push_back({d.id, "DID_NOT_REACH_USERS"});
    } else if (!d.intent) {
      figure.excluded.push_back({d.id, "NO_INTENT"});
    } else {
      const bool is_rework = d.intent == Intent::kIncident;
      rework += is_rework ? 1 : 0;
      figure.rows.push_back({d.id, {*d.finished}, is_rework ? 1.0 : 0.0});
    }
  }
  figure.n = static_cast<std::int64_t>(figure.rows.size());
  if (figure.n == 0) {
    const bool any = std::ranges::any_of(figure.excluded, [](const auto& out) { return out.reason == "NO_INTENT"; });
    const NoData reason = any                       ? NoData::kNoIntent
                          : figure.excluded.empty() ? NoData::kNoRows
                                                    : NoData::kEmptyDenominator;
    return Without(std::move(figure), reason);
  }
  figure.numerator = static_cast<double>(rework);
  figure.denominator = static_cast<double>(figure.n);
  figure.value = *figure.numerator / *figure.denominator;
  return figure;
}

}  // namespace pepiniere::metrics
