// Letters in a schema: once a person a fact, one process's at a time, sealed, and gone with the person.
#include "services/mail/queue/queue.h"

#include <algorithm>
#include <set>
#include <thread>

#include "services/mail/queue/held_letters.h"
#include "services/mail/queue/letter_list.h"
#include "services/personal/keys.h"
#include "tests/store/mail/mail_test.h"

namespace pepiniere::mail {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr absl::Duration kLease = absl::Minutes(10);

class QueueTest : public MailTest {
 protected:
  std::optional<TakenLetter> TakeOne(const std::string& holder, absl::Time now = absl::Now()) {
    auto taken = Take(database(), Soon(), holder, now, kLease);
    EXPECT_TRUE(taken.ok()) << taken.status();
    return taken.ok() ? *std::move(taken) : std::nullopt;
  }
  bool SettleIt(const std::string& holder, const std::string& id, const Settled& settled) {
    const auto ours = Settle(database(), Soon(), holder, id, settled, absl::Now());
    EXPECT_TRUE(ours.ok()) << ours.status();
    return ours.value_or(false);
  }
  std::string Stored() {
    std::string all;
    const absl::Status read = database().Read(Soon(), [&](db::Session& session) {
      return session.Query("SELECT CONCAT_WS('|', person, fact, template, fields) FROM mail_letters", {},
                           [&](const db::Row& row) {
                             all += row.String(0);
                             return absl::OkStatus();
                           });
    });
    EXPECT_TRUE(read.ok()) << read;
    return all;
  }
};

TEST_F(QueueTest, APersonIsToldOfAFactOnce) {
  ASSERT_TRUE(Queue(Offer()).ok());
  Letter again = Offer();
  again.fields["seat"] = std::string("Autre chose");
  EXPECT_TRUE(Queue(again).ok());
  EXPECT_TRUE(Queue(Offer(kPaul)).ok());
  EXPECT_TRUE(Queue(Offer(kLise, "calls/c1/offers/4")).ok());
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM mail_letters"), 3);
  const auto taken = TakeOne("a");
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->fields, Offer().fields) << "the first one counts";
}

TEST_F(QueueTest, NothingIsQueuedWhereTheTransactionIsNotCommitted) {
  const absl::Status failed = database().Transact(Soon(), [&](db::Session& session) -> absl::Status {
    if (absl::Status queued = Enqueue(session, absl::Now(), Offer()); !queued.ok()) return queued;
    return absl::AbortedError("no");
  });
  EXPECT_TRUE(absl::IsAborted(failed));
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM mail_letters"), 0);
}

TEST_F(QueueTest, ALetterThatFitsNoTemplateIsAMistake) {
  Letter letter = Offer();
  letter.fields.erase("seat");
  EXPECT_TRUE(absl::IsInternal(Queue(letter)));
}

TEST_F(QueueTest, WhatItSaysIsSealed) {
  ASSERT_TRUE(Queue(Offer()).ok());
  EXPECT_THAT(Stored(), Not(HasSubstr("Carte")));
  const auto taken = TakeOne("a");
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->fields, Offer().fields);
  EXPECT_EQ(taken->person, kLise);
  EXPECT_EQ(taken->template_id, "offer.made");
  EXPECT_TRUE(taken->owed);
  EXPECT_EQ(taken->language, std::nullopt);
}

TEST_F(QueueTest, ALetterIsOneProcesssUntilItsLeaseIsOver) {
  ASSERT_TRUE(Queue(Offer()).ok());
  const absl::Time now = absl::Now() + absl::Seconds(1);
  const auto first = TakeOne("a", now);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->attempt.number, 1);
  EXPECT_FALSE(TakeOne("b", now + kLease - absl::Seconds(1)));
  const auto second = TakeOne("b", now + kLease);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->id, first->id);
  EXPECT_EQ(second->attempt.number, 2);
  EXPECT_EQ(absl::ToUnixMicros(second->attempt.first_tried_at), absl::ToUnixMicros(now));
  EXPECT_FALSE(SettleIt("a", first->id, {.fate = {.state = State::kSent}})) << "it is another's by now";
  EXPECT_TRUE(SettleIt("b", first->id, {.fate = {.state = State::kSent}}));
  EXPECT_FALSE(SettleIt("b", first->id, {.fate = {.state = State::kFailed}}));
  EXPECT_EQ(StateOf(), "2 0 0");
}

