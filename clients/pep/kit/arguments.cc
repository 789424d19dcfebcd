#include "clients/pep/kit/arguments.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/text.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

// DD/MM/YYYY.
std::optional<base::Date> ParseFrenchDate(std::string_view typed) {
  const std::vector<std::string> parts = absl::StrSplit(base::Absl(typed), '/');
  int day = 0, month = 0, year = 0;
  const bool numbers = parts.size() == 3 && absl::SimpleAtoi(parts[0], &day) && absl::SimpleAtoi(parts[1], &month) &&
                       absl::SimpleAtoi(parts[2], &year);
  return numbers && year >= 1000 ? base::Date::FromCivil(year, month, day) : std::nullopt;
}

absl::Time StartOf(base::Date day) {
  return absl::FromCivil(absl::CivilDay(day.year(), day.month(), day.day()), Paris());
}

bool AllDigits(std::string_view text) { return std::all_of(text.begin(), text.end(), absl::ascii_isdigit); }

}  // namespace

std::optional<base::Date> ParseDate(std::string_view typed, base::Date today) {
  const std::string word = Fold(typed);
  if (word == "today" || word == "aujourd'hui") return today;
  if (word == "yesterday" || word == "hier") return today + -1;
  if (const auto iso = base::Date::Parse(typed)) return iso;
  return ParseFrenchDate(typed);
}

std::optional<absl::Time> ParseTime(std::string_view typed, base::Date today) {
  if (const auto day = ParseDate(typed, today)) return StartOf(*day + 1) - absl::Microseconds(1);
  absl::Time instant;
  std::string error;
  if (!absl::ParseTime(absl::RFC3339_full, base::Absl(typed), &instant, &error)) return std::nullopt;
  return instant;
}

std::optional<absl::Time> ParseStart(std::string_view typed, base::Date today) {
  if (const auto day = ParseDate(typed, today)) return StartOf(*day);
  return ParseTime(typed, today);
}

std::optional<google::type::Money> ParseEuros(std::string_view typed) {
  std::string amount = absl::StrReplaceAll(
      base::Absl(typed), {{" ", ""}, {"\u00a0", ""}, {"\u202f", ""}, {"€", ""}, {"EUR", ""}, {",", "."}});
  const std::pair<std::string, std::string> parts = absl::StrSplit(amount, absl::MaxSplits('.', 1));
  const auto& [whole, cents] = parts;
  std::int64_t units = 0;
  if (whole.empty() || !AllDigits(whole) || !AllDigits(cents) || cents.size() > 2) return std::nullopt;
  if (!absl::SimpleAtoi(whole, &units)) return std::nullopt;
  int hundredths = 0;
  if (!cents.empty() && !absl::SimpleAtoi(cents.size() == 1 ? cents + "0" : cents, &hundredths)) return std::nullopt;
  google::type::Money money;
  money.set_currency_code("EUR");
  money.set_units(units);
  money.set_nanos(hundredths * 10'000'000);
  return money;
}

std::optional<bool> ParseYesNo(std::string_view typed) {
  const std::string word = Fold(typed);
  if (word == "yes" || word == "true" || word == "oui") return true;
  if (word == "no" || word == "false" || word == "non") return false;
  return std::nullopt;
}

std::string ResourceName(std::string_view collection, std::string_view typed) {
  const std::string prefix = base::Concat(collection, "/");
  return typed.empty() || typed.starts_with(prefix) ? std::string(typed) : base::Concat(prefix, typed);
}

absl::StatusOr<std::string> NewId(std::string_view collection, const std::string& typed, const Messages& say) {
  std::string_view id = typed;
  const std::string prefix = base::Concat(collection, "/");
  if (id.starts_with(prefix)) id.remove_prefix(prefix.size());
  if (id.find('/') == id.npos) return std::string(id);
  return UsageError(say(
      {"'$0' is no identifier: it has no slash in it", "« $0 » n'est pas un identifiant : il n'a pas de barre oblique"},
      typed));
}

std::string_view Id(std::string_view name) {
  const auto slash = name.rfind('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

std::string QuoteLiteral(std::string_view text) {
  return base::Concat(
      "\"",
      absl::StrReplaceAll(base::Absl(text),
                          {{"\\", "\\\\"}, {"\"", "\\\""}, {"*", "\\*"}, {"\n", "\\n"}, {"\t", "\\t"}, {"\r", "\\r"}}),
      "\"");
}

std::string AnyOf(std::string_view field, std::string_view comparator, const std::vector<std::string>& values) {
  const std::string any = absl::StrJoin(values, " OR ", [&](std::string* out, const std::string& value) {
    *out += base::Concat(field, " ", comparator, " ", QuoteLiteral(value));
  });
  return values.size() > 1 ? base::Concat("(", any, ")") : any;
}

std::string Only(std::string_view field, const std::string& value) {
  return value.empty() ? "" : AnyOf(field, "=", {value});
}

std::string AllOf(const std::vector<std::string>& conditions) {
  std::vector<std::string> all;
  for (const std::string& condition : conditions) {
    if (!absl::StripAsciiWhitespace(condition).empty()) all.push_back(condition);
  }
  return absl::StrJoin(all, " AND ");
}

std::string Filtered(const std::string& typed, const std::vector<std::string>& options) {
  const std::string both = AllOf(options);
  if (typed.empty() || both.empty()) return base::Concat(typed, both);
  return AllOf({base::Concat("(", typed, ")"), both});
}

}  // namespace pepiniere::pep
