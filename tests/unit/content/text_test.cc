#include "clients/pep/formats/content/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pepiniere::content {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Case {
  std::string dirty, clean;
  FindingCode oddity;
};

TEST(CleanLineTest, NamesWhatItCleans) {
  const Case cases[] = {
      {"  padded ", "padded", finding::kPadded},
      {"no\u00a0break", "no break", finding::kNoBreakSpace},
      {"narrow\u202f!", "narrow !", finding::kNoBreakSpace},
      {"zero\u200bwidth", "zerowidth", finding::kInvisibleCharacter},
      {"\ufefftitle", "title", finding::kInvisibleCharacter},
      {"line\u2028separator", "line separator", finding::kLineSeparator},
      {"two\r\nlines", "two lines", finding::kLineBreak},
      {"a\ttab", "a tab", finding::kOddSpace},
      {"be\x07ll", "bell", finding::kControlCharacter},
      {"de\u0301jeuner", "d\u00e9jeuner", finding::kNotNfc},
      {"L&#39;&eacute;cole &#x26; co", "L'école & co", finding::kHtmlEntity},
      {"broken \xc3 byte", "broken \ufffd byte", finding::kInvalidUtf8},
  };
  for (const Case& c : cases) {
    const Cleaned cleaned = CleanLine(c.dirty);
    EXPECT_EQ(cleaned.text, c.clean);
    EXPECT_THAT(cleaned.oddities, ElementsAre(c.oddity)) << c.clean;
  }
}

TEST(CleanLineTest, LeavesCleanTextAlone) {
  for (const std::string text : {"", "L’été à Noël, 100 % sûr", "R&D; AT&T", "a  b", "👩\u200d🌾", "&unknown; &#0; &"}) {
    const Cleaned cleaned = CleanLine(text);
    EXPECT_EQ(cleaned.text, text);
    EXPECT_THAT(cleaned.oddities, IsEmpty()) << text;
  }
}

TEST(CleanLineTest, IsDoneOnceAndForAll) {
  for (const std::string text : {"&amp;amp;eacute;", " \u00a0&nbsp; x", "&am\u200bp;lt;", "&#8203;&#32;y"}) {
    const std::string once = CleanLine(text).text;
    EXPECT_EQ(CleanLine(once).text, once) << text;
  }
}

TEST(RepairUtf8Test, ReplacesEachBrokenSequenceOnce) {
  EXPECT_EQ(RepairUtf8("a\xe2\x82z").text, "a\ufffdz");                        // cut short
  EXPECT_EQ(RepairUtf8("\xc0\xaf").text, "\ufffd\ufffd");                      // overlong
  EXPECT_EQ(RepairUtf8("\xed\xa0\x80").text, "\ufffd\ufffd\ufffd");            // a surrogate
  EXPECT_EQ(RepairUtf8("\xf4\x90\x80\x80").text, "\ufffd\ufffd\ufffd\ufffd");  // beyond Unicode
  EXPECT_EQ(RepairUtf8("é\U0010ffff").text, "é\U0010ffff");
}

TEST(Utf8PrefixTest, CutsNoCharacter) {
  EXPECT_EQ(Utf8Prefix("aéb", 2), "a");
  EXPECT_EQ(Utf8Prefix("aéb", 3), "aé");
  EXPECT_EQ(Utf8Prefix("aéb", 9), "aéb");
}

}  // namespace
}  // namespace pepiniere::content
