#include "services/query/filter.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace pepiniere::query {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string Canonical(std::string_view text) {
  const absl::StatusOr<Filter> filter = ParseFilter(text);
  return filter.ok() ? ToString(*filter) : std::string(filter.status().message());
}

struct Case {
  std::string_view written;
  std::string_view means;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.written; }

class Grammar : public testing::TestWithParam<Case> {};

TEST_P(Grammar, HasOneCanonicalForm) {
  const absl::StatusOr<Filter> filter = ParseFilter(GetParam().written);
  ASSERT_TRUE(filter.ok()) << filter.status();
  EXPECT_EQ(ToString(*filter), GetParam().means);
  EXPECT_EQ(ParseFilter(GetParam().means).value(), *filter);
}

INSTANTIATE_TEST_SUITE_P(
    Filter, Grammar,
    testing::Values(
        Case{"", ""}, Case{" \t\r\n ", ""},
        // Precedence.
        Case{"a = 1 AND b = 2 OR c = 3", "a = 1 AND b = 2 OR c = 3"},
        Case{"a = 1 AND (b = 2 OR c = 3)", "a = 1 AND b = 2 OR c = 3"},
        Case{"(a = 1 AND b = 2) OR c = 3", "(a = 1 AND b = 2) OR c = 3"},
        Case{"a = 1 b = 2 OR c = 3 d = 4", "a = 1 AND b = 2 OR c = 3 AND d = 4"},
        Case{"(a b) AND c AND (d AND e)", "a AND b AND c AND d AND e"}, Case{"a OR (b OR c)", "a OR b OR c"},
        Case{"((((a))))", "a"},
        // Negation.
        Case{"NOT a = 1", "NOT a = 1"}, Case{"-a = 1", "NOT a = 1"}, Case{"NOT(a b)", "NOT (a AND b)"},
        Case{"-(a OR b)", "NOT (a OR b)"}, Case{"NOT (NOT a)", "NOT (NOT a)"}, Case{"a OR NOT b", "a OR NOT b"},
        Case{"-file -size = 3", "NOT file AND NOT size = 3"},
        // Comparators, spaces or not.
        Case{"a=1 b!=1 c<1 d<=1 e>1 f>=1 g:1", "a = 1 AND b != 1 AND c < 1 AND d <= 1 AND e > 1 AND f >= 1 AND g:1"},
        Case{"budget.spent >= 10", "budget.spent >= 10"},
        // Literals.
        Case{"a = -30", "a = \"-30\""}, Case{"a > 1234.56", "a > 1234.56"}, Case{"a = 2026-01-31", "a = 2026-01-31"},
        Case{"t > 2026-01-31T09:00:00+01:00", "t > \"2026-01-31T09:00:00+01:00\""},
        Case{"i = incubators/justice", "i = incubators/justice"}, Case{"a = \"two words\"", "a = \"two words\""},
        Case{"a = 'l\\'État \"fort\"'", "a = \"l'État \\\"fort\\\"\""}, Case{"a = \"\"", "a = \"\""},
        Case{"a = \"x\\n\\t\\r\\\\\"", "a = \"x\\n\\t\\r\\\\\""}, Case{"a = AND.b", "a = AND.b"},
        Case{"\"AND\" 'or'", "\"AND\" AND \"or\""}, Case{"santé", "\"santé\""},
        // Asterisks.
        Case{"a:*", "a:*"}, Case{"a:\"*\"", "a:*"}, Case{"a = \"*gouv*\"", "a = \"*gouv*\""},
        Case{"a = gouv*", "a = \"gouv*\""}, Case{"a = '\\*'", "a = \"\\*\""}, Case{"a = x*y", "a = \"x\\*y\""},
        Case{"a = '**'", "a = \"**\""}, Case{"a = '*\\**'", "a = \"*\\**\""}));

class Refusal : public testing::TestWithParam<Case> {};

TEST_P(Refusal, SaysWhereAndWhatToDo) {
  const absl::StatusOr<Filter> filter = ParseFilter(GetParam().written);
  ASSERT_FALSE(filter.ok());
  EXPECT_EQ(filter.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(filter.status().message()), HasSubstr(GetParam().means));
}

