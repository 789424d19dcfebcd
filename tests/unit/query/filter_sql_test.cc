#include "services/query/filter_sql.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/unit/query/example_schema.h"

namespace pepiniere::query {
namespace {

using ::testing::HasSubstr;

absl::StatusOr<SqlFragment> Compile(std::string_view text, const FilterContext& context = ExampleContext()) {
  const absl::StatusOr<Filter> filter = ParseFilter(text);
  if (!filter.ok()) return filter.status();
  return CompileFilter(*filter, ExampleFilters(), context);
}

std::string Text(const char* text) { return text; }
std::int64_t Int(std::int64_t n) { return n; }

struct Case {
  std::string_view filter;
  SqlFragment sql;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.filter; }

class Compiles : public testing::TestWithParam<Case> {};

TEST_P(Compiles, ToPlaceholdersAndArguments) {
  const absl::StatusOr<SqlFragment> sql = Compile(GetParam().filter);
  ASSERT_TRUE(sql.ok()) << sql.status();
  // Enclosed, so that its OR cannot escape what the store joins to it.
  EXPECT_EQ(sql->sql, "(" + GetParam().sql.sql + ")");
  EXPECT_EQ(sql->args, GetParam().sql.args);
}

INSTANTIATE_TEST_SUITE_P(
    Types, Compiles,
    testing::Values(Case{"", {"TRUE", {}}}, Case{"title = \"Pix\"", {"p.title = ?", {Text("Pix")}}},
                    Case{"title = 'P*'", {"p.title LIKE ? ESCAPE '!'", {Text("P%")}}},
                    Case{"title:Pi", {"p.title LIKE ? ESCAPE '!'", {Text("%Pi%")}}},
                    Case{"title:'*ix'", {"p.title LIKE ? ESCAPE '!'", {Text("%ix")}}},
                    Case{"title:'100%_!\\\\'", {"p.title LIKE ? ESCAPE '!'", {Text("%100!%!_!!\\%")}}},
                    Case{"title:*", {"p.title <> ''", {}}}, Case{"title = *", {"p.title <> ''", {}}},
                    Case{"slug = 'x; DROP TABLE p --'", {"p.slug = ?", {Text("x; DROP TABLE p --")}}},
                    Case{"kind = STATE_STARTUP", {"p.kind = ?", {Int(1)}}},
                    Case{"kind = PROJECT_KIND_EIG_CHALLENGE", {"p.kind = ?", {Int(3)}}},
                    Case{"kind:*", {"p.kind IS NOT NULL", {}}},
                    Case{"incubator = incubators/justice", {"p.incubator = ?", {Text("justice")}}},
                    Case{"incubator:justice", {"p.incubator = ?", {Text("justice")}}},
                    Case{"sponsored = true", {"p.sponsored = ?", {Int(1)}}},
                    Case{"sponsored = false", {"p.sponsored = ?", {Int(0)}}},
                    Case{"start >= 1970-01-02", {"p.start >= ?", {base::Date::FromDays(1)}}},
                    Case{"create_time < 1970-01-01T01:00:01.5+01:00", {"p.create_time < ?", {Int(1500000)}}},
                    Case{"team.size > -3", {"p.team_size > ?", {Int(-3)}}},
                    Case{"budget <= 1234.5", {"p.budget <= ?", {Int(123450)}}},
                    Case{"budget = -7", {"p.budget = ?", {Int(-700)}}}));

INSTANTIATE_TEST_SUITE_P(
    Shapes, Compiles,
    testing::Values(
        // Parameters are bound where they stand, before the value.
        Case{"theme:health",
             {"EXISTS (SELECT 1 FROM terms t WHERE t.known_to > ? AND t.value = ?)", {Int(77), Text("health")}}},
        Case{"theme:*", {"EXISTS (SELECT 1 FROM terms t WHERE t.known_to > ?)", {Int(77)}}},
        Case{"lesson:early", {"EXISTS (SELECT 1 FROM lessons l WHERE l.text LIKE ? ESCAPE '!')", {Text("%early%")}}},
        Case{"ministry = organisations/mj", {"p.ministry IN (SELECT below FROM tree WHERE above = ?)", {Text("mj")}}},
        Case{"école",
             {"(p.title LIKE ? ESCAPE '!' OR p.mission LIKE ? ESCAPE '!')", {Text("%école%"), Text("%école%")}}},
        // NULL is not a match, and its negation is one.
        Case{"slug != a", {"(p.slug = ?) IS NOT TRUE", {Text("a")}}},
        Case{"NOT slug = a", {"(p.slug = ?) IS NOT TRUE", {Text("a")}}},
        Case{"ministry != mj", {"(p.ministry IN (SELECT below FROM tree WHERE above = ?)) IS NOT TRUE", {Text("mj")}}},
        Case{"-(slug = a OR slug = b)", {"((p.slug = ?) OR (p.slug = ?)) IS NOT TRUE", {Text("a"), Text("b")}}},
        Case{"slug = a AND slug = b OR slug = c",
             {"(p.slug = ?) AND ((p.slug = ?) OR (p.slug = ?))", {Text("a"), Text("b"), Text("c")}}}));

struct RefusedCase {
  std::string_view filter;
  std::string_view why;
};

void PrintTo(const RefusedCase& c, std::ostream* out) { *out << c.filter; }

class Refuses : public testing::TestWithParam<RefusedCase> {};

TEST_P(Refuses, AndSaysWhatTheFieldTakes) {
  const absl::StatusOr<SqlFragment> sql = Compile(GetParam().filter);
  EXPECT_EQ(sql.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(sql.status().message()), HasSubstr(GetParam().why));
}

INSTANTIATE_TEST_SUITE_P(
    Types, Refuses,
    testing::Values(
        RefusedCase{"slug = a AND tilte = x", "character 14: there is no field 'tilte'; did you mean 'title'"},
        RefusedCase{"xyzzyx = 1", "the known ones are title, slug, kind"},
        RefusedCase{"kind = STATE_STARTUPS", "'kind' takes one of STATE_STARTUP, EIG_CHALLENGE, not 'STATE_STARTUPS'"},
        RefusedCase{"kind > STATE_STARTUP", "'kind' is compared with =, !=, :, not >"},
        RefusedCase{"start:2026-01-31", "'start' is compared with =, !=, <, <=, >, >=, not :"},
        RefusedCase{"start > 2026-02-30", "a date such as 2026-01-31, not '2026-02-30'"},
        RefusedCase{"start = '2026*'", "no wildcard"}, RefusedCase{"slug = 'a*'", "no wildcard"},
        RefusedCase{"create_time > 2026-01-31", "a time such as 2026-01-31T09:00:00Z"},
        RefusedCase{"create_time > infinite-future", "a time such as"},
        RefusedCase{"create_time > 2026-01-31T25:00:00Z", "a time such as"},
        RefusedCase{"team.size = 1.5", "a whole number"},
        RefusedCase{"team.size = 9223372036854775808", "a whole number"},
        RefusedCase{"budget = 1.234", "at most 2 digits after the point"}, RefusedCase{"budget = 1.", "at most 2"},
        RefusedCase{"budget = .5", "at most 2"}, RefusedCase{"budget = 99999999999999999999", "at most 2"},
        RefusedCase{"sponsored = yes", "true or false"},
        RefusedCase{"incubator = teams/justice", "a name such as incubators/abc, or its id alone"},
        RefusedCase{"incubator = ''", "a name such as"},
        RefusedCase{"lesson:*", "'lesson' cannot be asked to be present"}));

TEST(CompileFilter, KeepsRestrictedFieldsFromUnprivilegedCallers) {
  FilterContext anyone = ExampleContext();
  anyone.privileged = false;
  for (const std::string_view filter :
       {"budget > 1", "NOT (slug = a OR budget:*)", "budget != 3", "budget = nonsense"}) {
    const absl::Status status = Compile(filter, anyone).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kPermissionDenied) << filter;
    EXPECT_THAT(std::string(status.message()), HasSubstr("'budget'"));
  }
  // Suggestions do not give its name away.
  EXPECT_THAT(std::string(Compile("budgte = 1", anyone).status().message()), Not(HasSubstr("'budget'")));
}

TEST(CompileFilter, TakesSpellingsOfAValueForOne) {
  const FilterSchema schema{.fields = {{.name = "theme",
                                        .type = FieldType::kString,
                                        .member = "t.value = $",
                                        .key = [](std::string_view value) { return std::string(value); }}}};
  const FilterContext context{.spellings = {{{"theme", "sql"}, {"SQL", "sql"}}}};
  const auto compile = [&](std::string_view text) { return *CompileFilter(*ParseFilter(text), schema, context); };
  EXPECT_EQ(compile("theme = sql").sql, "((t.value = ? OR t.value = ?))");
  EXPECT_EQ(compile("theme = sql").args, (std::vector<SqlValue>{std::string("SQL"), std::string("sql")}));
  EXPECT_EQ(compile("theme = other").sql, "(t.value = ?)");
}

TEST(CompileFilter, AsksElsewhereForTextWhereTheSchemaSaysSo) {
  const FilterSchema schema{.find = [](const Restriction& text, const FilterContext&) -> absl::StatusOr<SqlFragment> {
    return SqlFragment{"found " + text.literal.text, {}};
  }};
  EXPECT_EQ(CompileFilter(*ParseFilter("NOT word"), schema)->sql, "((found word) IS NOT TRUE)");
}

TEST(CompileFilter, RefusesTextSearchWhereThereIsNone) {
  const FilterSchema schema{.fields = {{.name = "slug", .column = "p.slug"}}};
  EXPECT_THAT(std::string(CompileFilter(ParseFilter("word").value(), schema).status().message()),
              HasSubstr("write field = value"));
}

TEST(CompileRestriction, IsTheSameConditionAlone) {
  const Filter filter = ParseFilter("slug = a AND ministry != mj").value();
  const absl::StatusOr<SqlFragment> sql =
      CompileRestriction(filter.Conjuncts().at(1), ExampleFilters(), ExampleContext());
  ASSERT_TRUE(sql.ok()) << sql.status();
  EXPECT_EQ(*sql, Compile("ministry != mj").value());
}

TEST(CompileFilter, NeedsTheParametersOfItsTemplates) {
  EXPECT_EQ(Compile("theme:x", {}).status().code(), absl::StatusCode::kInternal);
}

TEST(FilterSchema, ChecksItsTable) {
  EXPECT_TRUE(ExampleFilters().Check().ok()) << ExampleFilters().Check();
  const FilterField good{.name = "a", .column = "p.a"};
  const std::vector<FilterSchema> wrong = {
      {.fields = {good, good}},
      {.fields = {{.name = "a"}}},
      {.fields = {{.name = "a", .column = "p.a", .member = "p.a = $"}}},
      {.fields = {{.name = "a", .column = "p.a + ?"}}},
      {.fields = {{.name = "a", .member = "p.a = 1"}}},
      {.fields = {{.name = "a", .type = FieldType::kEnum, .column = "p.a"}}},
      {.fields = {good}, .search = "p.a LIKE ?"},
  };
  for (const FilterSchema& schema : wrong) {
    EXPECT_EQ(schema.Check().code(), absl::StatusCode::kFailedPrecondition);
  }
}

}  // namespace
}  // namespace pepiniere::query
