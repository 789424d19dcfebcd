#include "clients/pep/formats/content/yaml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "google/protobuf/util/message_differencer.h"

namespace pepiniere::content {
namespace {

using google::protobuf::util::MessageDifferencer;
using testing::HasSubstr;

Yaml Map(std::vector<std::pair<std::string, Yaml>> entries) {
  return {.kind = Yaml::Kind::kMap, .text = {}, .items = {}, .entries = std::move(entries)};
}

Yaml ValueOf(const std::string& yaml) {
  const ParsedYaml parsed = ParseYaml("k: " + yaml);
  EXPECT_EQ(parsed.error, "");
  return parsed.root.entries.empty() ? Yaml{} : parsed.root.entries[0].second;
}

TEST(ParseYamlTest, KeepsTextAsWritten) {
  EXPECT_EQ(ValueOf("012"), Plain("012"));
  EXPECT_EQ(ValueOf("yes"), Plain("yes"));
  EXPECT_EQ(ValueOf("2024-05-14"), Plain("2024-05-14"));
  EXPECT_EQ(ValueOf("'12'"), Text("12"));
  EXPECT_EQ(ValueOf("''"), Text(""));
  EXPECT_EQ(ValueOf(""), Yaml{});
  EXPECT_EQ(ValueOf("'L''été '"), Text("L'été "));
  EXPECT_EQ(ValueOf("|\n  one\n  two\n"), Text("one\ntwo\n"));
  EXPECT_EQ(ValueOf("|-\n  one\n  two\n"), Text("one\ntwo"));
  EXPECT_EQ(ValueOf("|+\n  one\n\n"), Text("one\n\n"));
  EXPECT_EQ(ValueOf(">-\n  one\n  two\n"), Text("one two"));
  EXPECT_EQ(ValueOf("one\n  two"), Plain("one two"));
}

// yaml-cpp 0.7 gives a byte that is no UTF-8 for these two escapes.
TEST(ParseYamlTest, ReadsTheEscapesOfNoBreakSpaceAndNextLine) {
  EXPECT_EQ(ValueOf("\"à\\_\\Nb\""), Text("à\u00a0\u0085b"));
}

TEST(ParseYamlTest, KeepsKeysThatComeTwice) {
  const ParsedYaml parsed = ParseYaml("a: 1\nb: 2\na: 3\n");
  EXPECT_EQ(parsed.root, Map({{"a", Plain("1")}, {"b", Plain("2")}, {"a", Plain("3")}}));
}

TEST(ParseYamlTest, ExpandsAliasesWithinBounds) {
  EXPECT_EQ(ParseYaml("a: &x [1]\nb: *x\n").root.entries[1].second.items[0], Plain("1"));
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string alias = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 9; ++j) bomb += alias + ", ";
    bomb += "]\n";
  }
  EXPECT_EQ(ParseYaml(bomb).error, "too many nodes");
  EXPECT_NE(ParseYaml("a: &x [*x]\n").error, "");
  EXPECT_NE(ParseYaml("a: " + std::string(100'000, '[')).error, "");
  EXPECT_EQ(ParseYaml("a: " + std::string(200, '[') + std::string(200, ']')).error, "too many levels");
}

TEST(ParseYamlTest, SaysWhatIsWrongAndWhatIsLeftOut) {
  EXPECT_THAT(ParseYaml("a: b\nc: d: e\n").error, HasSubstr("line 2"));
  EXPECT_THAT(ParseYaml("a: b\nc: d: e\n", 5).error, HasSubstr("line 6"));
  EXPECT_THAT(ParseYaml("a:\n\t- b: c: d\n").error, HasSubstr("not by tabs"));
  for (const char* open : {"a: \"b\nc: d\n", "a: 'b\nc: d\n", "a: [b\n", "a: {b: c\n"}) {
    EXPECT_THAT(ParseYaml(open).error, HasSubstr("not closed")) << open;
  }
  for (const char* literal : {"a: |+\n  b\n\n\n", "a: |\n  b\n", "a: >-\n  b\n  c\n"}) {
    EXPECT_EQ(ParseYaml(literal).error, "") << literal;
  }
  EXPECT_EQ(ParseYaml("a: |+\n  b\n\n").root.entries[0].second.text, "b\n\n");
  EXPECT_EQ(ParseYaml("a: |\n  b").root.entries[0].second.text, "b\n");
  EXPECT_EQ(ParseYaml("a: !secret x\n").ignored, "the tag !secret");
  EXPECT_EQ(ParseYaml("a: 1\n").ignored, "");
}

TEST(JsonValueTest, TypesOnlyWhatItCanWriteBack) {
  EXPECT_TRUE(ToJsonValue(Plain("true")).bool_value());
  EXPECT_EQ(ToJsonValue(Plain("300000")).number_value(), 300000);
  EXPECT_EQ(ToJsonValue(Plain("1.5")).number_value(), 1.5);
  for (const std::string text : {"012", "1.50", "0x1f", "yes", "1_000", "12345678901234567890", "1e3", "nan", "-0"}) {
    EXPECT_EQ(ToJsonValue(Plain(text)).string_value(), text);
  }
  EXPECT_EQ(ToJsonValue(Text("true")).string_value(), "true");
  for (const std::string text : {"true", "300000", "1.5", "-7", "0.1"}) {
    EXPECT_EQ(FromJsonValue(ToJsonValue(Plain(text))), Plain(text));
  }
}

std::string Emitted(const std::string& text) { return EmitYaml(Map({{"k", Text(text)}})); }

TEST(JsonValueTest, TextsAreTheSameEachTime) {
  const Yaml key = ParseYaml("? {b: [1, x], a: 'é\"', c: {}, d: }\n: y\n").root;
  ASSERT_EQ(key.entries.size(), 1u);
  EXPECT_EQ(key.entries[0].first, R"({"a":"é\"","b":[1,"x"],"c":{},"d":null})");
}

TEST(EmitYamlTest, ReadsLikeAHandWroteIt) {
  EXPECT_EQ(Emitted("L’été : 3 jours"), "k: 'L’été : 3 jours'\n");
  EXPECT_EQ(Emitted("https://a.example/?b=c#d"), "k: https://a.example/?b=c#d\n");
  EXPECT_EQ(Emitted("true"), "k: 'true'\n");
  EXPECT_EQ(Emitted("2024-01-01"), "k: '2024-01-01'\n");
  EXPECT_EQ(Emitted("l'un"), "k: l'un\n");
  EXPECT_EQ(Emitted("'un'"), "k: '''un'''\n");
  EXPECT_EQ(Emitted(""), "k: ''\n");
  EXPECT_EQ(Emitted("un\ndeux\n"), "k: |\n  un\n  deux\n");
  EXPECT_EQ(Emitted("\u200bx"), "k: \"\\u200bx\"\n");
}

// Any text of these pieces, as a key and as a value at several depths, comes back as it was.
TEST(EmitYamlTest, AnyTextComesBack) {
  const std::vector<std::string> pieces = {
      "a",   " ",    "\n",   "\t",     "'",      "\"",     "\\",     ": ",
      " #",  "- ",   "---",  "é",      "\u00a0", "\u2028", "\u0085", "\u200b",
      "\r",  "\x01", "\x04", "{",      "[",      "]",      "*",      "&",
      "!",   "%",    "@",    "`",      "|",      ">",      "null",   "0",
      "?",   ":",    "#",    "🌱",      ",",      "\ufeff", "\x7f",   "~",
      "yes", "<<",   "=",    "\ufffe", "\r\n",   "...",    "-",      std::string(1, '\0')};
  std::mt19937 random(20260820);
  std::uniform_int_distribution<std::size_t> piece(0, pieces.size() - 1);
  std::uniform_int_distribution<int> length(0, 8);
  const auto text = [&] {
    std::string out;
    for (int n = length(random); n > 0; --n) out += pieces[piece(random)];
    return out;
  };
  for (int i = 0; i < 5'000; ++i) {
    const std::string a = text(), b = text(), c = text();
    const Yaml list{
        .kind = Yaml::Kind::kList, .text = {}, .items = {Text(c), Map({{b, Text(a)}, {"x", Text(b)}})}, .entries = {}};
    const Yaml map = Map({{a, Text(b)}, {"list", list}, {"map", Map({{c, Map({{a, Text(c)}})}})}});
    const std::string yaml = EmitYaml(map);
    const ParsedYaml parsed = ParseYaml(yaml);
    ASSERT_EQ(parsed.error, "") << yaml;
    ASSERT_EQ(parsed.ignored, "") << yaml;
    // Plain or quoted is the emitter's choice; what JSON sees must be the same.
    ASSERT_TRUE(MessageDifferencer::Equals(ToJsonValue(parsed.root), ToJsonValue(map))) << yaml;
    const std::string flow = EmitFlow(map);
    ASSERT_TRUE(MessageDifferencer::Equals(ToJsonValue(ParseYaml(flow).root), ToJsonValue(map))) << flow;
  }
}

TEST(EmitYamlTest, LongKeysComeBack) {
  const Yaml map = Map({{std::string(5000, 'k'), Plain("1")}, {"b", Plain("2")}});
  EXPECT_EQ(ParseYaml(EmitYaml(map)).root, map);
}

TEST(EmitFlowTest, StandsOnOneLine) {
  const Yaml value = ParseYaml("- a: 1\n  b: [x, '2']\n-\n- \"l\\n, }\"\n- {}\n").root;
  const std::string line = EmitFlow(value);
  EXPECT_EQ(line, R"([{"a": 1, "b": ["x", "2"]}, null, "l\n, }", {}])");
  EXPECT_EQ(EmitFlow(ParseYaml(line).root), line);
  const Yaml map{.kind = Yaml::Kind::kMap, .text = {}, .items = {}, .entries = {{std::string(2000, 'k'), Plain("1")}}};
  EXPECT_EQ(ParseYaml(EmitFlow(map)).root, map);
}

}  // namespace
}  // namespace pepiniere::content
