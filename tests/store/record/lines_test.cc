#include "services/record/lines.h"

#include "services/base/text.h"
#include "tests/store/record/orchard_test.h"

namespace pepiniere::record {
namespace {

using base::Line;
using orchard::Note;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class LinesTest : public OrchardTest {
 protected:
  std::vector<Line<Note>> Lines(const std::string& tree) { return Done(LoadLines<Note>(db(), Soon(), tree)); }
  Line<Note> Say(const std::string& tree, const Note& note, std::string_view source = "") {
    return Done(Write([&](journal::Unit& unit) -> absl::StatusOr<Line<Note>> {
      const auto lines = LoadLines<Note>(unit.session(), tree);
      if (!lines.ok()) return lines.status();
      return AppendLine(unit, tree, *lines, note, source);
    }));
  }
  absl::StatusOr<Line<Note>> Supersede(const std::string& tree, const Line<Note>& line, int by) {
    return Write([&](journal::Unit& unit) { return SupersedeLine(unit, tree, line, by, "a slip"); });
  }
};

TEST_F(LinesTest, LinesAreNumberedBelowEachParentInTheOrderOfRecording) {
  const Note first{.date = base::Date::Parse("2020-03-01"), .text = "in flower"}, second{.text = "aphids"};
  EXPECT_EQ(Say("a", first, "a passer-by").number, 1);
  EXPECT_EQ(Say("a", second).number, 2);
  EXPECT_EQ(Say("b", second).number, 1);
  const auto lines = Lines("a");
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_TRUE(lines[0].value == first);
  EXPECT_EQ(lines[0].source, "a passer-by");
  EXPECT_EQ(lines[0].recorded_by, "gardener");
  EXPECT_TRUE(lines[0].holds());
  EXPECT_THAT(Lines("c"), IsEmpty());
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM tree_lines WHERE day = '2020-03-01' AND number = 1"), 1);
  EXPECT_THAT(Strings("SELECT resource FROM audit_records ORDER BY id"),
              ElementsAre("trees/a/notes/1", "trees/a/notes/2", "trees/b/notes/1"));
}

TEST_F(LinesTest, LinesOfAllAreListedByParentAndOfOneInTheOrderOfRecording) {
  Say("b", {.text = "in flower"});
  const Line<Note> wrong = Say("a", {.text = "aphid"});
  const Line<Note> right = Say("a", {.text = "aphids"});
  Done(Supersede("a", wrong, right.number));
  Say("a", {.text = "in fruit"});
  ListQuery list;
  list.order = Done(query::ParseOrderBy("", LineOrder<Note>()));
  list.limit = 2;
  const auto listed = [&](const std::string& parent) {
    const auto page = Done(ListLines<Note>(db(), Soon(), list, parent, {.sql = "TRUE"}));
    list.after = page.last;
    std::vector<std::string> said;
    for (const LineBelow<Note>& below : page.rows)
      said.push_back(base::Concat(below.parent, ": ", below.line.value.text));
    return said;
  };
  EXPECT_THAT(listed(""), ElementsAre("a: aphids", "a: in fruit"));
  EXPECT_THAT(listed(""), ElementsAre("b: in flower"));
  EXPECT_THAT(list.after, IsEmpty()) << "no page follows";
  EXPECT_THAT(listed("b"), ElementsAre("b: in flower"));
  list.show_deleted = true;
  EXPECT_THAT(listed("a"), ElementsAre("a: aphid", "a: aphids"));
}

TEST_F(LinesTest, ALineIsSupersededOnceAndStays) {
  const Line<Note> wrong = Say("a", {.text = "in flwer"});
  const Line<Note> right = Say("a", {.text = "in flower"});
  const Line<Note> superseded = Done(Supersede("a", wrong, right.number));
  EXPECT_FALSE(superseded.holds());
  EXPECT_TRUE(absl::IsAborted(Supersede("a", wrong, right.number).status()));
  Done(Supersede("a", right, /*by=*/0));
  const auto lines = Lines("a");
  EXPECT_EQ(lines[0].superseded_by, 2);
  EXPECT_EQ(lines[0].superseded_at, superseded.superseded_at);
  EXPECT_EQ(lines[0].supersede_reason, "a slip");
  EXPECT_EQ(lines[1].superseded_by, std::nullopt);
  EXPECT_FALSE(lines[1].holds());
  EXPECT_THAT(base::Holding(lines, lines.size()), IsEmpty());
  EXPECT_EQ(Say("a", {.text = "in fruit"}).number, 3);
}

TEST_F(LinesTest, OneThatCannotBeReadCountsNowhereUntilItIsCorrected) {
  const Line<Note> line = Say("a", {.text = "in flower"});
  schema_.Run("UPDATE tree_lines SET document = '['");
  auto lines = Lines("a");
  EXPECT_TRUE(lines[0].damaged);
  EXPECT_FALSE(lines[0].holds());
  EXPECT_TRUE(lines[0].value == Note());
  const Line<Note> next = Say("a", line.value);
  Done(Supersede("a", lines[0], next.number));
  lines = Lines("a");
  EXPECT_THAT(base::Holding(lines, 1), IsEmpty());
  EXPECT_THAT(base::Holding(lines, 2), SizeIs(1));
}

}  // namespace
}  // namespace pepiniere::record
