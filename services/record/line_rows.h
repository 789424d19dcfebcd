// Lines (lines.h) as rows of a result, for stores that read several kinds of them at once.
#pragma once

#include <string_view>
#include <vector>

#include "services/base/line.h"
#include "services/db/row.h"
#include "services/record/document.h"

namespace pepiniere::record {

inline constexpr std::string_view kLineColumns =
    "number, document, source, recorded_by, recorded_at_us, superseded_at_us, superseded_by, supersede_reason";
inline constexpr int kLineColumnCount = 8;

// Adds the line that a row of kLineColumns holds.
template <typename T>
void ReadLine(const db::Row& row, std::vector<base::Line<T>>& lines) {
  base::Line<T>& line = lines.emplace_back(base::Line<T>{.number = row.Int(0),
                                                         .value = {},
                                                         .source = row.String(2),
                                                         .recorded_by = row.String(3),
                                                         .recorded_at = row.Time(4),
                                                         .superseded_at = row.OptTime(5),
                                                         .superseded_by = row.OptInt(6),
                                                         .supersede_reason = row.String(7)});
  if (!FromDocument(row.String(1), line.value).ok()) {
    line.value = T();
    line.damaged = true;
  }
}

}  // namespace pepiniere::record
