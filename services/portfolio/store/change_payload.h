// What the feed of changes carries of a resource: all that its state was when the transaction wrote it, as JSON text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/project.h"

namespace pepiniere::portfolio::store {

// A project with its phases as they are known now: the phase of any day can be read from it.
struct ProjectState {
  base::Stored<Project> stored;
  std::vector<Span> timeline;
  std::vector<UnknownSpan> unknown = {};
};

// A change of a project: what it is now, and what it was before (none: it was not there).
struct ProjectChange {
  ProjectState after;
  std::optional<ProjectState> before;
};

std::string ToPayload(const ProjectState& state);
std::string ToPayload(const PhaseLine& line);

// DATA_LOSS for anything but what ToPayload made. A project's comes as journal::Unit::Changed joins the two states.
absl::StatusOr<ProjectChange> ReadProjectPayload(std::string_view payload);
absl::StatusOr<PhaseLine> ReadPhasePayload(std::string_view payload);

}  // namespace pepiniere::portfolio::store
