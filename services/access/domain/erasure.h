// The erasure of a person. Field meanings are documented once, on the contract (erasure.proto).
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::access {

struct ErasedData {
  std::string what;
  int count = 0;
  std::vector<std::string> resources;

  static void Fields(auto&& visit, auto&... each) {
    visit("what", each.what...);
    visit("count", each.count...);
    visit("resources", each.resources...);
  }
  bool operator==(const ErasedData&) const = default;
};

struct KeptData {
  std::string what;
  int count = 0;
  std::string why;

  static void Fields(auto&& visit, auto&... each) {
    visit("what", each.what...);
    visit("count", each.count...);
    visit("why", each.why...);
  }
  bool operator==(const KeptData&) const = default;
};

// What one service says of it.
struct ServiceReport {
  std::string service{};
  std::optional<absl::Time> done_at{};
  std::vector<ErasedData> erased{};
  std::vector<KeptData> kept{};
  std::string error{};

  static void Fields(auto&& visit, auto&... each) {
    visit("service", each.service...);
    visit("done_time", each.done_at...);
    visit("erased", each.erased...);
    visit("kept", each.kept...);
    visit("error", each.error...);
  }
  bool operator==(const ServiceReport&) const = default;
};

// Adds what was erased to what else was of that kind. A resource that both name counts once.
void AddErased(ErasedData more, ServiceReport& report);
// One more of that kind, which was erased from that resource.
void CountErased(std::string_view what, const std::string& resource, ServiceReport& report);

struct Erasure {
  static constexpr std::string_view kPattern = "erasures/{erasure}", kCollection = "erasures";
  std::string person{};  // a name
  std::string reason{};
  std::string requested_by{};
  std::optional<absl::Time> done_at{};
  std::vector<ServiceReport> services{};  // one each, from the beginning

  // What the person was called is kept beside it, and never among these: they go to the audit and the history.
  static void Fields(auto&& visit, auto&... each) {
    visit("person", each.person...);
    visit("reason", each.reason...);
    visit("requested_by", each.requested_by...);
    visit("done_time", each.done_at...);
    visit("services", each.services...);
  }
  bool operator==(const Erasure&) const = default;
};

inline bool IsDoneEverywhere(const Erasure& erasure) {
  return std::ranges::all_of(erasure.services, [](const ServiceReport& report) { return report.done_at.has_value(); });
}

// Nobody tells them: they come to be.
inline std::vector<base::FieldProblem> ProblemsOf(const Erasure&, base::Date) { return {}; }

}  // namespace pepiniere::access
