#include "services/aip/contract_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "pepiniere/test/v1/library.pb.h"
#include "services/aip/field_path.h"

namespace pepiniere::rpc {
namespace {

using test::v1::Book;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Paths(const aip::Violations& violations) {
  std::vector<std::string> paths;
  for (const aip::FieldViolation& violation : aip::ViolationsIn(violations.ToStatus()))
    paths.push_back(violation.field);
  return paths;
}

std::vector<std::string> Wrong(const Book& book) {
  aip::Violations violations;
  aip::CheckContract(book, "book", violations);
  return Paths(violations);
}

TEST(CheckContractTest, WhatIsSoundPasses) {
  Book book;
  book.set_title("Deux\nlignes\tet plus");
  book.set_translation_of("books/l'été");
  book.set_binding(test::v1::BINDING_CLOTH);
  book.set_weight(-0.0);
  (*book.mutable_marks()->mutable_fields())["page"].set_number_value(12);
  EXPECT_THAT(Wrong(book), IsEmpty());
}

TEST(CheckContractTest, ReferencesAreNamesOfTheirType) {
  for (const char* name :
       {"books/", "books/a ", "books/ a", "book/a", "books/a/b", "a", "books/-", "books/a\nb", "books/\x01"}) {
    Book book;
    book.mutable_sequel()->set_translation_of(name);
    EXPECT_THAT(Wrong(book), ElementsAre("book.sequel.translation_of")) << name;
  }
  Book book;
  for (const char* name : {"books/a", "shelves/a", "books/c"}) book.add_cited(name);
  EXPECT_THAT(Wrong(book), ElementsAre("book.cited[1]"));
}

TEST(CheckContractTest, EnumsAndNumbersAreAmongTheirValues) {
  Book book;
  book.set_binding(static_cast<test::v1::Binding>(7));
  book.set_weight(std::nan(""));
  book.mutable_sequel()->set_weight(std::numeric_limits<double>::infinity());
  EXPECT_THAT(Wrong(book), ElementsAre("book.sequel.weight", "book.binding", "book.weight"));
}

TEST(CheckContractTest, TextsHoldNoControlsNorDoStructs) {
  Book book;
  book.set_title("a\x1b[31mb");
  book.mutable_past_loans()->Add()->set_borrower("x\u0085");
  (*book.mutable_marks()->mutable_fields())["a"].mutable_list_value()->add_values()->set_string_value("\x01");
  EXPECT_THAT(Wrong(book), ElementsAre("book.title", "book.past_loans[0].borrower", "book.marks"));
  book.Clear();
  (*book.mutable_marks()->mutable_fields())["a"].set_number_value(std::nan(""));
  EXPECT_THAT(Wrong(book), ElementsAre("book.marks"));
}

TEST(CheckContractTest, WhatACallerCannotSetIsIgnored) {
  Book book;
  book.set_readers(-1);
  EXPECT_THAT(Wrong(book), IsEmpty());
}

TEST(CheckRequestTest, AResourceIsJudgedByWhoReadsItWithAllElseThatIsWrongWithIt) {
  test::v1::UpdateBookRequest update;
  update.mutable_book()->set_translation_of("nowhere");
  update.set_request_id("\x01");
  aip::Violations violations;
  aip::CheckRequest(update, violations);
  EXPECT_THAT(Paths(violations), ElementsAre("request_id"));
}

}  // namespace
}  // namespace pepiniere::rpc
