#include "services/record/document.h"

#include <gtest/gtest.h>

#include <type_traits>

#include "services/portfolio/domain/directory.h"
#include "services/portfolio/domain/event.h"
#include "tests/store/portfolio/store_test.h"

namespace pepiniere::portfolio::store {
namespace {

// Gives each field something to say, or nothing.
class Filler {
 public:
  explicit Filler(unsigned seed) : random_(seed) {}

  void Fill(std::string& s) {
    static const char* const kTexts[] = {"", "x", "é\u2028\u0000🌱", "\"quoted\" \\ back", "null", "{\"a\":1}", "\n\t"};
    s = kTexts[Pick(random_, 7)];
  }
  void Fill(std::vector<std::string>& list) {
    list.resize(static_cast<std::size_t>(Pick(random_, 4)));
    for (std::string& s : list) Fill(s);
  }
  void Fill(ProjectKind& kind) { kind = static_cast<ProjectKind>(1 + Pick(random_, 4)); }
  void Fill(AccessibilityStatus& status) { status = static_cast<AccessibilityStatus>(Pick(random_, 4)); }
  void Fill(bool& flag) { Set(flag); }
  template <typename T>
  void Fill(std::optional<T>& value) {
    value.reset();
    if (Pick(random_, 3)) Set(value.emplace());
  }

 private:
  void Set(bool& value) { value = Pick(random_, 2) == 0; }
  void Set(double& value) { value = Pick(random_, 2) ? 1.0 / (1 + Pick(random_, 99)) : Pick(random_, 101); }
  void Set(std::int64_t& value) { value = static_cast<std::int64_t>((std::uint64_t{random_()} << 32) | random_()); }
  void Set(base::Date& value) { value = base::Date::Min() + Pick(random_, 3652058); }
  void Set(Phase& value) { value = static_cast<Phase>(1 + Pick(random_, kPhaseCount)); }

  std::mt19937 random_;
};

template <typename T>
class DocumentTest : public ::testing::Test {};
using Documented = ::testing::Types<Organisation, Incubator, Team, Project, Event, PhaseEntry>;
TYPED_TEST_SUITE(DocumentTest, Documented);

TYPED_TEST(DocumentTest, WhatIsWrittenIsRead) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    Filler filler(seed);
    TypeParam value, read;
    TypeParam::Fields([&](auto, auto& field) { filler.Fill(field); }, value);
    const std::string document = record::ToDocument(value);
    ASSERT_TRUE(record::FromDocument(document, read).ok()) << document;
    ASSERT_TRUE(read == value) << document;
    ASSERT_EQ(record::ToDocument(read), document);
  }
}

TYPED_TEST(DocumentTest, WhatIsNoDocumentIsRefused) {
  for (const char* text : {"", "[]", "{", "3", "null"}) {
    TypeParam value;
    EXPECT_EQ(record::FromDocument(text, value).code(), absl::StatusCode::kDataLoss) << text;
  }
  TypeParam value;
  EXPECT_TRUE(record::FromDocument(R"({"a field of a newer version":1})", value).ok());
}

TEST(DocumentTest, AFieldOfAnotherTypeIsRefused) {
  for (const char* text : {R"({"title":1})", R"({"themes":"x"})", R"({"themes":[1]})", R"({"kind":"X"})",
                           R"({"time_box.start_date":"2024-02-30"})", R"({"standards.statistics_published":1})",
                           R"({"budget.spent":"1"})"}) {
    Project project;
    EXPECT_EQ(record::FromDocument(text, project).code(), absl::StatusCode::kDataLoss) << text;
  }
}

}  // namespace
}  // namespace pepiniere::portfolio::store