TEST_F(QueueTest, ManyWhoTakeAtOnceEachHaveTheirOwn) {
  constexpr int kLetters = 40, kTakers = 4;
  for (int i = 0; i < kLetters; ++i) ASSERT_TRUE(Queue(Offer(kLise, "facts/" + std::to_string(i))).ok());
  const absl::Time now = absl::Now() + absl::Seconds(1);
  std::vector<std::vector<std::string>> taken(kTakers);
  std::vector<std::thread> takers;
  for (int i = 0; i < kTakers; ++i) {
    takers.emplace_back([&, i] {
      auto& mine = taken[static_cast<std::size_t>(i)];
      // One that finds all others locked at this moment looks again.
      for (int empty = 0; empty < 50;) {
        const auto letter = TakeOne(std::to_string(i), now);
        letter ? mine.push_back(letter->id) : static_cast<void>(++empty);
      }
    });
  }
  for (std::thread& taker : takers) taker.join();
  std::set<std::string> all;
  std::size_t count = 0;
  for (const auto& mine : taken) {
    all.insert(mine.begin(), mine.end());
    count += mine.size();
  }
  EXPECT_EQ(count, std::size_t{kLetters});
  EXPECT_EQ(all.size(), std::size_t{kLetters});
}

TEST_F(QueueTest, OneThatIsPutOffWaitsAndOneThatIsSettledSaysNothingAnyMore) {
  ASSERT_TRUE(Queue(Offer()).ok());
  const absl::Time now = absl::Now() + absl::Seconds(1);
  const auto taken = TakeOne("a", now);
  ASSERT_TRUE(taken);
  const Fate later = {.state = State::kQueued, .next_at = now + absl::Minutes(3)};
  EXPECT_TRUE(SettleIt("a", taken->id, {.fate = later, .reason = Reason::kDeferred, .reply_code = 451}));
  EXPECT_EQ(StateOf(), "1 3 451");
  EXPECT_FALSE(TakeOne("a", now + absl::Minutes(2)));
  EXPECT_EQ(CountQueued(database(), Soon())->queued, 1);
  const auto again = TakeOne("b", now + absl::Minutes(3));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->fields, Offer().fields);
  EXPECT_TRUE(
      SettleIt("b", taken->id, {.fate = {.state = State::kFailed}, .reason = Reason::kRefused, .reply_code = 550}));
  EXPECT_EQ(StateOf(), "3 2 550");
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM mail_letters WHERE fields = '' AND due_at_us IS NULL AND holder = ''"),
            1);
  EXPECT_EQ(CountQueued(database(), Soon())->queued, 0);
}

TEST_F(QueueTest, WhoIsErasedIsWrittenNothing) {
  ASSERT_TRUE(Queue(Offer()).ok());
  ASSERT_TRUE(Queue(Offer(kPaul)).ok());
  const absl::Status erased = database().Transact(Soon(), [&](db::Session& session) -> absl::Status {
    if (absl::Status begun = personal::BeginErasing(session, {kLise}, absl::Now()); !begun.ok()) return begun;
    return personal::DeleteKeys(session).status();
  });
  ASSERT_TRUE(erased.ok()) << erased;
  const absl::Time now = absl::Now() + absl::Seconds(1);
  std::map<std::string, bool> readable;
  for (auto letter = TakeOne("a", now); letter; letter = TakeOne("a", now)) {
    readable[letter->person] = letter->fields.has_value();
  }
  EXPECT_THAT(readable, ElementsAre(std::pair(std::string(kLise), false), std::pair(std::string(kPaul), true)));
}

