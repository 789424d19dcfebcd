#include "services/metrics/ingest/decimal.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <system_error>

#include "absl/strings/str_replace.h"
#include "services/base/text.h"

namespace pepiniere::metrics {
namespace {

constexpr std::size_t kThousand = 3;

// Whether what stands between the marks are groups of thousands: "1.234.567".
bool AreThousands(std::string_view whole, char mark) {
  std::size_t at = whole.find(mark);
  if (at == whole.npos) return true;
  if (at == 0 || at > kThousand) return false;
  for (; at != whole.npos; at = whole.find(mark, at + 1)) {
    const std::size_t end = std::min(whole.find(mark, at + 1), whole.size());
    if (end - at - 1 != kThousand) return false;
  }
  return true;
}

// With a point as the decimal mark and nothing between thousands; none if it is no number.
std::optional<std::string> Plain(const std::string& text) {
  const std::size_t last = text.find_last_of(".,");
  if (last == std::string::npos) return text;
  const char mark = text[last], other = mark == '.' ? ',' : '.';
  const bool several = std::ranges::count(text, mark) > 1;
  if (several) {
    if (text.find(other) != std::string::npos || !AreThousands(text, mark)) return std::nullopt;
    return absl::StrReplaceAll(text, {{std::string(1, mark), ""}});
  }
  const std::string whole = text.substr(0, last);
  if (!AreThousands(whole, other)) return std::nullopt;
  return base::Concat(absl::StrReplaceAll(whole, {{std::string(1, other), ""}}), ".", text.substr(last + 1));
}

}  // namespace

std::optional<double> ParseDecimal(std::string_view text) {
  std::string number =
      absl::StrReplaceAll(base::Absl(text), {{" ", ""}, {"\u00a0", ""}, {"\u202f", ""}, {"\u2009", ""}});
  const bool negative = number.starts_with('-') || number.starts_with("\u2212");
  if (negative) number.erase(0, number.starts_with('-') ? 1 : std::string_view("\u2212").size());
  if (number.empty() || number.find_first_not_of("0123456789.,eE+-") != std::string::npos) return std::nullopt;
  if (number.front() < '0' || number.front() > '9') return std::nullopt;
  const auto plain = Plain(number);
  if (!plain) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(plain->data(), plain->data() + plain->size(), value);
  if (error != std::errc() || end != plain->data() + plain->size() || !std::isfinite(value)) return std::nullopt;
  return negative ? -value : value;
}

}  // namespace pepiniere::metrics
