// What the command line says of the metrics of teams.
#pragma once

#include <string>

namespace CLI {
class App;
}  // namespace CLI

namespace pepiniere {

struct MetricsFlags {
  // What secrets of sources, and what they sent and was refused, are sealed with; empty: there is none.
  std::string key_id, key;
};

void AddMetrics(CLI::App& app, MetricsFlags& flags);

}  // namespace pepiniere