// What an export tells and an erasure stops, of one person.
class HeldLettersTest : public QueueTest {
 protected:
  std::vector<std::string> FieldsOf(const std::string& person) {
    const std::function<bool(std::string_view)> none = [](std::string_view) { return false; };
    const std::function<std::optional<std::string>(std::string_view)> nothing = [](std::string_view) {
      return std::nullopt;
    };
    const std::function<bool(std::string_view)> them = [&](std::string_view name) { return name == person; };
    const std::vector<std::string> patterns;
    const auto found = HeldLetters().find(database(), Soon(), {none, none, nothing, patterns, them, person});
    EXPECT_TRUE(found.ok()) << found.status();
    std::vector<std::string> fields;
    for (const record::FoundText& text : *found) {
      EXPECT_THAT(text.name, HasSubstr(person + "/letters/"));
      fields.push_back(text.field + "=" + text.text);
    }
    return fields;
  }
};

TEST_F(HeldLettersTest, AreTheirsAlone) {
  ASSERT_TRUE(Queue(Offer()).ok());
  EXPECT_THAT(FieldsOf(kLise), ElementsAre("template=offer.made", "call=Saison 8", "path=/offres/3",
                                           "seat=Carte des sols", "until=jeudi 1er janvier 1970 à 00:00 (UTC)"));
  EXPECT_THAT(FieldsOf(kPaul), IsEmpty());
}

class LetterListTest : public QueueTest {
 protected:
  std::vector<std::string> Listed(const std::string& parent, const std::string& filter = "") {
    const auto parsed = query::ParseFilter(filter);
    EXPECT_TRUE(parsed.ok()) << parsed.status();
    const auto page = ListLetters(database(), Soon(), {.parent = parent, .filter = *parsed});
    EXPECT_TRUE(page.ok()) << page.status();
    std::vector<std::string> facts;
    for (const ListedLetter& letter : page->rows) facts.push_back(letter.fact);
    std::ranges::sort(facts);
    return facts;
  }
};

TEST_F(LetterListTest, IsOfAPersonOrOfAResourceAndWhatIsBelowIt) {
  for (const char* fact : {"calls/c1/offers/3", "calls/c1/offers/30", "calls/c1", "calls/c10/offers/1"}) {
    ASSERT_TRUE(Queue(Offer(kLise, fact)).ok());
  }
  ASSERT_TRUE(Queue(Offer(kPaul)).ok());
  EXPECT_THAT(Listed("calls/c1"),
              ElementsAre("calls/c1", "calls/c1/offers/3", "calls/c1/offers/3", "calls/c1/offers/30"));
  EXPECT_THAT(Listed("calls/c1/offers/3"), ElementsAre("calls/c1/offers/3", "calls/c1/offers/3"));
  EXPECT_THAT(Listed(kPaul), ElementsAre("calls/c1/offers/3"));
  EXPECT_THAT(Listed(std::string("persons/x")), IsEmpty());
  EXPECT_THAT(Listed(kLise, "state = SENT"), IsEmpty());
  EXPECT_THAT(Listed(kLise, "state = STATE_QUEUED owed = true"),
              ElementsAre("calls/c1", "calls/c1/offers/3", "calls/c1/offers/30", "calls/c10/offers/1"));
}

TEST_F(LetterListTest, IsReadPageByPage) {
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(Queue(Offer(kLise, "calls/c1/offers/" + std::to_string(i))).ok());
  std::set<std::string> seen;
  LetterQuery query = {.parent = kLise, .limit = 2};
  for (int pages = 1;; ++pages) {
    const auto page = ListLetters(database(), Soon(), query);
    ASSERT_TRUE(page.ok()) << page.status();
    for (const ListedLetter& letter : page->rows) EXPECT_TRUE(seen.insert(letter.fact).second);
    if (page->last.empty()) {
      EXPECT_EQ(pages, 3);
      break;
    }
    query.after = page->last;
  }
  EXPECT_EQ(seen.size(), 5U);
}

}  // namespace
}  // namespace pepiniere::mail
