// A day as content files write it: YYYY-MM-DD, or a moment, which is a day of the calendar in Paris.
#pragma once

#include <string_view>

#include "services/base/date.h"

namespace pepiniere::content {

struct ToldDay {
  enum class Form {
    kNone,         // tells no day
    kDate,         // 2024-11-01
    kMoment,       // 2024-10-31T23:00:00.000Z, which is 1 November in Paris; without a zone it is Paris's own time
    kUnclearTime,  // a date, and behind it something else than a time: `day` is the date
  };
  Form form = Form::kNone;
  base::Date day;
};

// What ISO 8601 and YAML write, and what editors and people make of them: a space for the T, a time without seconds,
// +02:00, +0200, +2 or UTC for Z, the hour 24, a zone's name in brackets behind its offset.
ToldDay ReadDay(std::string_view text);

}  // namespace pepiniere::content
