// What was heard from a source, written, in one transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "services/base/stored.h"
#include "services/journal/unit.h"
#include "services/metrics/api/context.h"
#include "services/metrics/api/hook_reading.h"
#include "services/metrics/api/points.h"
#include "services/metrics/api/records.h"
#include "services/metrics/domain/source.h"
#include "services/metrics/domain/standing.h"
#include "services/metrics/store/mention_store.h"
#include "services/metrics/store/point_store.h"
#include "services/metrics/store/refused_store.h"
#include "services/query/sql_fragment.h"

namespace pepiniere::metrics::api {

// Why something is refused that names a deployment which did not come yet: it is taken again once it does.
inline constexpr std::string_view kUnknownDeployment = "UNKNOWN_DEPLOYMENT";

// What events name that name a deployment by what its source calls it.
std::string NameOfCause(std::string_view called);

// What became of an event.
struct Written {
  domain::EventOutcome outcome = domain::EventOutcome::kUnchanged;
  std::string reason{}, field{}, message{};
  std::vector<std::string> resources{};  // names, the first few
  store::PointCounts counts{};
  store::Mentioned told{};  // of deployments, by what events may name them that came before
  bool open = false;        // taken again, it may say more: what was sent is kept for that
  store::EntryPlaces refused{};
};

// What is left to write of an event that is taken again. By default all of it is, as what is told now.
struct Rest {
  bool partly = false;                          // some of it was written
  std::optional<store::EntryPlaces> refused{};  // and this was not; none: it is not known which
  domain::Standing stands{};                    // what was told since it came

  bool IsWritten(std::int64_t place) const { return partly && refused && !refused->contains(place); }
};

class EventWriter {
 public:
  // `id`: of the source.
  EventWriter(const Context& context, journal::Unit& unit, const std::string& id, const domain::Source& source);

  absl::StatusOr<Written> Write(const HeardHook& heard, const Rest& rest = {});

 private:
  absl::Status Take(const DeploymentSeen& seen);
  absl::Status Take(const ItemSeen& seen);
  absl::Status Take(const ChangeSeen& seen);
  absl::Status Take(const IncidentSeen& seen);
  absl::Status Take(const PointSeen& seen);
  absl::Status Take(const SurveyDay& seen);
  absl::Status Take(const SprintSeen& seen);
  absl::Status Take(const Ignored&) { return absl::OkStatus(); }

  // What is known of it.
  absl::StatusOr<std::optional<base::Stored<domain::Deployment>>> Known(const DeploymentSeen& seen);
  absl::StatusOr<std::optional<base::Stored<domain::Incident>>> Known(const IncidentSeen& seen);
  // The latest deployment of a service in an environment, which was rolled back then.
  absl::Status TakeBack(const DeploymentSeen& seen);
  // Of a deployment, which its source calls so: rollbacks that were told before it came are its own, from its end to
  // the next one's, and not of the one before it.
  absl::Status TakeOver(const DeploymentSeen& seen, const std::string& called);
  // What the source told of that service in that environment.
  absl::StatusOr<std::vector<base::Stored<domain::Deployment>>> OfService(const DeploymentSeen& seen,
                                                                          const query::SqlFragment& when);
  // The id of the deployment that the source calls so, or so in that environment; empty: it told of none.
  absl::StatusOr<std::string> CauseOf(const std::string& called, const std::string& environment = "");
  // A deployment that the source calls so is recorded: events that named it, and came before, may be taken again.
  void Answer(const Recorded& recorded, const std::string& called);
  // What is told names a deployment that did not come yet: it is kept for it.
  absl::Status Await(const std::string& called, std::string_view field);
  // Of an incident that was written without its cause, the cause alone, which `add(cause, telling)` writes. `called`,
  // `environment`: of the cause, as CauseOf has them.
  absl::Status AddCause(const std::string& called, const std::string& environment, std::string_view field,
                        absl::FunctionRef<absl::StatusOr<Recorded>(const std::string&, const Telling&)> add);
  // The cause that came of an incident that was written without it.
  absl::Status AddCauseOf(const IncidentSeen& seen);
  // Goes on to the entry at that place: whether it is left to write.
  bool GoTo(std::int64_t place);
  // `production`: whether the environment is one by its name, or its tool.
  domain::Tier TierOf(const std::string& environment, bool production) const;
  // Whether an incident was where no users are, as far as it says where.
  bool IsApart(const IncidentSeen& seen) const;
  // Those of points_. `called`: the list that they are of, in what was sent; empty: they are of none.
  absl::Status IngestPoints(std::string_view called);
  absl::Status WriteMessages(const HeardHook& heard);
  absl::Status WriteDeployments(const HeardHook& heard);
  absl::Status WriteIncident(const HeardHook& heard);
  void Count(std::string_view pattern, const Recorded& recorded);
  // What is told of refusals is the first one's why.
  void Refuse(std::string reason, std::string field, std::string message);

  const Context& context_;
  journal::Unit& unit_;
  const std::string id_;
  const domain::Source& source_;
  const Telling telling_;
  std::string event_key_;
  DimensionReader dimensions_;
  std::vector<domain::Point> points_;
  std::vector<std::int64_t> point_places_;  // of each
  Rest rest_;
  std::int64_t place_ = 0;  // of the entry that is being written
  Written written_;
};

}  // namespace pepiniere::metrics::api
