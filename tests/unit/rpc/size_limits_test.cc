#include "services/rpc/size_limits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "pepiniere/test/v1/library.pb.h"

namespace pepiniere::rpc {
namespace {

using test::v1::Book;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> TooLarge(const Book& book) {
  Violations violations;
  CheckSizes(book, "book", violations);
  google::rpc::BadRequest bad;
  std::vector<std::string> fields;
  if (GetDetail(violations.ToStatus(), bad)) {
    for (const auto& violation : bad.field_violations()) fields.push_back(violation.field());
  }
  return fields;
}

TEST(CheckSizes, NamesWhatIsTooLongAtAnyDepth) {
  Book book;
  book.set_title(std::string(kMaxTextBytes, 'x'));
  book.add_themes("short");
  book.add_themes(std::string(kMaxTextBytes, 'x'));
  book.mutable_loan()->set_borrower(std::string(kMaxTextBytes, 'x'));
  EXPECT_THAT(TooLarge(book), IsEmpty());
  book.mutable_title()->push_back('x');
  book.mutable_themes(1)->push_back('x');
  book.mutable_loan()->mutable_borrower()->push_back('x');
  book.mutable_sequel()->add_past_loans()->set_borrower(book.title());
  EXPECT_THAT(TooLarge(book),
              ElementsAre("book.title", "book.themes[1]", "book.loan.borrower", "book.sequel.past_loans[0].borrower"));
}

TEST(CheckSizes, CountsTheItemsOfLists) {
  Book book;
  for (int i = 0; i < kMaxListItems; ++i) book.add_themes("t");
  EXPECT_THAT(TooLarge(book), IsEmpty());
  book.add_themes("t");
  EXPECT_THAT(TooLarge(book), ElementsAre("book.themes"));
}

TEST(CheckSizes, RefusesAMessageWhoseFieldsAreManyAndEachInBounds) {
  Book book;
  for (int i = 0; i < 17; ++i) book.add_themes(std::string(kMaxTextBytes, 'x'));
  EXPECT_THAT(TooLarge(book), ElementsAre("book"));
}

}  // namespace
}  // namespace pepiniere::rpc
