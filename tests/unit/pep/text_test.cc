#include "clients/pep/kit/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pepiniere::pep {
namespace {

using testing::ElementsAre;

TEST(TextTest, WidthCountsColumnsAndNotBytes) {
  EXPECT_EQ(DisplayWidth("abandon"), 7);
  EXPECT_EQ(DisplayWidth("Accélération"), 12);
  EXPECT_EQ(DisplayWidth("e\u0301"), 1) << "a combining accent takes no column";
  EXPECT_EQ(DisplayWidth("統計"), 4) << "wide characters take two";
}

TEST(TextTest, EllipsisKeepsWithinTheWidth) {
  EXPECT_EQ(Ellipsize("Accélération", 12), "Accélération");
  EXPECT_EQ(Ellipsize("Accélération", 6), "Accél…");
  EXPECT_EQ(Ellipsize("統計統計", 4), "統…") << "half a wide character is not shown";
  EXPECT_EQ(Ellipsize("un deux", 4), "un…") << "no space before the ellipsis";
}

TEST(TextTest, WhatATerminalWouldObeyIsVisible) {
  EXPECT_EQ(Visible("a\033[31mb\033]0;titre\a"), "a␛[31mb␛]0;titre␇");
  EXPECT_EQ(Visible("un\r\ndeux\ttrois\n"), "un\r\ndeux\ttrois\n");
  EXPECT_EQ(Visible("vu\rfaux"), "vu␍faux") << "would write over its own line";
  EXPECT_EQ(Visible("\u009b31m\x7f"), "\ufffd31m␡") << "the same sequence in one character";
  EXPECT_EQ(Visible(std::string("\0é😀", 7)), "␀é😀");
  EXPECT_EQ(Visible("\u202eabc\u2067\xff"), "\ufffdabc\ufffd\ufffd");
}

TEST(TextTest, NothingPrintableCanDriveTheTerminal) {
  EXPECT_EQ(Printable("a\033[31mb"), "a [31mb");
  EXPECT_EQ(Printable("un\r\n\ndeux\ttrois"), "un deux trois");
  EXPECT_EQ(Printable("line\u2028separator"), "line separator");
  EXPECT_EQ(Printable("abc\u202edef"), "abcdef") << "a bidirectional override";
  EXPECT_EQ(Printable("\xff!"), "\ufffd!");
}

TEST(TextTest, WrapCutsAtSpaces) {
  EXPECT_THAT(Wrap("un deux trois", 7), ElementsAre("un deux", "trois"));
  EXPECT_THAT(Wrap("anticonstitutionnellement oui", 5), ElementsAre("anticonstitutionnellement", "oui"));
  EXPECT_THAT(Wrap("no limit at all", 0), ElementsAre("no limit at all"));
}

TEST(TextTest, FoldForgetsCaseAndAccents) {
  EXPECT_EQ(Fold(" Accélération "), "acceleration");
  EXPECT_EQ(Fold("OPÉRÉ"), Fold("opere"));
}

}  // namespace
}  // namespace pepiniere::pep
