// What a source said of something last (record/import_memory.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/imports/report.h"
#include "services/record/document.h"

namespace pepiniere::imports {

// Of the first line of its document, what has more; a T that says nothing where the source never spoke of it; `now`
// where that cannot be read any more, which is reported.
template <typename T>
T SaidBefore(const std::optional<std::string>& document, std::string_view file, const T& now, ReportBuilder& report) {
  T before{};
  if (!document) return before;
  if (record::FromDocument(std::string_view(*document).substr(0, document->find('\n')), before).ok()) return before;
  report.Find(file, "", "UNREADABLE", "what the source said of it before cannot be read",
              "what is here was kept; what the source changes from now on applies");
  return now;
}

// Counts what became of something that was there already.
inline void CountUpdate(bool changed, rpc::v1::ImportCount& count) {
  if (changed) {
    count.set_updated(count.updated() + 1);
  } else {
    count.set_unchanged(count.unchanged() + 1);
  }
}

}  // namespace pepiniere::imports
