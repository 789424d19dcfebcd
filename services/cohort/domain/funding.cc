#include "services/cohort/domain/funding.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <string_view>
#include <utility>

#include "absl/numeric/int128.h"
#include "absl/strings/str_format.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/cohort/domain/symbols.h"

namespace pepiniere::cohort {
namespace {

constexpr std::string_view kKinds[] = {"", "MONTHS_OF_COST", "LUMP_SUM"};
constexpr std::string_view kStates[] = {"", "GRANTED", "DECREED", "TRANSFERRED", "OVERPAID"};

std::string Euros(std::int64_t cents) { return absl::StrFormat("%d.%02d", cents / 100, cents % 100); }

void CheckLine(const FundingLine& line, const std::string& path, base::Problems& problems) {
  problems.If(base::IsBlank(line.funding_source), path + "funding_source", "say who pays: PIA, LFI, co-funding...");
  const bool by_month = line.kind == FundingKind::kMonthsOfCost;
  problems.If(by_month && line.months < 1, path + "months",
              "say how many months of cost are paid, or make it a lump sum");
  problems.If(!by_month && line.months != 0, path + "months", "leave it out: a lump sum is not counted in months");
  problems.If(line.amount < 0 || line.amount > kMostFunding, path + "amount",
              base::Concat("must lie between 0 and ", Euros(kMostFunding), " euros"));
  problems.If(line.share < 0 || line.share > kWholeShare, path + "share_basis_points",
              base::Concat("must lie between 0 and ", kWholeShare, ", which is all of it"));
  const bool overpaid = line.state == FundingState::kOverpaid;
  problems.If(overpaid && (line.overpaid <= 0 || line.overpaid > kMostFunding), path + "overpaid_amount",
              "say by how much it was overpaid: it is deducted from the next payment");
  problems.If(!overpaid && line.overpaid != 0, path + "overpaid_amount", "leave it out unless the state is OVERPAID");
}

// Of lines whose shares add up.
void CheckAmounts(std::span<const FundingLine> lines, std::int64_t total, std::span<const std::int64_t> parts,
                  base::Problems& problems) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    problems.If(lines[i].amount != parts[i], base::Concat("funding_lines[", i, "].amount"),
                base::Concat("must be ", Euros(parts[i]), ", its share of the ", Euros(total),
                             " that the lines add up to, or change the shares"));
  }
}

}  // namespace

std::string_view Symbol(FundingKind kind) { return SymbolIn(kKinds, kind); }
std::string_view Symbol(FundingState state) { return SymbolIn(kStates, state); }
bool ReadSymbol(std::string_view symbol, FundingKind& kind) { return ReadSymbolIn(kKinds, symbol, kind); }
bool ReadSymbol(std::string_view symbol, FundingState& state) { return ReadSymbolIn(kStates, symbol, state); }

std::optional<std::vector<std::int64_t>> SplitByShare(std::int64_t amount, std::span<const int> shares) {
  const bool negative = std::ranges::any_of(shares, [](int share) { return share < 0; });
  if (amount < 0 || negative || std::accumulate(shares.begin(), shares.end(), std::int64_t{0}) != kWholeShare) {
    return std::nullopt;
  }
  // Of amount = whole * 10,000 + rest, each factor of a product is small enough.
  const std::int64_t whole = amount / kWholeShare, rest = amount % kWholeShare;
  std::vector<std::int64_t> parts;
  std::vector<std::pair<std::int64_t, std::size_t>> cut_off;  // by how much, below zero so that the most comes first
  for (const int share : shares) {
    cut_off.emplace_back(-(rest * share % kWholeShare), parts.size());
    parts.push_back(whole * share + rest * share / kWholeShare);
  }
  std::ranges::sort(cut_off);
  std::int64_t left = std::accumulate(parts.begin(), parts.end(), amount, std::minus<>());
  for (auto next = cut_off.begin(); left > 0; ++next, --left) ++parts[next->second];
  return parts;
}

std::vector<base::FieldProblem> CheckFunding(std::span<const FundingLine> lines) {
  base::Problems problems;
  std::vector<int> shares;
  std::int64_t share_sum = 0, total = 0;
  bool sound = true;  // as far as the sums go
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const FundingLine& line = lines[i];
    CheckLine(line, base::Concat("funding_lines[", i, "]."), problems);
    sound = sound && line.amount >= 0 && line.amount <= kMostFunding && line.share >= 0;
    shares.push_back(line.share);
    share_sum += line.share;
    if (sound) total += line.amount;
  }
  problems.If(lines.size() > base::kMaxListItems, "funding_lines",
              base::Concat("must not have more than ", base::kMaxListItems, " items"));
  if (lines.empty() || lines.size() > base::kMaxListItems) return std::move(problems).Take();
  problems.If(share_sum != kWholeShare, "funding_lines",
              base::Concat("the shares add up to ", share_sum, " basis points: they must add up to ", kWholeShare));
  if (!sound) return std::move(problems).Take();
  if (const auto parts = SplitByShare(total, shares)) CheckAmounts(lines, total, *parts, problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> CheckFundingMove(FundingState from, FundingState to) {
  base::Problems problems;
  const int next = static_cast<int>(from) + 1;
  const std::string can_follow = from == FundingState::kOverpaid
                                     ? "nothing can: what was overpaid is deducted from the next line"
                                     : base::Concat("next can be ", Symbol(static_cast<FundingState>(next)));
  problems.If(static_cast<int>(to) != next, "state",
              base::Concat(Symbol(to), " cannot follow ", Symbol(from), "; ", can_follow));
  return std::move(problems).Take();
}

FundingDues DuesOf(std::span<const FundingLine> lines) {
  FundingDues dues;
  std::vector<Overpayment>& open = dues.unrecovered;
  for (const FundingLine& line : lines) {
    auto found = std::ranges::find(open, line.funding_source, &Overpayment::funding_source);
    FundingDue due;
    if (found != open.end()) {
      due.deducted = std::min(found->amount, line.amount);
      found->amount -= due.deducted;
    }
    due.due = line.amount - due.deducted;
    dues.lines.push_back(due);
    if (line.state != FundingState::kOverpaid) continue;
    if (found == open.end()) found = open.insert(found, {line.funding_source, 0});
    found->amount += line.overpaid;
  }
  std::erase_if(open, [](const Overpayment& overpayment) { return overpayment.amount == 0; });
  return dues;
}

std::optional<std::int64_t> PercentHundredths(std::int64_t part, std::int64_t whole) {
  if (part < 0 || whole <= 0) return std::nullopt;
  if (part == 0 || part == whole) return part == 0 ? 0 : kWholeShare;
  const absl::uint128 divisor = static_cast<std::uint64_t>(whole);
  const absl::uint128 hundredths =
      (absl::uint128(static_cast<std::uint64_t>(part)) * kWholeShare + divisor / 2) / divisor;
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  const std::int64_t rounded = hundredths > absl::uint128(static_cast<std::uint64_t>(kMost))
                                   ? kMost
                                   : static_cast<std::int64_t>(absl::Uint128Low64(hundredths));
  return part < whole ? std::clamp<std::int64_t>(rounded, 1, kWholeShare - 1)
                      : std::max<std::int64_t>(rounded, kWholeShare + 1);
}

}  // namespace pepiniere::cohort
