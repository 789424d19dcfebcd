#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/record/document_fields.h"

namespace pepiniere::record {
namespace {

using ::testing::ElementsAre;

struct Loan {
  std::string borrower;
  int days = 0;

  static void Fields(auto&& visit, auto&... each) {
    visit("borrower", each.borrower...);
    visit("days", each.days...);
  }
  bool operator==(const Loan&) const = default;
};

struct Book {
  std::string title = {}, shelf_room = {};
  std::vector<std::string> themes = {};
  std::vector<Loan> loans = {};
  std::optional<double> weight = {};
  std::optional<base::Date> bought = {};
  bool lent = false;

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("shelf.room", each.shelf_room...);
    visit("themes", each.themes...);
    visit("loans", each.loans...);
    visit("weight", each.weight...);
    visit("bought", each.bought...);
    visit("lent", each.lent...);
  }
  bool operator==(const Book&) const = default;
};

Book Full() {
  return {.title = "Été \"d'un\" livre\n",
          .shelf_room = "B",
          .themes = {"a", ""},
          .loans = {{"x", 3}, {"", 2'147'483'647}},
          .weight = 0.1,
          .bought = base::Date::FromCivil(2024, 2, 29),
          .lent = true};
}

TEST(DocumentTest, ItsTextsAreToldByTheirPaths) {
  std::vector<std::string> paths;
  AddTextPaths<Book>("", paths);
  EXPECT_THAT(paths, ElementsAre("title", "shelf.room", "themes", "loans.borrower"));
}

TEST(DocumentTest, EachKindOfFieldComesBack) {
  for (const Book& book : {Full(), Book()}) {
    Book read;
    ASSERT_TRUE(FromDocument(ToDocument(book), read).ok());
    EXPECT_TRUE(read == book) << ToDocument(book);
  }
}

TEST(DocumentTest, FieldsInAnyOrderAmongUnknownOnesAndTheLastOfTwo) {
  Book read;
  ASSERT_TRUE(FromDocument(R"({"lent":true,"x":[{"title":"no"}],"title":"first","themes":["a"],"y":{"lent":1},)"
                           R"("title":"last","z":null,"shelf.room":"B","loans":[{"days":1,"borrower":"b","new":[]}]})",
                           read)
                  .ok());
  EXPECT_TRUE((read == Book{.title = "last", .shelf_room = "B", .themes = {"a"}, .loans = {{"b", 1}}, .lent = true}));
}

TEST(DocumentTest, WhatIsWrongIsNamedAndTheRestIsRead) {
  for (const char* wrong : {R"("themes":["a",1])", R"("themes":{"a":"b"})", R"("loans":[{"days":"many"}])",
                            R"("loans":[3])", R"("loans":[{"days":2147483648}])", R"("loans":[{"days":1.5}])",
                            R"("weight":"heavy")", R"("weight":null)", R"("bought":"2024-02-30")", R"("lent":1)"}) {
    Book read;
    const absl::Status status = FromDocument(base::Concat(R"({"title":"T",)", wrong, R"(,"shelf.room":"B"})"), read);
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss) << wrong;
    EXPECT_NE(std::string_view(wrong).find(std::string(status.message())), std::string_view::npos) << wrong;
    EXPECT_THAT((std::vector{read.title, read.shelf_room}), ElementsAre("T", "B")) << wrong;
  }
}

TEST(DocumentTest, WhatIsNoDocumentIsRefused) {
  const std::string deep = R"({"x":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  for (const std::string& text : {std::string(), std::string("[]"), std::string("{"), std::string("null"),
                                  std::string("{\"title\":\"a\""), std::string("{\"title\":\"\xff\"}"), deep}) {
    Book read;
    const absl::Status status = FromDocument(text, read);
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
    EXPECT_EQ(status.message(), "a stored document is not a JSON object");
  }
}

TEST(FieldSetTest, OnlyWhatIsAskedForIsRead) {
  const std::string document = ToDocument(Full());
  const auto read = [&](const std::vector<std::string>& paths) {
    Book book;
    EXPECT_TRUE(FromDocument(document, FieldSet<Book>(paths), book).ok());
    return book;
  };
  EXPECT_TRUE(read({}) == Full());
  EXPECT_TRUE((read({"title"}) == Book{.title = Full().title}));
  EXPECT_TRUE((read({"shelf"}) == Book{.shelf_room = "B"}));
  EXPECT_TRUE((read({"shelf.room.door", "loans"}) == Book{.shelf_room = "B", .loans = Full().loans}));
  EXPECT_TRUE(read({"shel", "name"}) == Book());
}

TEST(FieldSetTest, WhatIsNotAskedForMayBeWrong) {
  Book book;
  EXPECT_TRUE(FromDocument(R"({"title":1,"lent":true})", FieldSet<Book>(std::vector<std::string>{"lent"}), book).ok());
  EXPECT_TRUE(book.lent);
  EXPECT_FALSE(FromDocument(R"({"lent":true)", FieldSet<Book>(std::vector<std::string>{"lent"}), book).ok());
}

}  // namespace
}  // namespace pepiniere::record
