// Sends a service's letters, one after the other, from a thread of its own.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/random/random.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/backoff.h"
#include "services/base/clock.h"
#include "services/journal/worker.h"
#include "services/mail/letter/delivery.h"
#include "services/mail/letter/header.h"
#include "services/mail/post/smtp.h"
#include "services/mail/queue/queue.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::mail {

// Whom a letter is to, as the access service knows them when it is sent.
struct Contact {
  std::string display_name{}, address{};  // empty: none
  bool erased = false;                    // or nobody of ours
  bool stopped = false;                   // wants no more than what is owed
  std::string stop_token{};
};
using FindContact = std::function<absl::StatusOr<Contact>(const std::string& person, absl::Time deadline)>;

struct PostOptions {
  SmtpOptions smtp{};
  Mailbox from{};
  // Where the web client is: "https://pepiniere.example".
  std::string site{};
  RetryPolicy retry{};
  // How long a letter is one process's: well beyond what a conversation takes, and the differences of clocks.
  absl::Duration lease = absl::Minutes(10);
  // Between two letters while the mail server takes none.
  base::BackoffPolicy rests = {.first = absl::Seconds(5), .longest = absl::Minutes(5)};
  journal::Pauses pauses = {.shortest = absl::Milliseconds(200), .longest = absl::Seconds(5)};
};

// Something for the log: numbers, ids and words of ours, nothing that tells of a person.
struct PostEvent {
  bool warning = false;
  std::string_view message;
  std::vector<std::pair<std::string_view, std::string>> fields{};
};

// Since the start, but for those that wait.
struct PostFigures {
  std::int64_t sent = 0, failed = 0, stopped = 0, deferred = 0, queued = 0;
  double oldest_seconds = 0;  // of those that wait
};

// Any number of processes may have one: each letter is one's for a while (queue.h). A letter is sent at least once:
// again where the wire breaks, or the process dies, after the server has taken it and before that is written; its
// Message-ID is the same. Thread-safe, but for Start and Stop, which are their owner's.
class Postman {
 public:
  // `database` and `clock` must outlive this. `report` is called from the thread that sends.
  Postman(db::Database& database, const base::Clock& clock, PostOptions options, FindContact find_contact,
          std::function<void(const PostEvent&)> report);

  void Start();
  // Waits for the letter under way, which is broken off if it takes too long.
  void Stop();
  // Something was queued.
  void Wake() { worker_.Wake(); }

  // Sends one letter that is due, if there is one and the server takes any. Whether there may be more.
  absl::StatusOr<bool> RunOnce();

  PostFigures figures() const;

 private:
  struct Outcome {
    Reason reason = Reason::kNone;
    int reply_code = 0;
    bool broken_off = false;
  };

  bool Turn();
  Outcome Deliver(const TakenLetter& letter);
  Outcome SendTo(const TakenLetter& letter, const Contact& contact);
  absl::StatusOr<Message> Write(const TakenLetter& letter, const Contact& contact) const;
  Settled Judge(const TakenLetter& letter, const Outcome& outcome);
  absl::Status Keep(const TakenLetter& letter, const Settled& settled);
  void Count(const TakenLetter& letter, const Settled& settled);
  void Rest(const Outcome& outcome);
  void RefreshFigures();
  bool IsToBreakOff() const;

  db::Database& database_;
  const base::Clock& clock_;
  const PostOptions options_;
  const FindContact find_contact_;
  const std::function<void(const PostEvent&)> report_;
  const std::string holder_;

  // Of the thread that sends.
  absl::BitGen random_;
  base::Backoff rests_;
  absl::Time resting_until_ = absl::InfinitePast(), counted_at_ = absl::InfinitePast();
  bool in_trouble_ = false;

  std::atomic<std::int64_t> break_off_at_us_;
  std::atomic<std::int64_t> sent_ = 0, failed_ = 0, stopped_ = 0, deferred_ = 0, queued_ = 0, oldest_us_ = 0;
  journal::Worker worker_;
};

}  // namespace pepiniere::mail
