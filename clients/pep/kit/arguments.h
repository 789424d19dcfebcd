// What people type, as values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "clients/pep/kit/messages.h"
#include "google/type/money.pb.h"
#include "services/base/date.h"

namespace pepiniere::pep {

// 2026-08-20, 20/08/2026, today, aujourd'hui, yesterday, hier. `today` is the day in Paris.
std::optional<base::Date> ParseDate(std::string_view typed, base::Date today);

// An instant (RFC 3339), or a day, which means its end in Paris.
std::optional<absl::Time> ParseTime(std::string_view typed, base::Date today);

// An instant, or a day, which means its beginning in Paris.
std::optional<absl::Time> ParseStart(std::string_view typed, base::Date today);

// "12500", "12 500,50", "12500.50 €": euros, not negative, at most two digits after the point.
std::optional<google::type::Money> ParseEuros(std::string_view typed);

// yes, no, true, false, oui, non.
std::optional<bool> ParseYesNo(std::string_view typed);

// ResourceName("incubators", "x") and ResourceName("incubators", "incubators/x") are both "incubators/x".
std::string ResourceName(std::string_view collection, std::string_view typed);
// The id of a new one, typed by itself or as its whole name: "x" of "x" and of "projects/x". A usage error for what has
// more parts.
absl::StatusOr<std::string> NewId(std::string_view collection, const std::string& typed, const Messages& say);
// The last segment.
std::string_view Id(std::string_view name);

// A literal of an AIP-160 filter that stands for `text` and nothing else, whatever is in it.
std::string QuoteLiteral(std::string_view text);

// `field = "a"`, or `(field = "a" OR field = "b")`. Empty without values.
std::string AnyOf(std::string_view field, std::string_view comparator, const std::vector<std::string>& values);

// `field = "a"`. Empty without a value.
std::string Only(std::string_view field, const std::string& value);

// All of those that say something, joined by AND; what may hold an operator is put in parentheses.
std::string AllOf(const std::vector<std::string>& conditions);

// The filter that was typed, and what the options beside it stand for. Alone it goes as typed: the server counts
// characters in what it was given.
std::string Filtered(const std::string& typed, const std::vector<std::string>& options);

}  // namespace pepiniere::pep
