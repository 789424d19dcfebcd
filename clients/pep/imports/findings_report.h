// What was odd in content, for people and for files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/pep/formats/content/findings.h"
#include "clients/pep/kit/output.h"

namespace pepiniere::pep {

// Grouped by code, the most frequent first, with the first few of each. `report_file`, when not empty, is named as the
// place where all of them are. Nothing for programs.
void PrintFindings(const std::vector<content::Finding>& findings, const std::filesystem::path& report_file,
                   const Output& output);

// Writes a report: `whole`, which is JSON, or where the name ends in .jsonl `lines`, the JSON of one finding each.
absl::Status WriteReportFile(const std::filesystem::path& file, const std::string& whole,
                             const std::vector<std::string>& lines);

}  // namespace pepiniere::pep
