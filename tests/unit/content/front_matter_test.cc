#include "clients/pep/formats/content/front_matter.h"

#include <gtest/gtest.h>

namespace pepiniere::content {
namespace {

using Shape = FrontMatter::Shape;

TEST(FrontMatterTest, SplitsByteForByte) {
  const FrontMatter split = SplitFrontMatter("---\ntitle: x\n---\n\nBody\n");
  EXPECT_EQ(split.shape, Shape::kWhole);
  EXPECT_EQ(split.yaml, "title: x\n");
  EXPECT_EQ(split.body, "\nBody\n");
}

TEST(FrontMatterTest, LeavesRulesInTheBodyAlone) {
  EXPECT_EQ(SplitFrontMatter("---\na: 1\n---\none\n---\ntwo").body, "one\n---\ntwo");
}

TEST(FrontMatterTest, TakesCrlfBomPaddingAndNoFinalNewline) {
  const FrontMatter split = SplitFrontMatter("\xef\xbb\xbf\r\n---  \r\na: 1\r\n--- \r\nBody\r\n");
  EXPECT_TRUE(split.byte_order_mark);
  EXPECT_TRUE(split.leading_blank);
  EXPECT_EQ(split.yaml, "a: 1\r\n");
  EXPECT_EQ(split.body, "Body\r\n");
  EXPECT_EQ(SplitFrontMatter("---\na: 1\n---").body, "");
  EXPECT_EQ(SplitFrontMatter("---\na: 1\n...\nBody").body, "Body");
}

TEST(FrontMatterTest, DashesInsideALineCloseNothing) {
  EXPECT_EQ(SplitFrontMatter("---\na: b --- c\n  ---\n----\n---\n").yaml, "a: b --- c\n  ---\n----\n");
}

TEST(FrontMatterTest, SaysWhatIsMissing) {
  EXPECT_EQ(SplitFrontMatter("# Title\n---\n").shape, Shape::kMissing);
  EXPECT_EQ(SplitFrontMatter("# Title\n---\n").body, "# Title\n---\n");
  EXPECT_EQ(SplitFrontMatter("\n\nText").body, "\n\nText");
  EXPECT_EQ(SplitFrontMatter("").shape, Shape::kMissing);
  const FrontMatter open = SplitFrontMatter("---\na: 1\n");
  EXPECT_EQ(open.shape, Shape::kUnterminated);
  EXPECT_EQ(open.yaml, "a: 1\n");
  EXPECT_EQ(open.body, "");
}

}  // namespace
}  // namespace pepiniere::content
