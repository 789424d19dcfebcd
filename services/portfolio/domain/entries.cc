#include "services/portfolio/domain/entries.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "services/portfolio/domain/problems.h"

namespace pepiniere::portfolio {
namespace {

constexpr std::size_t kLongestCode = 63;
constexpr std::int64_t kMostCents = 1'000'000'000'00;
constexpr int kFirstYear = 2000, kYearsAhead = 20;
constexpr std::string_view kNoCode = "write the code of a requirement, as in RISK_ANALYSIS: A to Z, 0 to 9 and _";

void CheckAmount(std::optional<std::int64_t> amount, Problems& problems) {
  problems.If(amount && *amount <= 0, "amount", "must be more than nothing");
  problems.If(amount && *amount > kMostCents, "amount", "is more than a billion euros: check the number");
}

// Of a slip of the year.
void CheckYear(std::optional<base::Date> date, base::Date today, std::string_view field, Problems& problems) {
  problems.If(date && date->year() < kFirstYear, field, "lies before the year 2000: check the year");
  problems.If(date && date->year() > today.year() + kYearsAhead, field,
              "lies more than 20 years ahead: check the year");
}

}  // namespace

bool IsCode(std::string_view code) {
  return !code.empty() && code.size() <= kLongestCode && absl::ascii_isupper(static_cast<unsigned char>(code[0])) &&
         std::ranges::all_of(
             code, [](unsigned char c) { return absl::ascii_isupper(c) || absl::ascii_isdigit(c) || c == '_'; });
}

std::vector<FieldProblem> CheckEntry(const Evidence& evidence, base::Date) {
  Problems problems;
  problems.If(!evidence.code.empty() && !IsCode(evidence.code), "code", kNoCode);
  problems.If(!LooksLikeUri(evidence.uri), "uri", kNoUri);
  problems.If(evidence.uri.empty() && evidence.note.empty(), "uri", "say where the proof is, or describe it in note");
  return std::move(problems).Take();
}

std::vector<FieldProblem> CheckEntry(const Waiver& waiver, base::Date today) {
  Problems problems;
  problems.If(!waiver.code.empty() && !IsCode(waiver.code), "code", kNoCode);
  problems.If(!waiver.CountsOn(today), "expire_date",
              "has passed: give a day to come, or withdraw the waiver that should count no more");
  return std::move(problems).Take();
}

std::vector<FieldProblem> CheckEntry(const FundingLine& line, base::Date today) {
  Problems problems;
  CheckAmount(line.amount, problems);
  const double share = line.share_percent.value_or(100);
  problems.If(!(share > 0 && share <= 100), "share_percent", "must be more than 0, and 100 at most");
  CheckYear(line.date, today, "date", problems);
  problems.If(line.promotion.value_or(1) < 1, "promotion", "must count from 1");
  return std::move(problems).Take();
}

std::vector<FieldProblem> CheckEntry(const SpendingEntry& entry, base::Date today) {
  Problems problems;
  CheckAmount(entry.amount, problems);
  CheckYear(entry.date, today, "date", problems);
  problems.If(entry.date && *entry.date > today, "date", "lies in the future: record money when it is spent");
  return std::move(problems).Take();
}

std::vector<FieldProblem> CheckEntry(const TimeBoxExtension& extension, base::Date today) {
  Problems problems;
  CheckYear(extension.end, today, "end_date", problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::portfolio
