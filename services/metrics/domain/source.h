// Feeds of projects, and what came by them. Field meanings are documented once, on the contract (source.proto,
// source_event.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/metrics/domain/delivery.h"
#include "services/metrics/domain/work_item.h"

namespace pepiniere::metrics::domain {

// Numbered as in the contract.
enum class SourceKind { kGithub = 1, kGitlab, kCdevents, kOpenmetrics, kJson };
enum class EventOutcome { kAccepted = 1, kUnchanged, kIgnored, kRefused, kPartly };
std::string_view Symbol(SourceKind kind);
std::string_view Symbol(EventOutcome outcome);
// Whether something of it was refused: what was sent is kept then, to be taken again.
inline bool IsOpen(EventOutcome outcome) {
  return outcome == EventOutcome::kRefused || outcome == EventOutcome::kPartly;
}
bool ReadSymbol(std::string_view symbol, SourceKind& kind);
bool ReadSymbol(std::string_view symbol, EventOutcome& outcome);

struct StateRule {
  std::string word{};
  StateCategory state{};

  static void Fields(auto&& visit, auto&... each) {
    visit("word", each.word...);
    visit("state", each.state...);
  }
  bool operator==(const StateRule&) const = default;
};

struct TierRule {
  std::string environment{};
  Tier tier{};

  static void Fields(auto&& visit, auto&... each) {
    visit("environment", each.environment...);
    visit("tier", each.tier...);
  }
  bool operator==(const TierRule&) const = default;
};

struct Source {
  static constexpr std::string_view kPattern = "sources/{source}", kCollection = "sources";
  std::string project{}, project_uid{};  // the name of a project of the portfolio's
  SourceKind kind{};
  std::string title{};
  std::vector<std::string> repositories{};
  std::vector<StateRule> state_rules{};
  std::vector<TierRule> tier_rules{};
  bool paused = false;
  std::optional<absl::Time> secret_time{}, previous_secret_end_time{};

  static void Fields(auto&& visit, auto&... each) {
    visit("project", each.project...);
    visit("project_uid", each.project_uid...);
    visit("kind", each.kind...);
    visit("title", each.title...);
    visit("repositories", each.repositories...);
    visit("state_rules", each.state_rules...);
    visit("tier_rules", each.tier_rules...);
    visit("paused", each.paused...);
    visit("secret_time", each.secret_time...);
    visit("previous_secret_end_time", each.previous_secret_end_time...);
  }
  bool operator==(const Source&) const = default;
};

// Something that came by a source: no version, no history, no audit.
struct SourceEvent {
  using Parent = Source;
  static constexpr std::string_view kPattern = "sources/{source}/sourceEvents/{source_event}",
                                    kCollection = "sourceEvents";
  std::string type{}, key{};
  std::optional<absl::Time> event_time{};
  absl::Time receive_time = absl::InfinitePast();
  EventOutcome outcome{};
  std::string reason{}, field{}, message{};
  std::vector<std::string> resources{};  // names
  int body_size = 0, deliveries = 1;
  std::optional<absl::Time> replay_time{};

  static void Fields(auto&& visit, auto&... each) {
    visit("type", each.type...);
    visit("key", each.key...);
    visit("event_time", each.event_time...);
    visit("receive_time", each.receive_time...);
    visit("outcome", each.outcome...);
    visit("reason", each.reason...);
    visit("field", each.field...);
    visit("message", each.message...);
    visit("resources", each.resources...);
    visit("body_size", each.body_size...);
    visit("deliveries", each.deliveries...);
    visit("replay_time", each.replay_time...);
  }
  bool operator==(const SourceEvent&) const = default;
};

inline constexpr std::size_t kMostSourceRules = 100, kMostEventResources = 100;

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Source& source, base::Date today);

}  // namespace pepiniere::metrics::domain
