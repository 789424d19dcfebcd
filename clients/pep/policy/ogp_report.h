// What a catalogue of commitments holds and what is odd in it, for people and for files.
#pragma once

#include <filesystem>

#include "absl/status/status.h"
#include "clients/pep/formats/ogp/values.h"
#include "clients/pep/kit/output.h"

namespace pepiniere::pep {

// How many there are in each cycle and policy area, then the oddities (findings_report.h); for programs the whole
// report, or as CSV the figures.
void PrintCatalogue(const ogp::Catalogue& catalogue, const std::filesystem::path& report_file, const Output& output);

// The whole report: figures and findings. One JSON object, or, where the name ends in .jsonl, one finding a line.
absl::Status WriteCatalogueReport(const ogp::Catalogue& catalogue, const std::filesystem::path& file);

}  // namespace pepiniere::pep
