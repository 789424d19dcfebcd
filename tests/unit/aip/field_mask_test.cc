#include "services/aip/field_mask.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "pepiniere/test/v1/library.pb.h"
#include "services/aip/read_mask.h"
#include "services/aip/redaction.h"

namespace pepiniere::rpc {
namespace {

using google::protobuf::FieldMask;
using test::v1::Book;
using testing::ElementsAre;
using testing::HasSubstr;

Book Parse(const char* text) {
  Book book;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &book));
  return book;
}

FieldMask Mask(std::initializer_list<const char*> paths) {
  FieldMask mask;
  for (const char* path : paths) mask.add_paths(path);
  return mask;
}

std::vector<std::string> Resolve(const Book& update, const FieldMask& mask) {
  const auto resolved = aip::ResolveUpdateMask(update, mask);
  EXPECT_TRUE(resolved.ok()) << resolved.status();
  if (!resolved.ok()) return {};
  return {resolved->paths().begin(), resolved->paths().end()};
}

TEST(ResolveUpdateMask, WithoutAMaskMeansWhatIsPopulated) {
  const Book update = Parse("name: 'books/a' title: 'T' isbn: '1' readers: 4 etag: 'e' loan { days: 2 }");
  EXPECT_THAT(Resolve(update, {}), ElementsAre("title", "loan"));
}

TEST(ResolveUpdateMask, AStarMeansEverythingThatACallerCanSet) {
  EXPECT_THAT(Resolve(Book(), Mask({"*"})), ElementsAre("title", "pages", "themes", "loan", "past_loans", "sequel",
                                                        "binding", "weight", "translation_of", "cited", "marks"));
}

TEST(ResolveUpdateMask, NamesEveryPathThatIsWrong) {
  const auto resolved = aip::ResolveUpdateMask(
      Book(), Mask({"title", "shelf", "readers", "isbn", "loan.colour", "past_loans.days", "sequel.isbn"}));
  google::rpc::BadRequest bad;
  ASSERT_TRUE(aip::GetDetail(resolved.status(), bad)) << resolved.status();
  std::vector<std::string> said;
  for (const auto& violation : bad.field_violations()) {
    EXPECT_EQ(violation.field(), "update_mask");
    said.push_back(violation.description());
  }
  EXPECT_THAT(said, ElementsAre(HasSubstr("shelf"), HasSubstr("output only"), HasSubstr("cannot change"),
                                HasSubstr("loan.colour"), HasSubstr("past_loans.days"), HasSubstr("cannot change")));
}

TEST(ResolveUpdateMask, APathWithAGapNamesNothing) {
  for (const char* path : {"", ".", ".title", "title.", "loan..days"}) {
    const absl::Status status = aip::ResolveUpdateMask(Book(), Mask({path})).status();
    EXPECT_THAT(std::string(status.message().data(), status.message().size()), HasSubstr("is no field of Book"))
        << path;
    EXPECT_FALSE(aip::ReadMask::Of(Mask({path}), Book::descriptor()).ok()) << path;
  }
}

TEST(ResolveUpdateMask, IdentityInAMaskIsNoError) {
  EXPECT_THAT(Resolve(Book(), Mask({"etag", "name", "title"})), ElementsAre("title"));
}

TEST(ApplyUpdate, CopiesNestedPathsReplacesListsAndClearsWhatIsUnset) {
  Book target = Parse("title: 'Old' pages: 10 themes: 'a' themes: 'b' loan { borrower: 'x' days: 3 } isbn: '1'");
  const Book update = Parse("title: 'New' themes: 'c' loan { days: 9 }");
  aip::ApplyUpdate(update, Mask({"title", "themes", "loan.days", "pages"}), target);
  EXPECT_EQ(target.title(), "New");
  EXPECT_THAT(target.themes(), ElementsAre("c"));
  EXPECT_EQ(target.loan().days(), 9);
  EXPECT_EQ(target.loan().borrower(), "x");
  EXPECT_FALSE(target.has_pages());
  EXPECT_EQ(target.isbn(), "1");
}

TEST(ApplyUpdate, AMessageThatIsUnsetClearsTheTargets) {
  Book target = Parse("loan { borrower: 'x' days: 3 }");
  aip::ApplyUpdate(Book(), Mask({"loan"}), target);
  EXPECT_FALSE(target.has_loan());
}

TEST(Touches, LooksUpAndDownThePath) {
  const FieldMask mask = Mask({"loan.days", "title"});
  EXPECT_TRUE(aip::Touches(mask, "loan"));
  EXPECT_TRUE(aip::Touches(mask, "loan.days"));
  EXPECT_TRUE(aip::Touches(mask, "title"));
  EXPECT_FALSE(aip::Touches(mask, "loan.borrower"));
  EXPECT_FALSE(aip::Touches(mask, "titles"));
}

