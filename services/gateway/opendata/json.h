// JSON as the documents write it: keys in their order, and large lists item by item.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "services/gateway/opendata/portfolio.h"
#include "services/json/json.h"
#include "services/json/text.h"

namespace pepiniere::gateway::opendata {

using Json = json::OrderedJson;

inline Json OrNull(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

// A list or an object of which only one item at a time is held as JSON.
class Joined {
 public:
  explicit Joined(std::string& out) : out_(out) {}
  void Add(const Json& item) { out_.append(Separator()).append(json::Dump(item)); }
  void Add(std::string_view key, const Json& item) {
    out_.append(Separator()).append(json::Quoted(key)).append(":").append(json::Dump(item));
  }

 private:
  std::string_view Separator() { return std::exchange(first_, false) ? "\n" : ",\n"; }

  std::string& out_;
  bool first_ = true;
};

// The source's keys of a phase; those that say nothing are left out.
inline Json PhasesAsWritten(const Startup& startup) {
  Json phases = Json::array();
  for (const PhaseLine& line : startup.history->phases) {
    Json& phase = phases.emplace_back(Json::object());
    phase["name"] = line.name;
    phase["start"] = line.start;
    if (!line.end.empty()) phase["end"] = line.end;
    if (!line.comment.empty()) phase["comment"] = line.comment;
  }
  return phases;
}

}  // namespace pepiniere::gateway::opendata