INSTANTIATE_TEST_SUITE_P(
    Filter, Refusal,
    testing::Values(
        Case{"phase = ", "character 9: expected a value after 'phase =', found the end of the filter"},
        Case{"phase = )", "character 9: expected a value after 'phase =', found ')'"},
        Case{"phase = AND", "expected a value after 'phase =', found 'AND'; put it between quotes"},
        Case{"a = 1 AND", "character 10: expected a field, a word to search or '('"},
        Case{"OR a", "character 1: expected a field"}, Case{"a OR OR b", "character 6: expected a field"},
        Case{"NOT NOT a", "character 5: expected a field"}, Case{"()", "character 2: expected a field"},
        Case{"(a = 1", "expected ')' for the '(' at character 1, found the end"},
        Case{"a = 1)", "character 6: expected AND, OR or the end of the filter, found ')'"},
        Case{"a = 1 = 2", "character 7: expected AND, OR or the end"}, Case{"= 1", "character 1: expected a field"},
        Case{"a = 1 and b = 2", "character 7: operators are in capitals: write AND"},
        Case{"not a", "write NOT, or \"not\" in quotes"},
        Case{"\"title\" = x", "character 1: '\"title\"' is not a field"}, Case{"2a = x", "'2a' is not a field name"},
        Case{"a. = x", "'a.' is not a field name"}, Case{"a..b = x", "'a..b' is not a field name"},
        Case{"title = \"open", "character 9: the text that starts here"}, Case{"title = 'x\\", "has no closing '"},
        Case{"title = \"a\\q\"", "character 11: unknown escape"},
        Case{"été = 'é' \"é\\x\"", "character 13: unknown escape"},
        Case{"l'État'", "character 2: a quote inside a word"},
        Case{"a - b", "character 5: '-' touches what it negates"}, Case{"-", "'-' touches what it negates"},
        Case{"has(x)", "there are no functions: 'has('"}, Case{"a, b", "character 2: ',' has no meaning here"},
        Case{"link = https://x", "character 13: expected AND, OR or the end"}, Case{"!a", "'!' has no meaning here"},
        Case{"été \xC3", "character 5: not UTF-8"}, Case{"a\x01", "character 2: a control character"}));

TEST(FilterLimits, AreKeptAndNamed) {
  EXPECT_TRUE(ParseFilter(std::string(32, '(') + "a" + std::string(32, ')')).ok());
  EXPECT_THAT(Canonical(std::string(33, '(') + "a" + std::string(33, ')')), HasSubstr("more than 32 parentheses"));
  // Depth is what is open, not how many there were.
  std::string groups;
  for (int i = 0; i < 100; ++i) groups += "(a) ";
  EXPECT_TRUE(ParseFilter(groups).ok());

  std::string terms;
  for (int i = 0; i < 128; ++i) terms += "a=1 ";
  EXPECT_TRUE(ParseFilter(terms).ok());
  EXPECT_THAT(Canonical(terms + "a=1"), HasSubstr("character 513: more than 128 terms"));

  EXPECT_TRUE(ParseFilter("a=\"" + std::string(4092, 'x') + "\"").ok());
  EXPECT_THAT(Canonical("a=\"" + std::string(4093, 'x') + "\""), HasSubstr("4097 bytes, at most 4096"));
}

TEST(Filter, NamesItsFields) {
  const Filter filter = ParseFilter("phase = SCALING (theme:health OR NOT budget.spent > 3) phase:* word").value();
  EXPECT_THAT(filter.Fields(), ElementsAre("budget.spent", "phase", "theme"));
  EXPECT_FALSE(filter.IsEmpty());
  EXPECT_TRUE(ParseFilter(" ").value().IsEmpty());
}

TEST(Filter, ConjunctsAreWhatEveryMatchSatisfies) {
  const auto conjuncts = [](std::string_view text) {
    std::vector<std::string> found;
    for (const Restriction& r : ParseFilter(text).value().Conjuncts()) found.push_back(ToString(r));
    return found;
  };
  EXPECT_THAT(conjuncts("ministry = x"), ElementsAre("ministry = x"));
  EXPECT_THAT(conjuncts("ministry = x AND ((phase = y) z) AND (a = 1 OR b = 2) AND NOT c = 3"),
              ElementsAre("ministry = x", "phase = y"));
  EXPECT_THAT(conjuncts("ministry = x OR phase = y"), IsEmpty());
  EXPECT_THAT(conjuncts("NOT (ministry = x AND phase = y)"), IsEmpty());
  EXPECT_THAT(conjuncts(""), IsEmpty());
}

}  // namespace
}  // namespace pepiniere::query
