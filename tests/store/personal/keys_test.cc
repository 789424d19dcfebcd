// Keys of persons in a schema, and the differences that they seal.
#include "services/personal/keys.h"

#include <optional>
#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "pepiniere/portfolio/v1/project.pb.h"
#include "services/base/clock.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/personal/diff.h"
#include "tests/support/database.h"

namespace pepiniere::personal {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class KeysTest : public ::testing::Test {
 protected:
  absl::Time Soon() const { return absl::Now() + absl::Seconds(60); }
  void In(absl::FunctionRef<absl::Status(db::Session&)> body) {
    const absl::Status done = database_.Transact(Soon(), body);
    ASSERT_TRUE(done.ok()) << done;
  }
  // Of a project whose contact changed, as the audit keeps it.
  std::string Sealed(std::string diff, std::string reason = "") { return SealedChange(std::move(diff), reason); }
  // The same, with the reason for it.
  std::string SealedChange(std::string diff, std::string& reason) {
    portfolio::v1::Project::descriptor();  // the contract is linked where something of it is used
    const AuditedChange change{.resource = "projects/x", .before = "{}", .after = "{}", .diff = diff, .reason = reason};
    In([&](db::Session& session) { return SealChanges(session, {change}, absl::Now()); });
    return diff;
  }
  OpenedChange Opened(OpenedChange change) {
    In([&](db::Session& session) { return OpenChanges(session, {&change}); });
    return change;
  }
  std::string Opened(std::string diff) { return Opened(OpenedChange{.diff = std::move(diff), .reason = ""}).diff; }
  std::int64_t Erased(const std::string& text) {
    std::int64_t keys = 0;
    In([&](db::Session& session) -> absl::Status {
      const auto owners = Owners::Open(session, absl::Now());
      if (!owners.ok()) return owners.status();
      if (absl::Status begun = BeginErasing(session, {owners->Of(text)}, absl::Now()); !begun.ok()) return begun;
      const auto erased = DeleteKeys(session);
      keys = erased.value_or(-1);
      return erased.status();
    });
    return keys;
  }

  testing::TestSchema schema_{std::vector<std::string>{"migrations/shared"}};
  base::SystemClock clock_;
  db::Database database_{schema_.options(), {.max_size = 4}, clock_};
};

constexpr char kDiff[] = R"({"contact":{"after":"Zoé Ravel","before":"Léo Brun"},"kind":{"after":"Zoé Ravel"}})";

TEST_F(KeysTest, WhatIsPersonalIsSealedAndOpensAsItWas) {
  const std::string sealed = Sealed(kDiff);
  EXPECT_THAT(sealed, Not(HasSubstr("Léo")));
  EXPECT_THAT(sealed, HasSubstr(R"("kind":{"after":"Zoé Ravel"})")) << "the contract does not call it personal";
  EXPECT_TRUE(HasSealed({.diff = sealed, .reason = ""}));
  EXPECT_EQ(Opened(sealed), kDiff);
  EXPECT_EQ(Opened(kDiff), kDiff) << "what has nothing sealed";
}

TEST_F(KeysTest, EachPersonHasOneKeyHoweverTheyAreWritten) {
  Sealed(R"({"contact":{"after":"Zoé Ravel"}})");
  Sealed(R"({"intrapreneur":{"after":"ZOE  RAVEL"}})");
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM person_keys WHERE owner <> ''"), 1);
  Sealed(R"({"intrapreneur":{"after":"Zoé Ravelle"}})");
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM person_keys WHERE owner <> ''"), 2);
  Sealed(R"({"intrapreneur":{"after":"persons/01HZZZZZZZZZZZZZZZZZZZZZZZ"}})");
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM person_keys WHERE owner <> ''"), 2) << "it tells nobody's name";
}

TEST_F(KeysTest, WhoIsErasedIsReadNoMoreAndOthersAre) {
  const std::string sealed = Sealed(kDiff);
  EXPECT_EQ(Erased("zoe ravel"), 1);
  EXPECT_EQ(Opened(sealed),
            R"({"contact":{"after":null,"before":"Léo Brun","erased":true},"kind":{"after":"Zoé Ravel"}})");
  EXPECT_EQ(Erased("zoe ravel"), 0);
  EXPECT_EQ(Opened(Sealed(kDiff)), kDiff) << "who is written of anew has a new key";
  EXPECT_EQ(Opened(sealed).find("Zoé"), Opened(sealed).find(R"(Zoé Ravel"}})")) << "which does not open the old";
}

TEST_F(KeysTest, ATextAboutSomethingElseHasAKeyOfItsOwn) {
  constexpr char kProse[] = R"({"mission":{"after":"Vu avec Zoé Ravel","before":"Vu avec Léo Brun"}})";
  const std::string sealed = Sealed(kProse);
  EXPECT_THAT(sealed, Not(HasSubstr("Vu avec")));
  EXPECT_EQ(Erased("Zoé Ravel"), 0);
  EXPECT_EQ(Opened(sealed), kProse) << "the name is not the text";
  EXPECT_EQ(Erased("Vu avec Zoé Ravel"), 1);
  EXPECT_EQ(Opened(sealed), R"({"mission":{"after":null,"before":"Vu avec Léo Brun","erased":true}})");
}

