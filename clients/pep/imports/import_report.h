// The report of an import, for people and for files.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "clients/pep/formats/content/findings.h"
#include "clients/pep/kit/messages.h"
#include "clients/pep/kit/output.h"
#include "pepiniere/rpc/v1/import.pb.h"

namespace pepiniere::pep {

// What is wrong, in the reader's words; as it is said, where there are none.
using SayFault = std::string (*)(std::string_view english, const Messages& say);

// Counts first, then findings grouped by code, the most frequent first, with a few examples each. `report_file`, when
// not empty, is named as the place where all of them are. For programs the whole report as JSON, or its counts as CSV.
// `say_fault` may be null: what is wrong is said as it is.
void PrintReport(const rpc::v1::ImportReport& report, const std::filesystem::path& report_file, const Output& output,
                 SayFault say_fault = nullptr);

// The whole report: one JSON object, or, where the name ends in .jsonl, one finding a line.
absl::Status WriteReport(const rpc::v1::ImportReport& report, const std::filesystem::path& file);

void AddFinding(const content::Finding& finding, rpc::v1::ImportReport& report);

}  // namespace pepiniere::pep
