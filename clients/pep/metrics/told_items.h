// What files tell, as the contract has it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/formats/content/findings.h"
#include "pepiniere/metrics/v1/import.pb.h"
#include "pepiniere/metrics/v1/point.pb.h"
#include "services/metrics/ingest/event.h"
#include "services/metrics/ingest/finding.h"

namespace pepiniere::pep {

metrics::v1::Point PointOf(const metrics::PointSeen& point);

// Items of an import into a project, "projects/aides", each named by its line and what the file calls it.
std::vector<metrics::v1::MetricsItem> ItemsOf(const metrics::Told& told, const std::string& project,
                                              const std::string& file);

// The sprint of a project that is called so: "Sprint 12" is projects/aides/sprints/Sprint-12. What an id may not hold
// becomes a dash.
std::string SprintNameOf(const std::string& project, std::string_view called);

// A finding as reports of imports have it.
content::Finding FindingOf(const metrics::Finding& finding, const std::string& file);

}  // namespace pepiniere::pep
