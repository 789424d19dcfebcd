// Whatever is given for a file to rank and place, and for a published run.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "services/rehearsal/inputs.h"
#include "services/rehearsal/rehearse.h"
#include "services/rehearsal/run.h"
#include "tests/fuzz/require.h"

namespace pepiniere::rehearsal {
namespace {

using fuzz::Require;

void Compute(std::string_view content) {
  const ReadInputs read = Read(content);
  if (!read.faults.empty()) return;
  const std::string canonical = Canonical(read.inputs);
  const ReadInputs again = Read(canonical);
  Require(again.faults.empty(), "what was read can be written");
  Require(Canonical(again.inputs) == canonical, "and is written the same");
  const Rehearsed done = Rehearse(read.inputs);
  if (done.refused()) return;
  Require(done.stable, "a placement is stable");
  Require(ResultText(Rehearse(again.inputs)) == ResultText(done), "the same inputs have the same result");
  Require(ReplayRun(RunText(read.inputs, done)).same, "a run can be computed again");
}

}  // namespace
}  // namespace pepiniere::rehearsal

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view content(reinterpret_cast<const char*>(data), size);
  pepiniere::rehearsal::Compute(content);
  (void)pepiniere::rehearsal::ReplayRun(content);
  return 0;
}
