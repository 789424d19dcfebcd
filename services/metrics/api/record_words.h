// Messages of the contract, as sources tell them, recorded (records.h); and what became of each, told.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/change.pb.h"
#include "pepiniere/metrics/v1/deployment.pb.h"
#include "pepiniere/metrics/v1/incident.pb.h"
#include "pepiniere/metrics/v1/sprint.pb.h"
#include "pepiniere/metrics/v1/survey.pb.h"
#include "pepiniere/metrics/v1/work_item.pb.h"
#include "services/metrics/api/records.h"
#include "services/record/table.h"

namespace pepiniere::metrics::api {

// What one message may bring, whatever the way in: of items or deployments, and of changes.
inline constexpr int kMostAtOnce = 500, kMostChanges = 1'000;

// `project`: an id. What is malformed of a message refuses it. `stands`: see Telling.
absl::StatusOr<Recorded> UpsertTold(journal::Unit& unit, const std::string& project, const std::string& source,
                                    const v1::WorkItem& item, bool complete, const domain::Standing& stands = {});
absl::StatusOr<Recorded> UpsertTold(journal::Unit& unit, const std::string& project, const std::string& source,
                                    const v1::Sprint& sprint);
absl::StatusOr<Recorded> UpsertTold(journal::Unit& unit, const std::string& project, const std::string& source,
                                    const v1::CodeChange& change, const domain::Standing& stands = {});
absl::StatusOr<Recorded> UpsertTold(journal::Unit& unit, const std::string& project, const std::string& source,
                                    const v1::Deployment& deployment, const domain::Standing& stands = {});
absl::StatusOr<Recorded> UpsertTold(journal::Unit& unit, const std::string& project, const std::string& source,
                                    const v1::Incident& incident, const domain::Standing& stands = {});
absl::StatusOr<Recorded> UpsertTold(journal::Unit& unit, const std::string& project, const std::string& source,
                                    const v1::Survey& survey);

template <typename T>
v1::RecordResult Told(const Recorded& recorded) {
  v1::RecordResult told;
  told.set_state(static_cast<v1::RecordResult::State>(recorded.state));
  if (!recorded.id.empty()) told.set_name(record::NameOf(T::kPattern, recorded.id));
  told.set_reason(recorded.reason);
  told.set_field(recorded.field);
  told.set_message(recorded.message);
  return told;
}

}  // namespace pepiniere::metrics::api
