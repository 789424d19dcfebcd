// What an import did, for people and for files.
#pragma once

#include <filesystem>

#include "absl/status/status.h"
#include "clients/pep/kit/output.h"
#include "pepiniere/portfolio/v1/import.pb.h"

namespace pepiniere::pep {

// Counts, then the oddities grouped by code, the most frequent first, with the first few of each. `report_file`, when
// not empty, is named as the place where all of them are.
void PrintReport(const portfolio::v1::ImportReport& report, const std::filesystem::path& report_file,
                 const Output& output);

// The whole report: one JSON object, or, where the name ends in .jsonl, one finding a line.
absl::Status WriteReport(const portfolio::v1::ImportReport& report, const std::filesystem::path& file);

}  // namespace pepiniere::pep
