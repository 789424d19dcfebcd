// The files that teams keep elsewhere: what each is called, how it is read, and what it is said to come from.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "clients/pep/kit/messages.h"
#include "services/metrics/ingest/finding.h"
#include "services/metrics/ingest/reading.h"

namespace pepiniere::pep {

struct FileKind {
  const char* name;  // of the command: "items"
  Text help;
  std::string_view source;         // unless somebody says otherwise
  std::string_view resource_type;  // what its lines are, as reports of imports call it: "workItems"
  std::string_view writes;         // the method that writes one of them: who reads it follows from it
  bool has_states;                 // whether it has words of a board
  absl::StatusOr<metrics::Told> (*read)(std::string_view text, const metrics::Reading& reading);
};

// items, changelog, sprints, points, jdma.
std::span<const FileKind> FileKinds();

// What is wrong with a whole file, of which nothing can be read: ends in ExitCode::kInvalid.
absl::Status NoSuchFile(const absl::Status& status, const std::string& path, const Messages& say);
// "line 12, end: is no day and no time (write it as ...)".
std::string SaidFinding(const metrics::Finding& finding, const Messages& say);
// Where it is, as reports of imports call it: "line 12".
std::string KeyOf(const metrics::Finding& finding);

}  // namespace pepiniere::pep
