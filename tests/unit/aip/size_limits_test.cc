#include "services/aip/size_limits.h"

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
  aip::Violations violations;
  aip::CheckSizes(book, "book", violations);
  google::rpc::BadRequest bad;
  std::vector<std::string> fields;
  if (aip::GetDetail(violations.ToStatus(), bad)) {
    for (const auto& violation : bad.field_violations()) fields.push_back(violation.field());
  }
  return fields;
}

TEST(CheckSizes, NamesWhatIsTooLongAtAnyDepth) {
  Book book;
  book.set_title(std::string(aip::kMaxTextBytes, 'x'));
  book.add_themes("short");
  book.add_themes(std::string(aip::kMaxTextBytes, 'x'));
  book.mutable_loan()->set_borrower(std::string(aip::kMaxTextBytes, 'x'));
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
  for (int i = 0; i < aip::kMaxListItems; ++i) book.add_themes("t");
  EXPECT_THAT(TooLarge(book), IsEmpty());
  book.add_themes("t");
  EXPECT_THAT(TooLarge(book), ElementsAre("book.themes"));
}

TEST(CheckSizes, RefusesAMessageWhoseFieldsAreManyAndEachInBounds) {
  Book book;
  for (int i = 0; i < 17; ++i) book.add_themes(std::string(aip::kMaxTextBytes, 'x'));
  EXPECT_THAT(TooLarge(book), ElementsAre("book"));
}

TEST(CheckSizes, AMaskHasNoMorePathsThanAnyMessageHasFields) {
  test::v1::UpdateBookRequest request;
  for (int i = 0; i < aip::kMaxMaskPaths; ++i) request.mutable_update_mask()->add_paths("title");
  aip::Violations violations;
  aip::CheckSizes(request, "", violations);
  EXPECT_TRUE(violations.empty());
  request.mutable_update_mask()->add_paths("title");
  aip::CheckSizes(request, "", violations);
  EXPECT_EQ(violations.ToStatus().message(), "update_mask: must not have more than 100 items");
}

TEST(CheckSizes, WhoOnlyAsksHasLessToSay) {
  const auto fits = [](const Book& book, const aip::SizeLimits& limits) {
    aip::Violations violations;
    aip::CheckSizes(book, "", violations, limits);
    return violations.empty();
  };
  Book book;
  book.set_title(std::string(aip::kReadLimits.text, 'x'));
  EXPECT_TRUE(fits(book, aip::kReadLimits));
  book.mutable_title()->push_back('x');
  EXPECT_FALSE(fits(book, aip::kReadLimits));
  EXPECT_TRUE(fits(book, aip::kWriteLimits));
}

}  // namespace
}  // namespace pepiniere::rpc
