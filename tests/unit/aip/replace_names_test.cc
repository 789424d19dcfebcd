#include "services/aip/replace_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/status/status.h"
#include "pepiniere/test/v1/library.pb.h"

namespace pepiniere::aip {
namespace {

using test::v1::Book;
using test::v1::UpdateBookRequest;
using ::testing::ElementsAre;

absl::StatusOr<std::string> Now(const std::string& name) { return name == "books/old" ? "books/new" : name; }

TEST(ReplaceNamesTest, EachNameAtAnyDepthAndNothingElse) {
  UpdateBookRequest request;
  Book& book = *request.mutable_book();
  book.set_title("books/old");
  book.set_translation_of("books/old");
  for (const char* cited : {"books/a", "books/old", "books/old"}) book.add_cited(cited);
  book.mutable_sequel()->set_translation_of("books/old");
  const auto changed = ReplaceNames(request, Now);
  ASSERT_TRUE(changed.ok()) << changed.status();
  EXPECT_TRUE(*changed);
  EXPECT_EQ(book.title(), "books/old") << "a text is none";
  EXPECT_EQ(book.translation_of(), "books/new");
  EXPECT_THAT(book.cited(), ElementsAre("books/a", "books/new", "books/new"));
  EXPECT_EQ(book.sequel().translation_of(), "books/new");
}

TEST(ReplaceNamesTest, SaysWhereThereWasNone) {
  UpdateBookRequest request;
  request.mutable_book()->set_translation_of("books/a");
  EXPECT_EQ(ReplaceNames(request, Now).value(), false);
}

TEST(ReplaceNamesTest, AnErrorIsTheWholes) {
  Book book;
  book.set_translation_of("books/a");
  const auto away = [](const std::string&) -> absl::StatusOr<std::string> { return absl::UnavailableError("away"); };
  EXPECT_TRUE(absl::IsUnavailable(ReplaceNames(book, away).status()));
}

}  // namespace
}  // namespace pepiniere::aip
