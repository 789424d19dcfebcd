// Whom a source still tells of and who was erased: left out of what is imported.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/imports/report.h"
#include "services/record/blanked.h"
#include "services/record/document.h"
#include "services/record/erased_texts.h"
#include "services/record/wanted_texts.h"

namespace pepiniere::imports {

// Leaves out of `told`, which is called like `name` ("projects/-"), the texts that are `theirs`, and of those about
// something else the names of whoever was erased; reported, each field of it (of what lies at `key`).
template <typename T>
absl::Status LeaveOutErased(const record::ErasedTexts& erased, absl::FunctionRef<bool(std::string_view)> theirs,
                            std::string_view name, std::string_view file, std::string_view key, T& told,
                            ReportBuilder& report) {
  if (erased.empty()) return absl::OkStatus();
  static const std::vector<std::string> kNoPatterns;
  const auto without = [&](std::string_view text) { return erased.Without(text); };
  const auto is_them = [](std::string_view) { return false; };
  const record::Wanted wanted{theirs, theirs, without, kNoPatterns, is_them};
  std::set<std::string> found;
  PEP_ASSIGN(auto blanked, record::Blanked(name, told, wanted, found));
  if (!blanked) return absl::OkStatus();
  std::set<std::string> fields;
  record::VisitTexts(name, record::ToDocument(told), wanted, [&](const std::string& field, const std::string&) {
    if (!fields.insert(field).second) return;
    report.Find(file, key.empty() ? field : base::Concat(key, ".", field), "ERASED", "it names somebody who was erased",
                "that was left out");
  });
  told = *std::move(blanked);
  return absl::OkStatus();
}

}  // namespace pepiniere::imports
