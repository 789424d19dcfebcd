// What the file that `pep metrics compute` reads tells, as items of an import.
#pragma once

#include <string>
#include <vector>

#include "clients/pep/formats/content/findings.h"
#include "clients/pep/metrics/history_file.h"
#include "pepiniere/metrics/v1/import.pb.h"

namespace pepiniere::pep {

// Into a project, "projects/aides": sprints first, then what names them, and deployments before the incidents that they
// caused. `path`: of the file, which findings name.
std::vector<metrics::v1::MetricsItem> ItemsOf(const HistoryFile& file, const std::string& project,
                                              const std::string& path);

// What of the file is not brought in: what has no day, and days without items.
std::vector<content::Finding> LeftOutOf(const HistoryFile& file, const std::string& path);

}  // namespace pepiniere::pep
