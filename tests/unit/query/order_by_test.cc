#include "services/query/order_by.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/unit/query/example_schema.h"

namespace pepiniere::query {
namespace {

using ::testing::HasSubstr;

std::string Text(const char* text) { return text; }

struct Case {
  std::string_view written;
  std::string_view sql;
};

TEST(ParseOrderBy, EndsWithTheUniqueKey) {
  const Case cases[] = {
      {"", "ORDER BY p.id"},
      {"id desc", "ORDER BY p.id DESC"},
      {"title", "ORDER BY p.title, p.id"},
      {"title desc", "ORDER BY p.title DESC, p.id DESC"},
      {"  title   DESC ,start asc", "ORDER BY p.title DESC, p.start, p.id"},
      {"id, title", "ORDER BY p.id"},
  };
  for (const Case& c : cases) {
    const absl::StatusOr<OrderBy> order = ParseOrderBy(c.written, ExampleOrders());
    ASSERT_TRUE(order.ok()) << order.status();
    EXPECT_EQ(order->Sql(), c.sql);
    EXPECT_EQ(ParseOrderBy(order->ToString(), ExampleOrders()).value().Sql(), c.sql);
  }
}

TEST(ParseOrderBy, UsesTheDefaultWhenNothingIsAsked) {
  SortSchema schema = ExampleOrders();
  schema.default_order = "start desc";
  EXPECT_EQ(ParseOrderBy(" ", schema).value().ToString(), "start desc,id desc");
  EXPECT_EQ(ParseOrderBy("title", schema).value().ToString(), "title,id");
}

TEST(ParseOrderBy, SaysWhatIsWrong) {
  const Case cases[] = {
      {"titel", "there is no sort key 'titel'; did you mean 'title'"},
      {"p.title; DROP TABLE p", "there is no sort key"},
      {"title down", "after 'title' comes desc, a comma or the end, not 'down'"},
      {"title desc desc", "after 'title' comes desc"},
      {"title,,start", "a sort key is missing"},
      {"title,", "a sort key is missing"},
      {"title, start, title desc", "'title' is given twice"},
      {"title, start, create_time, id", "at most 3 keys"},
      {"\xFF", "UTF-8"},
  };
  for (const Case& c : cases) {
    const absl::Status status = ParseOrderBy(c.written, ExampleOrders()).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << c.written;
    EXPECT_THAT(std::string(status.message()), HasSubstr(c.sql));
  }
}

TEST(ParseOrderBy, KeepsRestrictedKeysFromUnprivilegedCallers) {
  SortSchema schema = ExampleOrders();
  schema.keys.push_back({.name = "budget", .sql = "p.budget", .type = SortType::kInteger, .restricted = true});
  EXPECT_TRUE(ParseOrderBy("budget desc", schema, /*privileged=*/true).ok());
  EXPECT_EQ(ParseOrderBy("title, budget", schema).status().code(), absl::StatusCode::kPermissionDenied);
  EXPECT_THAT(std::string(ParseOrderBy("budgte", schema).status().message()), Not(HasSubstr("budget")));
}

struct AfterCase {
  std::string_view order;
  std::vector<SqlValue> last;
  SqlFragment sql;
};

TEST(OrderByAfter, ResumesAfterARow) {
  const base::Date day = base::Date::FromDays(9);
  const AfterCase cases[] = {
      {"", {Text("m")}, {"p.id > ?", {Text("m")}}},
      {"id desc", {Text("m")}, {"p.id < ?", {Text("m")}}},
      {"title desc, create_time",
       {Text("t"), std::int64_t{5}, Text("m")},
       {"((p.title < ?) OR (p.title = ? AND p.create_time > ?) OR (p.title = ? AND p.create_time = ? AND p.id > ?))",
        {Text("t"), Text("t"), std::int64_t{5}, Text("t"), std::int64_t{5}, Text("m")}}},
      {"start", {day, Text("m")}, {"((p.start > ?) OR (p.start = ? AND p.id > ?))", {day, day, Text("m")}}},
      {"start", {nullptr, Text("m")}, {"((p.start IS NOT NULL) OR (p.start IS NULL AND p.id > ?))", {Text("m")}}},
      {"start desc",
       {day, Text("m")},
       {"(((p.start < ? OR p.start IS NULL)) OR (p.start = ? AND p.id < ?))", {day, day, Text("m")}}},
      {"start desc", {nullptr, Text("m")}, {"((FALSE) OR (p.start IS NULL AND p.id < ?))", {Text("m")}}},
  };
  for (const AfterCase& c : cases) {
    const absl::StatusOr<SqlFragment> after = ParseOrderBy(c.order, ExampleOrders()).value().After(c.last);
    ASSERT_TRUE(after.ok()) << after.status();
    EXPECT_EQ(after->sql, c.sql.sql);
    EXPECT_EQ(after->args, c.sql.args);
  }
}

TEST(OrderByAfter, RefusesValuesOfAnotherOrder) {
  const OrderBy order = ParseOrderBy("title, start", ExampleOrders()).value();
  const base::Date day = base::Date::FromDays(9);
  EXPECT_TRUE(order.Accepts(std::vector<SqlValue>{Text("t"), day, Text("m")}).ok());
  EXPECT_TRUE(order.Accepts(std::vector<SqlValue>{Text("t"), nullptr, Text("m")}).ok());
  const std::vector<std::vector<SqlValue>> wrong = {
      {},
      {Text("t"), day},
      {Text("t"), day, Text("m"), Text("m")},
      {nullptr, day, Text("m")},  // a title is never NULL
      {Text("t"), std::int64_t{9}, Text("m")},
      {Text("t"), day, 1.5},
  };
  for (const std::vector<SqlValue>& last : wrong) {
    EXPECT_EQ(order.After(last).status().code(), absl::StatusCode::kInvalidArgument);
  }
}

}  // namespace
}  // namespace pepiniere::query
