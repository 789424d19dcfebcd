// Something that happened to a project on a day.
#pragma once

#include <optional>
#include <string>

#include "services/base/date.h"

namespace pepiniere::portfolio {

struct Event {
  std::string type;  // committee, product_launch...: open vocabulary
  std::optional<base::Date> date;
  std::string comment;
  std::string source_date;  // as the source wrote what is no date

  static void Fields(auto&& visit, auto&... each) {
    visit("type", each.type...);
    visit("date", each.date...);
    visit("comment", each.comment...);
    visit("source_date", each.source_date...);
  }
  bool operator==(const Event&) const = default;
};

}  // namespace pepiniere::portfolio
