// What is delivered, and what goes wrong: changes of code, deployments, incidents. Field meanings are documented once,
// on the contract (change.proto, deployment.proto, incident.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::metrics::domain {

// Numbered as in the contract.
enum class Tier { kProduction = 1, kStaging, kTesting, kDevelopment, kOther };
enum class Outcome { kSucceeded = 1, kFailed, kRolledBack, kCancelled };
enum class Intent { kPlanned = 1, kIncident };
std::string_view Symbol(Tier tier);
std::string_view Symbol(Outcome outcome);
std::string_view Symbol(Intent intent);
bool ReadSymbol(std::string_view symbol, Tier& tier);
bool ReadSymbol(std::string_view symbol, Outcome& outcome);
bool ReadSymbol(std::string_view symbol, Intent& intent);

// The last part of its id is its sha.
struct CodeChange {
  static constexpr std::string_view kPattern = "projects/{project}/changes/{change}", kCollection = "changes";
  std::optional<absl::Time> author{}, open{}, merge{};
  std::string uri{}, source{};

  static void Fields(auto&& visit, auto&... each) {
    visit("author_time", each.author...);
    visit("open_time", each.open...);
    visit("merge_time", each.merge...);
    visit("uri", each.uri...);
    visit("source", each.source...);
  }
  bool operator==(const CodeChange&) const = default;
};

struct Deployment {
  static constexpr std::string_view kPattern = "projects/{project}/deployments/{deployment}",
                                    kCollection = "deployments";
  std::string environment{};
  Tier tier{};
  std::optional<absl::Time> start{}, finish{};
  std::optional<Outcome> outcome{};
  std::optional<absl::Time> rollback{};
  std::string sha{};
  std::vector<std::string> changes{};  // shas
  std::optional<Intent> intent{};
  std::string uri{}, source{}, source_id{};

  static void Fields(auto&& visit, auto&... each) {
    visit("environment", each.environment...);
    visit("tier", each.tier...);
    visit("start_time", each.start...);
    visit("finish_time", each.finish...);
    visit("outcome", each.outcome...);
    visit("rollback_time", each.rollback...);
    visit("sha", each.sha...);
    visit("changes", each.changes...);
    visit("intent", each.intent...);
    visit("uri", each.uri...);
    visit("source", each.source...);
    visit("source_id", each.source_id...);
  }
  bool operator==(const Deployment&) const = default;
};

struct Incident {
  static constexpr std::string_view kPattern = "projects/{project}/incidents/{incident}", kCollection = "incidents";
  std::string title{}, description{};
  absl::Time detect = absl::InfinitePast();
  std::optional<absl::Time> resolve{};
  std::string deployment{};  // the id of the one that is said to have caused it; empty: none is
  bool unrelated = false;
  std::string uri{}, source{}, source_id{};

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("description", each.description...);
    visit("detect_time", each.detect...);
    visit("resolve_time", each.resolve...);
    visit("deployment", each.deployment...);
    visit("unrelated", each.unrelated...);
    visit("uri", each.uri...);
    visit("source", each.source...);
    visit("source_id", each.source_id...);
  }
  bool operator==(const Incident&) const = default;
};

// What is not said of them by default: by whom, and how they are called there. `id`: their own.
void Complete(std::string_view id, CodeChange& change);
void Complete(std::string_view id, Deployment& deployment);
void Complete(std::string_view id, Incident& incident);

// What is known once `told` came beside `known`: what it says takes the place of what was known, and what it does not
// say stays. Shas are added. An end that is known is not taken back by the news of a beginning that came late.
CodeChange Merge(const CodeChange& known, const CodeChange& told);
Deployment Merge(const Deployment& known, const Deployment& told);
Incident Merge(const Incident& known, const Incident& told);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const CodeChange& change, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const Deployment& deployment, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const Incident& incident, base::Date today);
// The instants that lie more than a day ahead of `now`: the clock of the source is wrong.
std::vector<base::FieldProblem> CheckFuture(const CodeChange& change, absl::Time now);
std::vector<base::FieldProblem> CheckFuture(const Deployment& deployment, absl::Time now);
std::vector<base::FieldProblem> CheckFuture(const Incident& incident, absl::Time now);

}  // namespace pepiniere::metrics::domain
