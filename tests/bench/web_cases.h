// What the gateway is measured with.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "google/protobuf/util/json_util.h"
#include "nlohmann/json.hpp"
#include "tests/bench/cases.h"
#include "tests/bench/web.h"

namespace pepiniere::bench {

// A unary call in each of the ways that the gateway speaks; `bytes` and `json` are a request as each wants it.
struct Spoken {
  std::string bytes, json;
};
std::vector<Contender> WebContenders(const Server& web, const std::string& path,
                                     std::function<Spoken(std::size_t)> request);

// The same, of a function that makes messages.
template <class Make>
requires requires(Make make) { make(0).SerializeAsString(); }
std::vector<Contender> WebContenders(const Server& web, const std::string& path, Make make) {
  return WebContenders(web, path, std::function([make](std::size_t n) {
                         const auto message = make(n);
                         Spoken spoken{.bytes = message.SerializeAsString(), .json = ""};
                         (void)google::protobuf::util::MessageToJsonString(message, &spoken.json);
                         return spoken;
                       }));
}

// The whole portfolio as open data and as a call, beside the same bytes as files of nginx's.
nlohmann::json WholePortfolio(const Figures& figures);

}  // namespace pepiniere::bench
