// What is wrong with a file of the user's, by the path of each field, said to people and to programs.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

// One kind of fault.
struct FaultMeaning {
  std::string_view code;  // for programs: "NO_COUNT". It never changes
  Text words;             // $0 and $1 are the fault's arguments
};

// One that was met. What it views outlives it.
struct MetFault {
  std::string_view path;  // "items[3].at"; empty: the whole
  FaultMeaning meaning;
  std::span<const std::string> arguments;
};

// Those of a kind of file, each with a `path`, what is `wrong` and its `arguments`; `meanings` are in the order of the
// enumeration of what may be wrong.
template <typename Fault>
std::vector<MetFault> FaultsMet(const std::vector<Fault>& faults, std::span<const FaultMeaning> meanings) {
  std::vector<MetFault> met;
  for (const Fault& fault : faults) {
    met.push_back({fault.path, meanings[static_cast<std::size_t>(fault.wrong)], fault.arguments});
  }
  return met;
}

// Of the file at `path`, with all of them; `what` it is no good for, $0 being what it is called: "$0 cannot be
// counted". Ends in ExitCode::kInvalid.
absl::Status InvalidContent(const std::string& path, const Text& what, const std::vector<MetFault>& faults,
                            const Messages& say);

}  // namespace pepiniere::pep
