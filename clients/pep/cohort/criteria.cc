#include "clients/pep/cohort/criteria.h"

#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/pep/kit/text.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using base::Concat;

constexpr Text kBad = {
    "'$0' is not CODE;LABEL;LEAST..MOST;WEIGHT;MARK=MEANING;… such as IMPACT;Impact on users;1..4;1/3;1=weak;4=strong",
    "« $0 » n'est pas CODE;LIBELLÉ;MIN..MAX;POIDS;NOTE=SENS;… comme IMPACT;Intérêt pour les usagers;1..4;1/3;1=faible;"
    "4=fort"};

bool ReadRange(std::string_view typed, cohort::v1::Criterion& criterion) {
  const std::vector<std::string> ends = absl::StrSplit(base::Absl(typed), "..");
  int least = 0, most = 0;
  if (ends.size() != 2 || !absl::SimpleAtoi(ends[0], &least) || !absl::SimpleAtoi(ends[1], &most)) return false;
  criterion.set_minimum(least);
  criterion.set_maximum(most);
  return true;
}

bool ReadMeaning(const std::string& typed, cohort::v1::Criterion& criterion) {
  const std::vector<std::string> sides = absl::StrSplit(typed, absl::MaxSplits('=', 1));
  int mark = 0;
  if (sides.size() != 2 || !absl::SimpleAtoi(sides[0], &mark)) return false;
  cohort::v1::MarkMeaning& meaning = *criterion.add_meanings();
  meaning.set_mark(mark);
  meaning.set_meaning(std::string(absl::StripAsciiWhitespace(sides[1])));
  return true;
}

}  // namespace

std::string AddCriterion(const std::string& typed, cohort::v1::GridVersion& version, const Messages& say) {
  std::vector<std::string> parts = absl::StrSplit(typed, ';');
  for (std::string& part : parts) absl::StripAsciiWhitespace(&part);
  cohort::v1::Criterion criterion;
  if (parts.size() < 3 || parts[0].empty() || parts[1].empty() || !ReadRange(parts[2], criterion)) {
    return say(kBad, typed);
  }
  criterion.set_code(parts[0]);
  criterion.set_label(parts[1]);
  if (parts.size() > 3) criterion.set_weight(parts[3]);
  for (std::size_t i = 4; i < parts.size(); ++i) {
    if (!ReadMeaning(parts[i], criterion)) return say(kBad, typed);
  }
  *version.add_criteria() = std::move(criterion);
  return "";
}

std::string SaidCriterion(const cohort::v1::Criterion& criterion) {
  std::vector<std::string> parts = {criterion.code(), Printable(criterion.label()),
                                    Concat(criterion.minimum(), "–", criterion.maximum()),
                                    Concat("× ", criterion.weight())};
  std::vector<std::string> meanings;
  for (const auto& meaning : criterion.meanings()) {
    meanings.push_back(Concat(meaning.mark(), " ", Printable(meaning.meaning())));
  }
  if (!meanings.empty()) parts.push_back(absl::StrJoin(meanings, ", "));
  return absl::StrJoin(parts, " · ");
}

}  // namespace pepiniere::pep
