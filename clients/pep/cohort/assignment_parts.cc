#include "clients/pep/cohort/assignment_parts.h"

#include <cmath>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/text.h"
#include "services/base/text.h"

namespace pepiniere::pep {

using cohort::v1::Assignment;
using cohort::v1::AssignmentFunding;

namespace {

constexpr Text kBadRenewal = {
    "'$0' is not FIRST;LAST with days in order, or FIRST;MONTHS, such as 2024-07-04;3",
    "« $0 » n'est pas DÉBUT;FIN avec des jours dans l'ordre, ou DÉBUT;MOIS, comme 2024-07-04;3"};
constexpr Text kBadFunding = {
    "'$0' is not KIND;SOURCE;EUROS;PERCENT;STATE;MORE such as months_of_cost;PIA;17500;30;granted;10: the kind is one "
    "of "
    "$1, the state one of $2",
    "« $0 » n'est pas NATURE;SOURCE;EUROS;POURCENT;ÉTAT;PLUS, comme months_of_cost;PIA;17500;30;granted;10 : la nature "
    "est l'une de $1, l'état l'un de $2"};

std::vector<std::string> PartsOf(const std::string& typed, std::size_t count) {
  std::vector<std::string> parts = absl::StrSplit(typed, absl::MaxSplits(';', static_cast<int>(count) - 1));
  for (std::string& part : parts) absl::StripAsciiWhitespace(&part);
  parts.resize(count);
  return parts;
}

// "33.33" as 3,333; none for what is no share.
std::optional<int> BasisPoints(const std::string& percent) {
  double number = 0;
  if (!absl::SimpleAtod(percent, &number) || !(number >= 0 && number <= 100)) return std::nullopt;
  const double points = number * 100;
  if (std::abs(points - std::round(points)) > 1e-6) return std::nullopt;
  return static_cast<int>(std::round(points));
}

// What follows the state: of an overpaid line, by how much; else how many months of cost.
bool SetMore(const std::string& more, AssignmentFunding& line) {
  if (more.empty()) return true;
  if (line.state() == AssignmentFunding::STATE_OVERPAID) {
    const auto euros = ParseEuros(more);
    if (euros) *line.mutable_overpaid_amount() = *euros;
    return euros.has_value();
  }
  int months = 0;
  if (!absl::SimpleAtoi(more, &months)) return false;
  line.set_months(months);
  return true;
}

}  // namespace

std::string AddRenewal(const std::string& typed, Assignment& assignment, const Messages& say) {
  const std::vector<std::string> parts = PartsOf(typed, 2);
  const base::Date today = base::Date::InParis(absl::Now());
  const auto first = ParseDate(parts[0], today), last = ParseDate(parts[1], today);
  int months = 0;
  const bool in_months = !last && absl::SimpleAtoi(parts[1], &months) && months > 0;
  if (!first || (!last && !in_months) || (last && *last < *first)) return say(kBadRenewal, typed);
  auto& renewal = *assignment.add_renewals();
  ToProto(*first, renewal.mutable_start_date());
  if (last) ToProto(*last, renewal.mutable_end_date());
  renewal.set_months(months);
  return "";
}

std::string AddFunding(const std::string& typed, Assignment& assignment, const Messages& say) {
  const std::vector<std::string> parts = PartsOf(typed, 6);
  const auto kind = ParseWord(Words<AssignmentFunding::Kind>(), parts[0]);
  const auto euros = ParseEuros(parts[2]);
  const auto share = BasisPoints(parts[3]);
  const auto state = parts[4].empty() ? std::optional(AssignmentFunding::STATE_GRANTED)
                                      : ParseWord(Words<AssignmentFunding::State>(), parts[4]);
  AssignmentFunding line;
  if (kind) line.set_kind(*kind);
  if (state) line.set_state(*state);
  if (!kind || parts[1].empty() || !euros || !share || !state || !SetMore(parts[5], line)) {
    return say(kBadFunding, typed, TypedWords<AssignmentFunding::Kind>(), TypedWords<AssignmentFunding::State>());
  }
  line.set_funding_source(parts[1]);
  *line.mutable_amount() = *euros;
  line.set_share_basis_points(*share);
  *assignment.add_funding_lines() = line;
  return "";
}

std::string SaidRenewal(const cohort::v1::Renewal& renewal, const Messages& say) {
  return base::Concat(Said(renewal.start_date(), say), " → ", Said(renewal.end_date(), say));
}

std::string SaidFunding(const AssignmentFunding& line, const Messages& say) {
  const int points = line.share_basis_points();
  std::string text = base::Concat(Printable(line.funding_source()), " · ", Said(line.kind(), say));
  if (line.months() > 0) text += base::Concat(" · ", line.months());
  text += base::Concat(" · ", Said(line.amount(), say), " · ",
                       say.Figure(absl::StrFormat("%d.%02d %%", points / 100, points % 100)), " · ",
                       Said(line.state(), say));
  if (line.due_amount().units() != line.amount().units() || line.due_amount().nanos() != line.amount().nanos()) {
    text += base::Concat(" · ", say({"still due: $0", "reste dû : $0"}, Said(line.due_amount(), say)));
  }
  return text;
}

}  // namespace pepiniere::pep