TEST_F(KeysTest, TextsInAJsonTextAreSealedWithTheirKeysAndOpenAsTheyWere) {
  constexpr char kInside[] = R"({"source_fields":{"after":"{\"Zoé\":\"Ravel\",\"n\":1}"}})";
  const std::string sealed = Sealed(kInside);
  EXPECT_THAT(sealed, Not(HasSubstr("Zoé")));
  EXPECT_THAT(sealed, Not(HasSubstr("Ravel")));
  EXPECT_EQ(Opened(sealed), kInside);
  EXPECT_EQ(Erased(InsideOf("projects/x")), 1);
  EXPECT_THAT(Opened(sealed), HasSubstr(R"("erased":true)"));
}

TEST_F(KeysTest, WhatOneKeySealedBeginsAlikeAndNothingElseDoes) {
  std::string one = "une faute", again = "une faute", other = "une autre";
  for (std::string* reason : {&one, &again, &other}) SealedChange("{}", *reason);
  constexpr std::size_t kKey = 29;  // as audit_records.reason_key has it
  EXPECT_NE(one, again);
  EXPECT_EQ(one.substr(0, kKey), again.substr(0, kKey));
  EXPECT_NE(one.substr(0, kKey), other.substr(0, kKey));
}

TEST_F(KeysTest, WhenASubjectWasLastErasedIsKnownOfThatIssuerToTheByte) {
  const absl::Time first = absl::FromUnixSeconds(1'000), second = absl::FromUnixSeconds(2'000);
  std::optional<absl::Time> at;
  const auto ask = [&](std::string_view issuer, std::string_view subject) {
    for (const bool to_write : {false, true}) {
      In([&](db::Session& session) -> absl::Status {
        const auto found = SubjectErasedAt(session, issuer, subject, to_write);
        at = found.value_or(std::nullopt);
        return found.status();
      });
    }
    return at;
  };
  EXPECT_EQ(ask("id", "zoe"), std::nullopt) << "nobody was erased";
  for (const absl::Time now : {first, second}) {
    In([&](db::Session& session) { return EraseSubject(session, "id", "zoe", now); });
    EXPECT_EQ(ask("id", "zoe"), now);
  }
  EXPECT_EQ(ask("id", "Zoé"), std::nullopt);
  EXPECT_EQ(ask("idz", "oe"), std::nullopt);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM erased_owners WHERE owner LIKE '%zoe%'"), 0);
  In([](db::Session& session) -> absl::Status {
    EXPECT_TRUE(AllAreErased(session).value_or(false)) << "it is counted once";
    return absl::OkStatus();
  });
}

TEST_F(KeysTest, ANameInTextsIsKnownByItsHash) {
  In([](db::Session& session) -> absl::Status {
    const auto owners = Owners::Open(session, absl::Now());
    if (!owners.ok()) return owners.status();
    EXPECT_EQ(owners->OfName("Zoé Ravel"), owners->OfName("ZOE-RAVEL"));
    EXPECT_NE(owners->OfName("zoe@ravel.example"), owners->OfName("zoe ravel example"));
    EXPECT_EQ(WordsOfName(owners->OfName("Zoé Ravel")), 2);
    EXPECT_EQ(WordsOfName(owners->OfName("zoe@ravel.example")), 0);
    EXPECT_EQ(WordsOfName(owners->Of("Zoé Ravel")), std::nullopt);
    return absl::OkStatus();
  });
}

TEST_F(KeysTest, AReasonIsSealedWhateverItSaysAndErasedAsAWhole) {
  std::string reason = "à la demande de Zoé Ravel", other = "une faute";
  SealedChange("{}", reason);
  SealedChange("{}", other);
  EXPECT_TRUE(IsSealed(reason) && IsSealed(other));
  EXPECT_EQ(Opened(OpenedChange{.diff = "{}", .reason = reason}).reason, "à la demande de Zoé Ravel");
  EXPECT_EQ(Erased("à la demande de Zoé Ravel"), 1);
  const OpenedChange erased = Opened(OpenedChange{.diff = "{}", .reason = reason});
  EXPECT_EQ(erased.reason, "");
  EXPECT_TRUE(erased.reason_erased);
  const OpenedChange kept = Opened(OpenedChange{.diff = "{}", .reason = other});
  EXPECT_EQ(kept.reason, "une faute");
  EXPECT_FALSE(kept.reason_erased);
}

TEST_F(KeysTest, ARestoredSchemaKnowsOfFewerThanWereErased) {
  const auto all = [&] {
    bool are = false;
    In([&](db::Session& session) -> absl::Status {
      const auto erased = AllAreErased(session);
      are = erased.value_or(false);
      return erased.status();
    });
    return are;
  };
  EXPECT_TRUE(all());
  Erased("Zoé Ravel");
  EXPECT_TRUE(all());
  schema_.Run("UPDATE erasures_done SET owners = 0");  // as a dump of before says
  EXPECT_FALSE(all());
  In([](db::Session& session) { return MarkAllErased(session); });
  EXPECT_TRUE(all());
}

}  // namespace
}  // namespace pepiniere::personal
