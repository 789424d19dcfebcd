#include "services/record/id_turns.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "services/base/try.h"

namespace pepiniere::record {
namespace {

constexpr std::size_t kTurn = 32;

}  // namespace

const std::string& InTurn() {
  static const std::string* const in = [] {
    auto* text = new std::string(" IN (?");
    for (std::size_t i = 1; i < kTurn; ++i) *text += ", ?";
    *text += ")";
    return text;
  }();
  return *in;
}

absl::Status TakeTurns(absl::Span<const std::string> ids,
                       absl::FunctionRef<absl::Status(absl::Span<const db::Value> ids)> ask) {
  for (std::size_t first = 0; first < ids.size(); first += kTurn) {
    std::vector<db::Value> turn;
    for (std::size_t i = 0; i < kTurn; ++i) turn.emplace_back(ids[std::min(first + i, ids.size() - 1)]);
    PEP_TRY(ask(turn));
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::record
