// Something that happened to a project on a day.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/base/date.h"

namespace pepiniere::portfolio {

struct Event {
  std::string type;  // committee, product_launch...: open vocabulary
  std::optional<base::Date> date;
  std::string comment;
  std::string source_date;  // as the source wrote what is no date
  std::string source{};     // the import that told it; empty when somebody here did

  static constexpr std::string_view kPattern = "projects/{project}/events/{event}";
  static constexpr std::string_view kCollection = "events";
  static constexpr bool kNumbered = true;

  static void Fields(auto&& visit, auto&... each) {
    visit("type", each.type...);
    visit("date", each.date...);
    visit("comment", each.comment...);
    visit("source_date", each.source_date...);
  }
  static void AllFields(auto&& visit, auto&... each) {
    Fields(visit, each...);
    visit("source", each.source...);
  }
  // A day that is none is kept as it was written, as an import keeps it.
  static bool Mend(Event& event, std::string_view field, const std::string& text) {
    if (field != "date") return false;
    event.date.reset();
    if (event.source_date.empty()) event.source_date = text;
    return true;
  }
  bool operator==(const Event&) const = default;
};

}  // namespace pepiniere::portfolio
