// BindLiteral: what each type of field makes of a literal.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/strings/numbers.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/text.h"
#include "services/query/schema.h"
#include "services/query/utf8.h"

namespace pepiniere::query {
namespace {

using base::Absl;
using base::Concat;

std::optional<SqlValue> BindText(const FilterField&, std::string_view text) { return std::string(text); }

std::optional<SqlValue> BindEnum(const FilterField& field, std::string_view text) {
  for (const EnumSymbol& s : field.symbols) {
    if (text == s.symbol) return s.stored;
    if (text.starts_with(field.symbol_prefix) && text.substr(field.symbol_prefix.size()) == s.symbol) return s.stored;
  }
  return std::nullopt;
}

std::optional<SqlValue> BindResource(const FilterField& field, std::string_view text) {
  const std::string parent = field.collection + "/";
  if (text.starts_with(parent)) text.remove_prefix(parent.size());
  if (text.empty() || text.find('/') != std::string_view::npos) return std::nullopt;
  return std::string(text);
}

std::optional<SqlValue> BindBoolean(const FilterField&, std::string_view text) {
  if (text == "true") return std::int64_t{1};
  if (text == "false") return std::int64_t{0};
  return std::nullopt;
}

std::optional<SqlValue> BindDate(const FilterField&, std::string_view text) {
  const std::optional<base::Date> date = base::Date::Parse(text);
  return date ? std::optional<SqlValue>(*date) : std::nullopt;
}

std::optional<SqlValue> BindTimestamp(const FilterField&, std::string_view text) {
  // ParseTime alone also takes infinities, spaces and years of any length.
  if (text.size() < 20 || text[10] != 'T' || !base::Date::Parse(text.substr(0, 10))) return std::nullopt;
  absl::Time time;
  std::string unused_error;
  if (!absl::ParseTime(absl::RFC3339_full, Absl(text), &time, &unused_error)) return std::nullopt;
  return absl::ToUnixMicros(time);
}

bool IsDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// [-] digits [. digits], with at most `scale` digits after the point, times 10^scale.
std::optional<SqlValue> BindScaled(std::string_view text, int scale) {
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(sign, point - sign);
  const std::string_view fraction = text.substr(std::min(point + 1, text.size()));
  if (!IsDigits(whole) || fraction.size() > static_cast<std::size_t>(scale)) return std::nullopt;
  if (point < text.size() && !IsDigits(fraction)) return std::nullopt;
  std::string digits = Concat(text.substr(0, point), fraction);
  digits.append(scale - fraction.size(), '0');
  std::int64_t value = 0;
  if (!absl::SimpleAtoi(digits, &value)) return std::nullopt;
  return value;
}

std::optional<SqlValue> BindInteger(const FilterField&, std::string_view text) { return BindScaled(text, 0); }
std::optional<SqlValue> BindDecimal(const FilterField& field, std::string_view text) {
  return BindScaled(text, field.scale);
}

std::string TakesSymbol(const FilterField& field) {
  std::string symbols;
  for (const EnumSymbol& s : field.symbols) symbols += Concat(symbols.empty() ? "" : ", ", s.symbol);
  return "one of " + symbols;
}

struct TypeRule {
  std::optional<SqlValue> (*bind)(const FilterField&, std::string_view);
  std::string (*takes)(const FilterField&);
};

// In the order of FieldType.
constexpr TypeRule kRules[] = {
    {BindText, [](const FilterField&) -> std::string { return "text"; }},
    {BindText, [](const FilterField&) -> std::string { return "text, whole"; }},
    {BindEnum, TakesSymbol},
    {BindResource,
     [](const FilterField& f) { return Concat("a name such as ", f.collection, "/abc, or its id alone"); }},
    {BindBoolean, [](const FilterField&) -> std::string { return "true or false"; }},
    {BindDate, [](const FilterField&) -> std::string { return "a date such as 2026-01-31"; }},
    {BindTimestamp, [](const FilterField&) -> std::string { return "a time such as 2026-01-31T09:00:00Z"; }},
    {BindInteger, [](const FilterField&) -> std::string { return "a whole number of 64 bits"; }},
    {BindDecimal,
     [](const FilterField& f) { return Concat("a number with at most ", f.scale, " digits after the point"); }},
};

const TypeRule& Rule(const FilterField& field) { return kRules[static_cast<std::size_t>(field.type)]; }

}  // namespace

std::string Takes(const FilterField& field) { return Rule(field).takes(field); }

absl::StatusOr<SqlValue> BindLiteral(const FilterField& field, const Literal& literal, int position) {
  if (literal.HasWildcard()) {
    return FilterError(position, Concat("'", field.name, "' takes ", Takes(field),
                                        ", no wildcard; write \\* in quotes for an asterisk"));
  }
  if (std::optional<SqlValue> value = Rule(field).bind(field, literal.text)) return *std::move(value);
  return FilterError(position,
                     Concat("'", field.name, "' takes ", Takes(field), ", not '", Abridge(literal.text, 40), "'"));
}

}  // namespace pepiniere::query
