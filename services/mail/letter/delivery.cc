#include "services/mail/letter/delivery.h"

#include <algorithm>
#include <cmath>

namespace pepiniere::mail {
namespace {

// "Service not available, closing": about nobody's letter.
constexpr int kClosing = 421;
// What is said of who we are, or are not (RFC 4954).
constexpr int kAboutUs[] = {432, 454, 530, 534, 535, 538};
constexpr double kMostDoublings = 30;

absl::Duration WaitAfter(int attempts, const base::BackoffPolicy& waits, absl::BitGenRef random) {
  const double times = std::pow(waits.growth, std::min<double>(attempts - 1, kMostDoublings));
  base::BackoffPolicy policy = waits;
  policy.first = std::min(waits.first * times, waits.longest);
  return base::Backoff(policy).Next(random);
}

bool MayHelpToWait(Reason reason) {
  return reason == Reason::kNoAddress || reason == Reason::kDeferred || reason == Reason::kTrouble;
}

}  // namespace

Reason ReasonOf(const Conversation& conversation) {
  if (conversation.taken) return Reason::kNone;
  const int code = conversation.reply_code;
  if (conversation.stage < Stage::kRecipient || code == kClosing || std::ranges::count(kAboutUs, code) > 0) {
    return Reason::kTrouble;
  }
  return code / 100 == 5 ? Reason::kRefused : Reason::kDeferred;
}

std::optional<Reason> PastItsTime(const Attempt& attempt, const RetryPolicy& policy) {
  if (attempt.until && attempt.now >= *attempt.until) return Reason::kTooLate;
  if (attempt.now >= attempt.first_tried_at + policy.give_up) return Reason::kDeferred;
  return std::nullopt;
}

Fate FateOf(Reason reason, const Attempt& attempt, const RetryPolicy& policy, absl::BitGenRef random) {
  if (reason == Reason::kNone) return {.state = State::kSent};
  if (reason == Reason::kErased || reason == Reason::kUnsubscribed) return {.state = State::kStopped};
  if (!MayHelpToWait(reason)) return {.state = State::kFailed};
  const absl::Time next = attempt.now + WaitAfter(attempt.number, policy.waits, random);
  const absl::Time end =
      std::min(attempt.first_tried_at + policy.give_up, attempt.until.value_or(absl::InfiniteFuture()));
  if (next >= end) return {.state = State::kFailed};
  return {.state = State::kQueued, .next_at = next};
}

}  // namespace pepiniere::mail
