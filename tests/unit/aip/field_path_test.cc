#include "services/aip/field_path.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pepiniere/test/v1/library.pb.h"

namespace pepiniere::rpc {
namespace {

using test::v1::Book;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Book Shelf() {
  Book book;
  book.set_title("Un livre");
  for (const char* theme : {"mer", "mer", "", "ciel"}) book.add_themes(theme);
  for (const int days : {1, 2, 3}) book.add_past_loans()->set_days(days);
  book.mutable_past_loans(1)->set_borrower("quelqu'un");
  book.mutable_sequel()->mutable_loan()->set_borrower("un autre");
  return book;
}

aip::Cleared Clear(Book& book, std::string_view path, std::vector<std::string>& items) {
  return aip::ClearAt(book, path, /*longest=*/100, items);
}

TEST(ClearAtTest, AFieldAtAnyDepth) {
  Book book = Shelf();
  std::vector<std::string> items;
  EXPECT_EQ(Clear(book, "title", items), aip::Cleared::kField);
  EXPECT_EQ(Clear(book, "sequel.loan.borrower", items), aip::Cleared::kField);
  EXPECT_EQ(Clear(book, "past_loans[1].borrower", items), aip::Cleared::kField);
  EXPECT_TRUE(book.title().empty());
  EXPECT_TRUE(book.sequel().loan().borrower().empty());
  EXPECT_TRUE(book.past_loans(1).borrower().empty());
  EXPECT_THAT(items, IsEmpty());
}

TEST(ClearAtTest, WhatIsMissingTakesItsHolderAlong) {
  Book book = Shelf();
  std::vector<std::string> items;
  EXPECT_EQ(Clear(book, "past_loans[0].borrower", items), aip::Cleared::kItem);
  EXPECT_EQ(Clear(book, "past_loans[2].borrower", items), aip::Cleared::kItem);
  EXPECT_EQ(Clear(book, "sequel.title", items), aip::Cleared::kField);
  EXPECT_FALSE(book.has_sequel());
  aip::RemoveItems(book, items);
  ASSERT_EQ(book.past_loans_size(), 1);
  EXPECT_EQ(book.past_loans(0).days(), 2);
  book.clear_title();
  EXPECT_EQ(Clear(book, "title", items), aip::Cleared::kNothing);
  EXPECT_EQ(Clear(book, "colour", items), aip::Cleared::kNothing);
  EXPECT_EQ(Clear(book, "past_loans[7].days", items), aip::Cleared::kNothing) << "the other loans are not at fault";
}

TEST(ClearAtTest, ListsKeepWhatSaysSomethingNew) {
  Book book = Shelf();
  std::vector<std::string> items;
  EXPECT_EQ(Clear(book, "themes", items), aip::Cleared::kList);
  EXPECT_THAT(book.themes(), ElementsAre("mer", "ciel"));
  EXPECT_EQ(aip::ClearAt(book, "themes", /*longest=*/1, items), aip::Cleared::kList);
  EXPECT_THAT(book.themes(), ElementsAre("mer"));
  EXPECT_EQ(aip::ClearAt(book, "past_loans", /*longest=*/2, items), aip::Cleared::kList);
  EXPECT_EQ(book.past_loans_size(), 2);
  EXPECT_EQ(Clear(book, "themes[0]", items), aip::Cleared::kItem);
  aip::RemoveItems(book, items);
  EXPECT_THAT(book.themes(), IsEmpty());
}

TEST(SameAtTest, ComparesThatPlaceAlone) {
  const Book a = Shelf();
  Book b = Shelf();
  b.set_title("Un autre");
  b.mutable_past_loans(1)->set_days(20);
  b.add_themes("terre");
  EXPECT_FALSE(aip::SameAt(a, b, "title"));
  EXPECT_FALSE(aip::SameAt(a, b, "past_loans[1].days"));
  EXPECT_FALSE(aip::SameAt(a, b, "past_loans[1]"));
  EXPECT_FALSE(aip::SameAt(a, b, "themes"));
  EXPECT_FALSE(aip::SameAt(a, b, "themes[4]"));
  for (const char* path : {"isbn", "past_loans[0]", "past_loans[1].borrower", "themes[1]", "sequel.loan.borrower"}) {
    EXPECT_TRUE(aip::SameAt(a, b, path)) << path;
  }
}

}  // namespace
}  // namespace pepiniere::rpc
