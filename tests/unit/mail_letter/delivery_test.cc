// What becomes of a letter after an attempt.
#include "services/mail/letter/delivery.h"

#include "absl/random/random.h"
#include "gtest/gtest.h"

namespace pepiniere::mail {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);
const RetryPolicy kPolicy;

class DeliveryTest : public ::testing::Test {
 protected:
  Fate After(Reason reason, int number = 1, absl::Duration since_first = absl::ZeroDuration(),
             std::optional<absl::Time> until = std::nullopt) {
    return FateOf(reason, {kStart + since_first, number, kStart, until}, kPolicy, random_);
  }
  absl::BitGen random_;
};

TEST_F(DeliveryTest, WhatTheServerSaysIsToldApart) {
  EXPECT_EQ(ReasonOf({.taken = true, .reply_code = 250, .stage = Stage::kText}), Reason::kNone);
  EXPECT_EQ(ReasonOf({.reply_code = 550, .stage = Stage::kRecipient}), Reason::kRefused);
  EXPECT_EQ(ReasonOf({.reply_code = 554, .stage = Stage::kText}), Reason::kRefused);
  EXPECT_EQ(ReasonOf({.reply_code = 451, .stage = Stage::kRecipient}), Reason::kDeferred);
  EXPECT_EQ(ReasonOf({.reply_code = 452, .stage = Stage::kText}), Reason::kDeferred);
  EXPECT_EQ(ReasonOf({.reply_code = 354, .stage = Stage::kText}), Reason::kDeferred) << "the wire broke";
}

TEST_F(DeliveryTest, ARefusalOfUsIsNoLetters) {
  EXPECT_EQ(ReasonOf({.reply_code = 0, .stage = Stage::kConnecting}), Reason::kTrouble);
  EXPECT_EQ(ReasonOf({.reply_code = 554, .stage = Stage::kConnecting}), Reason::kTrouble);
  EXPECT_EQ(ReasonOf({.reply_code = 535, .stage = Stage::kConnecting}), Reason::kTrouble);
  EXPECT_EQ(ReasonOf({.reply_code = 550, .stage = Stage::kSender}), Reason::kTrouble);
  EXPECT_EQ(ReasonOf({.reply_code = 530, .stage = Stage::kRecipient}), Reason::kTrouble);
  EXPECT_EQ(ReasonOf({.reply_code = 421, .stage = Stage::kText}), Reason::kTrouble);
}

TEST_F(DeliveryTest, WaitingHelpsOrItDoesNot) {
  EXPECT_EQ(After(Reason::kNone).state, State::kSent);
  EXPECT_EQ(After(Reason::kRefused).state, State::kFailed);
  EXPECT_EQ(After(Reason::kUnreadable).state, State::kFailed);
  EXPECT_EQ(After(Reason::kTooLate).state, State::kFailed);
  EXPECT_EQ(After(Reason::kErased).state, State::kStopped);
  EXPECT_EQ(After(Reason::kUnsubscribed).state, State::kStopped);
  for (const Reason reason : {Reason::kDeferred, Reason::kTrouble, Reason::kNoAddress}) {
    EXPECT_EQ(After(reason).state, State::kQueued);
  }
}

TEST_F(DeliveryTest, ItWaitsLongerEachTimeAndNotAsLongAsOthersDo) {
  absl::Duration ceiling = absl::Minutes(1);
  std::set<absl::Time> seen;
  for (int number = 1; number < 100; ++number) {
    const Fate fate = After(Reason::kDeferred, number);
    ASSERT_TRUE(fate.next_at);
    EXPECT_GE(*fate.next_at - kStart, ceiling / 2);
    EXPECT_LE(*fate.next_at - kStart, ceiling);
    seen.insert(*fate.next_at);
    ceiling = std::min(ceiling * 2, absl::Hours(1));
  }
  EXPECT_GT(seen.size(), 50U) << "the wait is drawn";
}

TEST_F(DeliveryTest, ItIsGivenUpInTheEndAndSaysWhy) {
  EXPECT_EQ(After(Reason::kDeferred, 50, kPolicy.give_up - absl::Hours(2)).state, State::kQueued);
  const Fate last = After(Reason::kDeferred, 51, kPolicy.give_up - absl::Seconds(1));
  EXPECT_EQ(last.state, State::kFailed);
  EXPECT_EQ(last.next_at, std::nullopt);
  EXPECT_EQ(PastItsTime({kStart + kPolicy.give_up, 3, kStart, {}}, kPolicy), Reason::kDeferred);
  EXPECT_EQ(PastItsTime({kStart + absl::Hours(1), 3, kStart, {}}, kPolicy), std::nullopt);
}

TEST_F(DeliveryTest, NobodyIsToldOfWhatIsOver) {
  const absl::Time until = kStart + absl::Seconds(10);
  EXPECT_EQ(After(Reason::kDeferred, 1, absl::ZeroDuration(), until).state, State::kFailed)
      << "the next try is too late";
  EXPECT_EQ(PastItsTime({until, 1, kStart, until}, kPolicy), Reason::kTooLate);
  EXPECT_EQ(PastItsTime({until - absl::Seconds(1), 1, kStart, until}, kPolicy), std::nullopt);
}

}  // namespace
}  // namespace pepiniere::mail
