// What the EIG site's content holds and what is odd in it, for people and for files.
#pragma once

#include <filesystem>

#include "absl/status/status.h"
#include "clients/pep/formats/eig/values.h"
#include "clients/pep/kit/output.h"

namespace pepiniere::pep {

// The figures, then the oddities (findings_report.h); for programs the whole report, or as CSV the figures of cohorts,
// hosts, skills and themes.
void PrintReport(const eig::Content& content, const std::filesystem::path& report_file, const Output& output);

// The whole report: figures, hosts with their spellings, findings. One JSON object, or, where the name ends in .jsonl,
// one finding a line.
absl::Status WriteReport(const eig::Content& content, const std::filesystem::path& file);

}  // namespace pepiniere::pep
