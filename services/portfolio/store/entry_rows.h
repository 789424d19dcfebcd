// Lines of projects between the database and the domain.
#pragma once

#include <string_view>
#include <vector>

#include "services/db/row.h"
#include "services/portfolio/domain/entries.h"
#include "services/record/document.h"

namespace pepiniere::portfolio::store {

inline constexpr std::string_view kEntryColumns =
    "number, document, source, recorded_by, recorded_at_us, superseded_at_us, superseded_by, supersede_reason";
inline constexpr int kEntryColumnCount = 8;

// Adds the line that a row of kEntryColumns holds.
template <typename T>
void ReadEntry(const db::Row& row, std::vector<Entry<T>>& lines) {
  Entry<T>& line = lines.emplace_back(Entry<T>{.number = row.Int(0),
                                               .value = {},
                                               .source = row.String(2),
                                               .recorded_by = row.String(3),
                                               .recorded_at = row.Time(4),
                                               .superseded_at = row.OptTime(5),
                                               .superseded_by = row.OptInt(6),
                                               .supersede_reason = row.String(7)});
  if (!record::FromDocument(row.String(1), line.value).ok()) {
    line.value = T();
    line.damaged = true;
  }
}

}  // namespace pepiniere::portfolio::store
