#include "clients/pep/kit/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "clients/pep/kit/text.h"

namespace pepiniere::pep {
namespace {

using testing::HasSubstr;
using testing::Not;

Table Journeys(Terminal terminal) {
  Table table({{"Project", Align::kLeft, 8, 0},
               {"Title", Align::kLeft, 10, 2},
               {"Count", Align::kRight, 0, 0},
               {"Incubator", Align::kLeft, 9, 3}},
              terminal);
  table.Add({{"carnet-vert"}, {"Un carnet pour suivre les arbres de la commune"}, {"7"}, {"pepiniere-sud"}});
  table.Add({{"é"}, {"Bref"}, {"1 234"}, {""}});
  return table;
}

int Widest(const std::string& text) {
  std::istringstream lines(text);
  int widest = 0;
  for (std::string line; std::getline(lines, line);) widest = std::max(widest, DisplayWidth(line));
  return widest;
}

TEST(TableTest, AlignsByColumnsWhateverTheBytes) {
  EXPECT_EQ(Journeys({}).Render(),
            "Project      Title                                           Count  Incubator\n"
            "carnet-vert  Un carnet pour suivre les arbres de la commune      7  pepiniere-sud\n"
            "é            Bref                                            1 234\n");
}

TEST(TableTest, FitsTheTerminalByShorteningTheWidestFirst) {
  const std::string text = Journeys({.width = 60}).Render();
  EXPECT_EQ(Widest(text), 60);
  EXPECT_THAT(text, HasSubstr("Un carnet pour suivre le…"));
  EXPECT_THAT(text, HasSubstr("pepiniere-sud")) << "what fits is left whole";
}

TEST(TableTest, ATextGoesOnBelowWhole) {
  Table table({{"Fate", Align::kLeft}, {"Why", Align::kLeft, 8, 0, true}, {"N", Align::kRight}}, {.width = 22});
  table.Add({{"kept"}, {"it tells what they did"}, {"2"}});
  table.Add({{"erased"}, {""}, {"1"}});
  EXPECT_EQ(table.Render(),
            "Fate    Why          N\n"
            "kept    it tells     2\n"
            "        what they\n"
            "        did\n"
            "erased               1\n");
}

TEST(TableTest, LeavesOutTheLeastImportantWhenNothingElseHelps) {
  const std::string text = Journeys({.width = 35}).Render();
  EXPECT_LE(Widest(text), 35);
  EXPECT_THAT(text, Not(HasSubstr("Incubator")));
  EXPECT_THAT(text, HasSubstr("Title"));
  EXPECT_THAT(Journeys({.width = 20}).Render(), Not(HasSubstr("Title")));
}

TEST(TableTest, LaterPortionsKeepTheColumns) {
  Table table({{"Name", Align::kLeft, 4, 0}, {"N", Align::kRight}}, {.width = 12});
  table.Add({{"abc"}, {"1"}});
  EXPECT_EQ(table.Render(), "Name  N\nabc   1\n");
  table.Add({{"abcdef"}, {"2"}});
  EXPECT_EQ(table.Render(), "abc…  2\n") << "no second heading, same columns";
  EXPECT_EQ(table.Render(), "");
}

TEST(TableTest, ColoursOnlyWhereTheyAreWanted) {
  Table plain({{"Name"}}, {});
  plain.Add({{"x", Tone::kGood}});
  EXPECT_EQ(plain.Render(), "Name\nx\n");
  Table painted({{"Name"}}, {.width = 0, .colours = true});
  painted.Add({{"x", Tone::kGood}});
  EXPECT_THAT(painted.Render(), HasSubstr("\033[32mx\033[0m"));
}

TEST(TerminalTest, NoColorAndPipesHaveNoColours) {
  const auto nothing = [](std::string_view) { return std::string(); };
  EXPECT_FALSE(Terminal::Of(-1, nothing).colours);
  EXPECT_EQ(Terminal::Of(-1, nothing).width, 0) << "what is piped is not cut";
  const auto eighty = [](std::string_view name) { return std::string(name == "COLUMNS" ? "80" : ""); };
  EXPECT_EQ(Terminal::Of(-1, eighty).width, 80);
}

}  // namespace
}  // namespace pepiniere::pep
