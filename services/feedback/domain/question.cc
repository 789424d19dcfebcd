#include "services/feedback/domain/question.h"

#include <algorithm>
#include <charconv>

#include "services/base/symbols.h"

namespace pepiniere::feedback {
namespace {

constexpr std::string_view kKinds[] = {"", "SCALE", "CHOICE_ONE", "CHOICE_MANY", "TEXT"};
constexpr std::int64_t kMostValue = 1000;

}  // namespace

std::string_view Symbol(QuestionKind kind) { return base::SymbolIn(kKinds, kind); }
bool ReadSymbol(std::string_view symbol, QuestionKind& kind) { return base::ReadSymbolIn(kKinds, symbol, kind); }

std::vector<std::string> UsualScale() { return {"1", "2", "3", "4", "5"}; }

std::optional<std::int64_t> ScaleValue(std::string_view option) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(option.data(), option.data() + option.size(), value);
  if (error != std::errc() || end != option.data() + option.size()) return std::nullopt;
  if (value < -kMostValue || value > kMostValue || std::to_string(value) != option) return std::nullopt;
  return value;
}

}  // namespace pepiniere::feedback
