#include "services/db/id_turns.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "services/base/try.h"

namespace pepiniere::db {
namespace {

constexpr std::size_t kTurn = 32;

}  // namespace

const std::string& InTurn() {
  static const auto* const in = new std::string(" IN (" + Places(kTurn) + ")");
  return *in;
}

std::string Places(std::size_t n) {
  std::string places = "?";
  for (std::size_t i = 1; i < n; ++i) places += ", ?";
  return places;
}

absl::Status TakeTurns(absl::Span<const std::string> ids,
                       absl::FunctionRef<absl::Status(absl::Span<const Value> ids)> ask) {
  for (std::size_t first = 0; first < ids.size(); first += kTurn) {
    std::vector<Value> turn;
    for (std::size_t i = 0; i < kTurn; ++i) turn.emplace_back(ids[std::min(first + i, ids.size() - 1)]);
    PEP_TRY(ask(turn));
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::db
