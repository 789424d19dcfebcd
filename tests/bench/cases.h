// What can be measured, case by case.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/feed.h"
#include "tests/bench/measure.h"

namespace pepiniere::bench {

struct Server {
  std::string address;
  std::int64_t pid = 0;
};

struct Figures {
  Server ours, bare, echo;
  // Our gateway ("http://127.0.0.1:8080"), and a server of the files of `nginx_root`.
  Server web, nginx;
  std::string nginx_root;
  std::string token;  // of a programme administrator
  std::string json;   // the file that keeps the figures; none if empty
  std::vector<std::string> cases;
  std::size_t projects = 0, watchers = 500;
  std::size_t points = 0;     // that metrics.sql made
  std::size_t proposals = 0;  // that policy.sql made
  MeasureOptions options;
  FeedOptions feed;

  static std::vector<std::string> AllCases();
  // Measures the cases in their order.
  void Run() const;
};

}  // namespace pepiniere::bench