TEST(ReadMask, KeepsWhatIsNamedAndRefusesTheUnknown) {
  Book book = Parse("name: 'books/a' title: 'T' loan { borrower: 'x' days: 3 }");
  Book whole = book;
  const auto mask = aip::ReadMask::Of(Mask({"title", "loan.days"}), Book::descriptor());
  ASSERT_TRUE(mask.ok());
  mask->Trim(book);
  EXPECT_EQ(book.ShortDebugString(), R"(title: "T" loan { days: 3 })");
  for (const FieldMask& everything : {FieldMask(), Mask({"*"})}) {
    const auto all = aip::ReadMask::Of(everything, Book::descriptor());
    ASSERT_TRUE(all.ok());
    all->Trim(whole);
    EXPECT_EQ(whole.name(), "books/a");
    EXPECT_TRUE(all->Wants(Book::kIsbnFieldNumber));
    EXPECT_TRUE(all->paths().empty());
  }
  EXPECT_TRUE(absl::IsInvalidArgument(aip::ReadMask::Of(Mask({"shelf"}), Book::descriptor()).status()));
}

TEST(ReadMask, WantsWhatItNamesAndWhatHoldsIt) {
  const auto mask = aip::ReadMask::Of(Mask({"loan.days", "title", "title"}), Book::descriptor());
  ASSERT_TRUE(mask.ok());
  EXPECT_TRUE(mask->Wants(Book::kLoanFieldNumber));
  EXPECT_TRUE(mask->Wants(Book::kTitleFieldNumber));
  EXPECT_FALSE(mask->Wants(Book::kNameFieldNumber));
  EXPECT_THAT(mask->paths(), ElementsAre("loan.days", "title"));
}

TEST(ReadMask, AFieldThatIsWantedWholeIsKeptWhole) {
  for (const FieldMask& paths : {Mask({"loan", "loan.days"}), Mask({"loan.days", "loan"})}) {
    Book book = Parse("title: 'T' loan { borrower: 'x' days: 3 }");
    aip::ReadMask::Of(paths, Book::descriptor())->Trim(book);
    EXPECT_EQ(book.ShortDebugString(), R"(loan { borrower: "x" days: 3 })");
  }
}

TEST(CheckRequired, FindsWhatIsMissingAtAnyDepth) {
  aip::Violations violations;
  aip::CheckRequired(Parse("sequel { sequel { title: 'x' } }"), "book", violations);
  google::rpc::BadRequest bad;
  ASSERT_TRUE(aip::GetDetail(violations.ToStatus(), bad));
  ASSERT_EQ(bad.field_violations_size(), 2);
  EXPECT_EQ(bad.field_violations(0).field(), "book.title");
  EXPECT_EQ(bad.field_violations(1).field(), "book.sequel.title");
}

TEST(CheckRequired, InsideAThingThatMayBeToldInPart) {
  aip::Violations violations;
  aip::CheckRequiredInside(Parse("sequel { sequel { title: 'x' } }"), "book", violations);
  google::rpc::BadRequest bad;
  ASSERT_TRUE(aip::GetDetail(violations.ToStatus(), bad));
  ASSERT_EQ(bad.field_violations_size(), 1);
  EXPECT_EQ(bad.field_violations(0).field(), "book.sequel.title");
}

TEST(ClearOutputOnly, ForgetsWhatCallersMayNotSay) {
  Book book = Parse("title: 'T' readers: 3 sequel { readers: 4 isbn: '1' }");
  aip::ClearOutputOnly(book);
  EXPECT_EQ(book.ShortDebugString(), R"(title: "T" sequel { isbn: "1" })");
}

TEST(Redact, BlanksRestrictedFieldsInListsAndInTypesThatHoldThemselves) {
  Book book = Parse(
      "title: 'T' loan { borrower: 'x' days: 3 } past_loans { borrower: 'y' days: 1 } past_loans { borrower: 'z' } "
      "sequel { title: 'U' sequel { loan { borrower: 'w' days: 5 } } }");
  aip::Redact(book);
  EXPECT_EQ(
      book.ShortDebugString(),
      R"(title: "T" loan { days: 3 } past_loans { days: 1 } past_loans { } sequel { title: "U" sequel { loan { days: 5 } } })");
  EXPECT_TRUE(aip::RestrictedFieldsOf(FieldMask::descriptor()).empty());
}

}  // namespace
}  // namespace pepiniere::rpc
