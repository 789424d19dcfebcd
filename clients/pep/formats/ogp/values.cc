#include "clients/pep/formats/ogp/values.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "clients/pep/formats/ogp/columns.h"
#include "services/base/text.h"

namespace pepiniere::ogp {
namespace {

struct AnswerWord {
  std::string_view word;
  Answer answer;
};
constexpr AnswerWord kAnswers[] = {{"true", Answer::kYes}, {"yes", Answer::kYes},   {"false", Answer::kNo},
                                   {"no", Answer::kNo},    {"nd", Answer::kNoData}, {"na", Answer::kNotApplicable}};

}  // namespace

Answer ReadAnswer(std::string_view cell) {
  for (const AnswerWord& known : kAnswers) {
    if (absl::EqualsIgnoreCase(base::Absl(known.word), base::Absl(cell))) return known.answer;
  }
  return Answer::kNone;
}

bool SaySame(const Commitment& a, const Commitment& b) {
  return a.rest == b.rest &&
         std::ranges::all_of(Columns(), [&](const Column& column) { return a.*column.field == b.*column.field; });
}

std::optional<int> YearOf(std::string_view cycle) {
  constexpr std::size_t kDigits = 4;
  constexpr int kTen = 10;
  const std::string_view digits = cycle.substr(0, kDigits);
  const auto is_digit = [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); };
  if (digits.size() < kDigits || !std::ranges::all_of(digits, is_digit)) return std::nullopt;
  if (cycle.size() > kDigits && is_digit(cycle[kDigits])) return std::nullopt;
  int year = 0;
  for (const char digit : digits) year = year * kTen + (digit - '0');
  return year;
}

}  // namespace pepiniere::ogp
