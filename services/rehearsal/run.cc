#include "services/rehearsal/run.h"

#include <openssl/sha.h>

#include <algorithm>
#include <utility>

#include "absl/strings/escaping.h"
#include "services/base/text.h"
#include "services/json/document.h"
#include "services/json/json.h"
#include "services/rehearsal/take.h"

namespace pepiniere::rehearsal {
namespace {

using json::Json;
using json::PathTo;

constexpr std::string_view kFormat = "pepiniere.assessment.run";

std::string Shown(const Json* json) { return json == nullptr ? "" : json::Dump(*json); }

// The first value by which two differ; members in the order of their keys.
std::optional<Replay::Difference> FirstDifference(const Json* published, const Json* recomputed,
                                                  const std::string& path) {
  if (published == nullptr || recomputed == nullptr || published->type() != recomputed->type() ||
      (!published->is_object() && !published->is_array())) {
    // 1 and 1.0 are equal to the library, and no two writings of a number are the same bytes.
    const std::string one = Shown(published), other = Shown(recomputed);
    return one == other ? std::nullopt : std::optional(Replay::Difference{path, one, other, 0});
  }
  if (published->is_array()) {
    for (std::size_t i = 0; i < std::max(published->size(), recomputed->size()); ++i) {
      const auto at = [i](const Json& list) { return i < list.size() ? &list[i] : nullptr; };
      if (auto found = FirstDifference(at(*published), at(*recomputed), PathTo(path, i))) return found;
    }
    return std::nullopt;
  }
  Json keys = *recomputed;
  keys.update(*published);
  for (const auto& [key, _] : keys.items()) {
    if (auto found = FirstDifference(json::At(*published, key), json::At(*recomputed, key), PathTo(path, key))) {
      return found;
    }
  }
  return std::nullopt;
}

// Why it is no run that we can read.
std::vector<Fault> NoRun(const Json& run) {
  if (!run.is_object()) return {{"", Wrong::kNoObject}};
  if (json::TextAt(run, "format") != kFormat) return {{"format", Wrong::kNoRun, {std::string(kFormat)}}};
  const Json* version = json::At(run, "version");
  if (version == nullptr || *version != kRunVersion) {
    return {{"version", Wrong::kOtherVersion, {base::Concat(kRunVersion)}}};
  }
  if (json::At(run, "inputs") == nullptr) return {{"inputs", Wrong::kMissing}};
  return {};
}

}  // namespace

std::string RunText(const Inputs& inputs, const Rehearsed& done) {
  return RunText(Canonical(inputs), ResultText(done));
}

std::string RunText(std::string_view inputs, std::string_view result) {
  return base::Concat("{\"format\":\"", kFormat, "\",\"version\":", kRunVersion, ",\"inputs\":", inputs,
                      ",\"result\":", result, ",\"sha256\":{\"inputs\":\"", SumOf(inputs), "\",\"result\":\"",
                      SumOf(result), "\"}}");
}

std::string SumOf(std::string_view text) {
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  return absl::BytesToHexString(digest);
}

Replay ReplayRun(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  Replay replay;
  replay.faults = JsonFaults(text);
  const auto run = replay.faults.empty() ? json::Parse(text) : std::nullopt;
  if (!run) return replay;
  replay.faults = NoRun(*run);
  if (!replay.faults.empty()) return replay;
  Inputs inputs = Take(*json::At(*run, "inputs"), "inputs", replay.input_faults);
  Check(inputs, "inputs", replay.input_faults);
  if (!replay.input_faults.empty()) return replay;
  Sort(inputs);
  Rehearsed done = Rehearse(inputs);
  if (done.refused()) {
    replay.refusal = std::move(done);
    return replay;
  }
  const std::string again = RunText(inputs, done);
  replay.same = again == text;
  if (replay.same) {
    replay.inputs_sha256 = SumOf(Canonical(inputs));
    replay.result_sha256 = SumOf(ResultText(done));
    return replay;
  }
  const auto recomputed = json::Parse(again);
  auto found = FirstDifference(&*run, recomputed ? &*recomputed : nullptr, "");
  if (found) {
    replay.difference = *std::move(found);
  } else {
    replay.difference.byte = std::ranges::mismatch(text, again).in1 - text.begin() + 1;
  }
  return replay;
}

}  // namespace pepiniere::rehearsal
