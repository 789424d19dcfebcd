// What was sent to a source, read: by what its kind speaks, with the settings of the source. Nothing of it is stored
// yet.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "pepiniere/metrics/v1/deployment.pb.h"
#include "pepiniere/metrics/v1/incident.pb.h"
#include "pepiniere/metrics/v1/point.pb.h"
#include "pepiniere/metrics/v1/work_item.pb.h"
#include "services/metrics/api/hook_body.h"
#include "services/metrics/domain/source.h"
#include "services/metrics/ingest/event.h"
#include "services/metrics/store/source_store.h"

namespace pepiniere::metrics::api {

// What one event says, and by what it is known.
struct HeardHook {
  std::string type;               // what its tool calls it
  std::vector<std::string> keys;  // none: it is known by its body
  bool keyed = false;             // whether its tool says what it is known by: then the same key is the same event
  std::optional<absl::Time> event_time;
  std::string
      body_hash{};  // what things that their source has no name for are called after: told again, they are the same

  std::vector<Event> events{};                      // of all kinds but JSON
  std::vector<std::int64_t> lines{};                // of each of these, where it is of a text of many
  std::optional<v1::IngestPointsRequest> points{};  // of JSON, one of these
  std::optional<v1::UpsertWorkItemsRequest> items{};
  std::optional<v1::RecordDeploymentsRequest> deployments{};
  std::optional<v1::RecordIncidentRequest> incident{};

  int left_out = 0;  // samples that could not be read, where others could: `reason` says why the first one could not
  bool ignored = false;                 // likewise
  bool refused = false;                 // likewise
  std::set<std::int64_t> left_lines{};  // where the samples are that were left out, the first ones
  std::string reason{}, field{}, message{};
};

// Whether what was sent shows one of the secrets.
bool ShowsSecret(const HookBody& hook, const std::string& source_id, const domain::Source& source,
                 const std::vector<store::SourceSecret>& secrets, const store::ServerKey& key);

// What it says. It was believed to be the source's own.
HeardHook ReadHook(const HookBody& hook, const domain::Source& source, absl::Time received);

}  // namespace pepiniere::metrics::api
