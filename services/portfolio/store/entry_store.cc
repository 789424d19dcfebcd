// What is recorded of projects line by line, in the database (record/lines.h).
#include "services/portfolio/domain/entries.h"
#include "services/portfolio/store/symbols.h"
#include "services/record/line_statements.h"

namespace pepiniere::record {

struct ProjectLines : StandardLayout {
  static constexpr std::string_view kTable = "project_entries";
  static constexpr std::array<std::string_view, 3> kKey = {"project_id", "collection", "number"};
  // The day and the euro cents of a line, where it has them: for sums.
  static void Repeated(auto&& visit, auto&... each) {
    if constexpr (requires { ((void)each.date, ...); }) visit("day", each.date...);
    if constexpr (requires { ((void)each.amount, ...); }) visit("amount_cents", each.amount...);
  }
};

template <>
struct Layout<portfolio::Evidence> : ProjectLines {};
template <>
struct Layout<portfolio::Waiver> : ProjectLines {};
template <>
struct Layout<portfolio::FundingLine> : ProjectLines {};
template <>
struct Layout<portfolio::SpendingEntry> : ProjectLines {};
template <>
struct Layout<portfolio::TimeBoxExtension> : ProjectLines {};
template <>
struct Layout<portfolio::JournalEntry> : ProjectLines {};

PEPINIERE_LINES(portfolio::Evidence);
PEPINIERE_LINES(portfolio::Waiver);
PEPINIERE_LINES(portfolio::FundingLine);
PEPINIERE_LINES(portfolio::SpendingEntry);
PEPINIERE_LINES(portfolio::TimeBoxExtension);
PEPINIERE_LINES(portfolio::JournalEntry);

}  // namespace pepiniere::record
