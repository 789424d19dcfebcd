// What becomes of a letter after each attempt. Rules alone: no network, no clock.
#pragma once

#include <optional>
#include <string_view>

#include "absl/random/bit_gen_ref.h"
#include "absl/time/time.h"
#include "services/base/backoff.h"

namespace pepiniere::mail {

// As stored.
enum class State { kQueued = 1, kSent = 2, kFailed = 3, kStopped = 4 };

// Why a letter is where it is. As stored.
enum class Reason {
  kNone = 0,
  kNoAddress = 1,     // the person has none, or none that SMTP takes
  kRefused = 2,       // the mail server said for good that it takes it not (5xx)
  kDeferred = 3,      // it said that it takes it later (4xx), or the wire broke
  kTrouble = 4,       // it takes nothing for now: out of reach, or refuses us and not the letter
  kTooLate = 5,       // it was of no use any more
  kErased = 6,        // the person was erased
  kUnsubscribed = 7,  // it is not owed, and the person stopped what is not
  kUnreadable = 8,    // what it says cannot be read: its key is gone, or its words are
};

// How far a conversation with a mail server came.
enum class Stage { kConnecting, kSender, kRecipient, kText };

// What came of one: whether the server took the letter, the last number that it said (0: none), and how far it came.
struct Conversation {
  bool taken = false;
  int reply_code = 0;
  Stage stage = Stage::kConnecting;
};

// kNone where it was taken. A refusal counts as one of the letter's from the recipient on; before that, and where the
// server asks who we are, it is about us.
Reason ReasonOf(const Conversation& conversation);

struct RetryPolicy {
  // From one attempt to the next.
  base::BackoffPolicy waits = {.first = absl::Minutes(1), .longest = absl::Hours(1), .growth = 2};
  // From the first one on; then it is given up.
  absl::Duration give_up = absl::Hours(24 * 5);
};

struct Attempt {
  absl::Time now;
  int number = 1;  // 1 for the first
  absl::Time first_tried_at;
  std::optional<absl::Time> until{};  // Letter::until
};

struct Fate {
  State state = State::kQueued;
  std::optional<absl::Time> next_at{};  // of kQueued alone
};

// A letter stays queued where waiting may help, for as long as it is of use and the policy lasts.
Fate FateOf(Reason reason, const Attempt& attempt, const RetryPolicy& policy, absl::BitGenRef random);

// Whether it is to be given up without another attempt, and why: it is of no use any more, or was tried for long enough
// (kDeferred) by who did not live to say so.
std::optional<Reason> PastItsTime(const Attempt& attempt, const RetryPolicy& policy);

}  // namespace pepiniere::mail
