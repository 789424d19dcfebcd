#include "clients/pep/ledger_order.h"

#include <algorithm>
#include <map>
#include <queue>

#include "absl/strings/numbers.h"
#include "clients/pep/arguments.h"
#include "clients/pep/proto_values.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::PhaseRecord;

int Number(const PhaseRecord& line) {
  int number = 0;
  return absl::SimpleAtoi(base::Absl(Id(line.name())), &number) ? number : 0;
}

}  // namespace

std::vector<PhaseRecord> InSourceOrder(std::vector<PhaseRecord> lines) {
  std::map<std::string, std::queue<PhaseRecord>> by_date;  // each in the order that decides
  for (const PhaseRecord& line : lines) by_date[Iso(line.effective_date())].push(line);
  std::stable_sort(lines.begin(), lines.end(),
                   [](const PhaseRecord& a, const PhaseRecord& b) { return Number(a) < Number(b); });
  for (PhaseRecord& line : lines) {
    auto& same_day = by_date[Iso(line.effective_date())];
    line = same_day.front();
    same_day.pop();
  }
  return lines;
}

}  // namespace pepiniere::pep
