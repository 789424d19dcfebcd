#include "services/metrics/api/chances.h"

#include <algorithm>
#include <cstddef>

namespace pepiniere::metrics::api {
namespace {

constexpr int kWeek = 7;

// How often each number was finished on a day, of all days. What is beyond the last chance that is told is one number.
std::vector<double> SharesOf(const std::vector<std::int64_t>& numbers) {
  std::vector<double> shares(kMostChances + 1);
  for (const std::int64_t number : numbers) {
    shares[std::min(static_cast<std::size_t>(number), kMostChances)] += 1.0 / static_cast<double>(numbers.size());
  }
  return shares;
}

std::vector<double> Convolved(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> sum(kMostChances + 1);
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == 0) continue;
    for (std::size_t j = 0; j < b.size(); ++j) {
      if (b[j] != 0) sum[std::min(i + j, kMostChances)] += a[i] * b[j];
    }
  }
  return sum;
}

std::vector<double> TailsOf(const std::vector<double>& shares) {
  std::vector<double> tails(shares.size());
  double tail = 0;
  for (std::size_t i = shares.size(); i-- > 0;) {
    tail += shares[i];
    tails[i] = std::min(tail, 1.0);
  }
  tails.resize(kMostChances);
  while (!tails.empty() && tails.back() <= 0) tails.pop_back();
  return tails;
}

}  // namespace

std::vector<double> ChancesOf(std::span<const std::int64_t> daily, int days, bool by_weekday) {
  std::vector<std::vector<double>> shares;
  const int kinds = by_weekday ? kWeek : 1;
  for (int kind = 0; kind < kinds; ++kind) {
    std::vector<std::int64_t> numbers;
    for (std::size_t i = 0; i < daily.size(); ++i) {
      const int before = static_cast<int>(daily.size() - i);  // days before the first one of the forecast
      if (!by_weekday || (kind + before) % kWeek == 0) numbers.push_back(daily[i]);
    }
    shares.push_back(SharesOf(numbers));
  }
  std::vector<double> sum(1, 1.0);
  for (int day = 0; day < days; ++day) sum = Convolved(sum, shares[static_cast<std::size_t>(day % kinds)]);
  return TailsOf(sum);
}

std::vector<double> ChancesOf(std::span<const std::int64_t> totals) {
  return TailsOf(SharesOf({totals.begin(), totals.end()}));
}

}  // namespace pepiniere::metrics::api
