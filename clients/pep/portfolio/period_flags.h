// A period as people mean it: its first and its last day are within. The contract's begins on the day before the first
// (see GetPortfolioFlowRequest); this is the one place of pep that goes from one to the other.
#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "clients/pep/kit/command.h"
#include "clients/pep/kit/proto_values.h"
#include "services/base/date.h"

namespace pepiniere::pep {

struct Period {
  base::Date from, to;
};
// 2025.
std::optional<Period> ParseYear(std::string_view typed);
// 2025-Q1, 2025-T1; case does not matter.
std::optional<Period> ParseQuarter(std::string_view typed);

struct PeriodFlags {
  std::optional<base::Date> from, to;
  std::optional<Period> preset;

  // --from and --to, --year, --quarter.
  void AddTo(Command& command);
  // The command line names one period, which does not end before it begins.
  absl::Status Check(const Messages& say) const;

  // Sets from_date and to_date; to call on what Check() found good.
  template <class Request>
  void Fill(Request& request) const {
    ToProto((preset ? preset->from : *from) + -1, request.mutable_from_date());
    if (const auto last = preset ? std::optional(preset->to) : to) ToProto(*last, request.mutable_to_date());
  }
};

}  // namespace pepiniere::pep
