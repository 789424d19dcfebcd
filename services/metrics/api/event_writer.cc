#include "services/metrics/api/event_writer.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/store/item_store.h"
#include "services/metrics/store/series_store.h"
#include "services/record/table.h"

namespace pepiniere::metrics::api {
namespace {

constexpr std::size_t kMostResources = domain::kMostEventResources;

std::string AnswerOf(SurveyKind kind, int worth) {
  if (kind != SurveyKind::kJdma) return base::Concat(worth);
  return worth == 10 ? "GOOD" : worth == 5 ? "MEDIUM" : "BAD";
}

domain::EventOutcome OutcomeOf(const store::PointCounts& counts) {
  const bool writes = counts.created + counts.restated > 0;
  if (counts.refused == 0) return writes ? domain::EventOutcome::kAccepted : domain::EventOutcome::kUnchanged;
  return writes || counts.unchanged > 0 ? domain::EventOutcome::kPartly : domain::EventOutcome::kRefused;
}

}  // namespace

EventWriter::EventWriter(const Context& context, journal::Unit& unit, const std::string& id,
                         const domain::Source& source)
    : context_(context),
      unit_(unit),
      id_(id),
      source_(source),
      telling_{.project = ProjectId(source.project), .source = record::NameOf(domain::Source::kPattern, id)} {}

absl::StatusOr<Written> EventWriter::Write(const HeardHook& heard, const Rest& rest) {
  rest_ = rest;
  written_ = {.reason = heard.reason, .field = heard.field, .message = heard.message};
  if (heard.ignored || heard.refused) {
    written_.outcome = heard.refused ? domain::EventOutcome::kRefused : domain::EventOutcome::kIgnored;
    written_.open = heard.refused;
    return written_;
  }
  written_.counts.refused = heard.left_out;
  written_.refused = heard.left_lines;
  points_.clear();
  point_places_.clear();
  event_key_ = heard.keys.empty() ? "" : heard.keys.front();
  for (std::size_t i = 0; i < heard.events.size(); ++i) {
    if (!GoTo(heard.lines.empty() ? static_cast<std::int64_t>(i) : heard.lines[i])) continue;
    PEP_TRY(std::visit([this](const auto& seen) { return Take(seen); }, heard.events[i]));
  }
  PEP_TRY(IngestPoints(/*called=*/""));
  PEP_TRY(WriteMessages(heard));
  written_.outcome = OutcomeOf(written_.counts);
  written_.open = written_.counts.refused > heard.left_out || written_.outcome == domain::EventOutcome::kRefused;
  return written_;
}

bool EventWriter::GoTo(std::int64_t place) {
  place_ = place;
  if (!rest_.IsWritten(place)) return true;
  ++written_.counts.unchanged;
  return false;
}

void EventWriter::Refuse(std::string reason, std::string field, std::string message) {
  written_.refused.insert(place_);
  if (written_.counts.refused++ > 0) return;
  written_.reason = std::move(reason);
  written_.field = std::move(field);
  written_.message = std::move(message);
}

void EventWriter::Count(std::string_view pattern, const Recorded& recorded) {
  if (recorded.state == RecordState::kRefused) return Refuse(recorded.reason, recorded.field, recorded.message);
  if (recorded.state == RecordState::kUnchanged) {
    ++written_.counts.unchanged;
    return;
  }
  ++(recorded.state == RecordState::kCreated ? written_.counts.created : written_.counts.restated);
  if (written_.resources.size() < kMostResources) written_.resources.push_back(record::NameOf(pattern, recorded.id));
}

absl::Status EventWriter::Take(const ItemSeen& seen) {
  domain::WorkItem told{.source_id = seen.id, .type = seen.type, .title = seen.title, .request = seen.requested};
  for (const Transition& transition : seen.transitions) {
    told.transitions.push_back(
        {.to = static_cast<domain::StateCategory>(static_cast<int>(transition.to) + 1), .time = transition.at});
  }
  for (const Estimate& estimate : seen.estimates) told.estimates.push_back({estimate.value, estimate.at});
  for (const Membership& membership : seen.memberships) {
    PEP_ASSIGN(const auto sprint, store::IdFromSource(unit_.session(), domain::Sprint::kCollection, telling_.project,
                                                      telling_.source, membership.sprint));
    told.memberships.push_back({.sprint = sprint.value_or(base::Concat(telling_.project, "/", membership.sprint)),
                                .from = membership.from,
                                .to = membership.to});
  }
  Telling telling = telling_;
  telling.stands = rest_.stands;
  PEP_ASSIGN(const Recorded recorded, Upsert(unit_, telling, std::move(told), /*complete=*/false));
  Count(domain::WorkItem::kPattern, recorded);
  return absl::OkStatus();
}

absl::Status EventWriter::Take(const ChangeSeen& seen) {
  Telling telling = telling_;
  telling.own_id = seen.sha;
  telling.stands = rest_.stands;
  PEP_ASSIGN(
      const Recorded recorded,
      Upsert(unit_, telling, domain::CodeChange{.author = seen.authored, .open = seen.created, .merge = seen.merged}));
  Count(domain::CodeChange::kPattern, recorded);
  return absl::OkStatus();
}

absl::Status EventWriter::Take(const PointSeen& seen) {
  domain::Point point{
      .metric = seen.metric, .time = seen.time, .value = seen.value, .revision = seen.revision.value_or(0)};
  for (const auto& [key, value] : seen.dimensions) point.dimensions.push_back(dimensions_.Read(key, value));
  points_.push_back(std::move(point));
  point_places_.push_back(place_);
  return absl::OkStatus();
}

absl::Status EventWriter::Take(const SurveyDay& seen) {
  domain::Survey told{.kind = static_cast<domain::SurveyKind>(static_cast<int>(seen.kind) + 1), .date = seen.day};
  told.form = seen.form;
  for (const auto& [worth, count] : seen.counts) {
    told.counts.push_back({.answer = AnswerOf(seen.kind, worth), .count = static_cast<int>(count)});
  }
  PEP_ASSIGN(const Recorded recorded, Upsert(unit_, telling_, std::move(told)));
  Count(domain::Survey::kPattern, recorded);
  return absl::OkStatus();
}

absl::Status EventWriter::Take(const SprintSeen& seen) {
  domain::Sprint told{
      .start = seen.start, .end = seen.end, .goal = seen.goal, .closed = seen.closed, .source_id = seen.id};
  PEP_ASSIGN(const Recorded recorded, Upsert(unit_, telling_, std::move(told)));
  Count(domain::Sprint::kPattern, recorded);
  return absl::OkStatus();
}

absl::Status EventWriter::IngestPoints(std::string_view called) {
  for (std::size_t first = 0; first < points_.size(); first += store::kMostPoints) {
    const std::size_t count = std::min(store::kMostPoints, points_.size() - first);
    PEP_ASSIGN(const store::BatchResult result,
               store::IngestPoints(unit_, context_.series, telling_.project, telling_.source,
                                   std::span(points_).subspan(first, count), rest_.stands));
    for (std::size_t i = 0; i < result.results.size(); ++i) {
      const store::PointResult& one = result.results[i];
      if (one.state == domain::PointState::kRefused) {
        const std::string& field = one.refusal.field;
        place_ = point_places_[first + i];
        const std::string point = called.empty() ? "" : base::Concat(called, "[", place_, "]");
        Refuse(std::string(domain::Symbol(one.reason)),
               point.empty() || field.empty() ? point : base::Concat(point, ".", field), one.refusal.message);
      } else if (one.state != domain::PointState::kUnchanged) {
        const std::string name = record::NameOf(store::kSeriesPattern, one.series);
        const bool is_new = std::ranges::find(written_.resources, name) == written_.resources.end();
        if (is_new && written_.resources.size() < kMostResources) written_.resources.push_back(name);
      }
    }
    written_.counts.created += result.counts.created;
    written_.counts.unchanged += result.counts.unchanged;
    written_.counts.restated += result.counts.restated;
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::metrics::api
