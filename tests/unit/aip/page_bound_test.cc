#include "services/aip/page_bound.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pepiniere/test/v1/library.pb.h"

namespace pepiniere::rpc {
namespace {

using test::v1::ListBooksRequest;
using test::v1::ListBooksResponse;

ListBooksResponse Page(int books, std::size_t bytes_each) {
  ListBooksResponse page;
  for (int i = 0; i < books; ++i) page.add_books()->set_title(std::string(bytes_each, 'x'));
  return page;
}

TEST(AskForLess, OfAPageThatFitsNothing) {
  ListBooksRequest request;
  request.set_page_size(1000);
  EXPECT_FALSE(aip::AskForLess(Page(1000, 1000), request));
  EXPECT_EQ(request.page_size(), 1000);
}

TEST(AskForLess, OfOneThatDoesNotAsManyAsWillFit) {
  ListBooksRequest request;
  request.set_page_size(1000);
  ASSERT_TRUE(aip::AskForLess(Page(80, 60'000), request));
  EXPECT_GT(request.page_size(), 30);
  EXPECT_FALSE(aip::AskForLess(Page(request.page_size(), 60'000), request)) << "asked once";
}

TEST(AskForLess, ComesToAnEndAndTakesASingleItemAsItIs) {
  ListBooksRequest request;
  request.set_page_size(1000);
  int asked = 0;
  for (int books = 1000; aip::AskForLess(Page(books, aip::kMaxPageBytes), request); ++asked)
    books = request.page_size();
  EXPECT_EQ(request.page_size(), 1);
  EXPECT_LE(asked, 2);
  // The first items are short and the last ones are not: each time they are fewer.
  for (int books = 10; books > 1; books = request.page_size()) {
    ListBooksResponse page = Page(books, 1);
    page.mutable_books(books - 1)->set_title(std::string(2 * aip::kMaxPageBytes, 'x'));
    ASSERT_TRUE(aip::AskForLess(page, request));
    ASSERT_LT(request.page_size(), books);
  }
}

TEST(AskForLess, OfWhatIsNoListNothing) {
  test::v1::GetBookRequest request;
  EXPECT_FALSE(aip::AskForLess(Page(80, 60'000), request));
  test::v1::Book book;
  book.set_title(std::string(2 * aip::kMaxPageBytes, 'x'));
  EXPECT_FALSE(aip::AskForLess(book, request));
}

}  // namespace
}  // namespace pepiniere::rpc
