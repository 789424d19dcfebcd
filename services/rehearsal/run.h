// A run as it is published: inputs, result, and what proves that nobody changed either. One JSON object on one line,
//   {"format":"pepiniere.assessment.run","version":1,"inputs":{...},"result":{...},"sha256":{"inputs":"...","result":"..."}}
// of canonical inputs (inputs.h) and the result as `pep cohort rehearse` prints it; the sums, in hexadecimal, are of
// their bytes. Anybody computes the result again from the inputs, and has the same bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/rehearsal/inputs.h"
#include "services/rehearsal/rehearse.h"

namespace pepiniere::rehearsal {

inline constexpr int kRunVersion = 1;

// `done` is what Rehearse made of `inputs`, and is not refused.
std::string RunText(const Inputs& inputs, const Rehearsed& done);
// The same of what was kept of a run: canonical inputs, and the text of their result.
std::string RunText(std::string_view inputs, std::string_view result);
// The sum of such a text.
std::string SumOf(std::string_view text);

struct Replay {
  // Why this is no run, or none that we know how to read. Nothing else is told then.
  std::vector<Fault> faults;

  bool same = false;
  std::string inputs_sha256, result_sha256;  // where it is the same

  // A value, by its path, as JSON (empty: not there). Without a path all values are the same, and `byte` is where the
  // texts differ, from 1.
  struct Difference {
    std::string path, published, recomputed;
    std::size_t byte = 0;
  };
  // Where it is not: what is wrong with the inputs, or that they are refused, or else the first difference.
  std::vector<Fault> input_faults;
  std::optional<Rehearsed> refusal;
  Difference difference;
};

// Computes the run in `text` again; one line break at its end does not count.
Replay ReplayRun(std::string_view text);

}  // namespace pepiniere::rehearsal
