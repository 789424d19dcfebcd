#include "services/mail/post/postman.h"

#include <array>
#include <limits>

#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/mail/letter/render.h"

namespace pepiniere::mail {
namespace {

using base::Concat;

constexpr absl::Duration kStatementTime = absl::Seconds(15), kContactTime = absl::Seconds(5);
constexpr absl::Duration kCountEvery = absl::Seconds(15), kLeaveTime = absl::Seconds(8);
constexpr absl::Duration kKeepAgain = absl::Milliseconds(500);
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
// Below the site (gateway/mail).
constexpr std::string_view kStopPath = "/mail/stop?token=";

constexpr std::array<std::string_view, 9> kReasons = {"none",     "no address", "refused",      "deferred",  "trouble",
                                                      "too late", "erased",     "unsubscribed", "unreadable"};

std::string NameOf(Reason reason) { return std::string(kReasons.at(static_cast<std::size_t>(reason))); }

}  // namespace

Postman::Postman(db::Database& database, const base::Clock& clock, PostOptions options, FindContact find_contact,
                 std::function<void(const PostEvent&)> report)
    : database_(database),
      clock_(clock),
      options_(std::move(options)),
      find_contact_(std::move(find_contact)),
      report_(std::move(report)),
      holder_(base::NewId(clock.Now())),
      rests_(options_.rests),
      break_off_at_us_(kNever),
      worker_([this] { return Turn(); }, options_.pauses) {}

void Postman::Start() {
  break_off_at_us_ = kNever;
  worker_.Start();
}

void Postman::Stop() {
  break_off_at_us_ = absl::ToUnixMicros(clock_.Now() + kLeaveTime);
  worker_.Stop();
}

bool Postman::IsToBreakOff() const { return absl::ToUnixMicros(clock_.Now()) >= break_off_at_us_; }

bool Postman::Turn() {
  RefreshFigures();
  return RunOnce().value_or(false);
}

absl::StatusOr<bool> Postman::RunOnce() {
  const absl::Time now = clock_.Now();
  if (now < resting_until_) return false;
  PEP_ASSIGN(const auto letter, Take(database_, now + kStatementTime, holder_, now, options_.lease));
  if (!letter) return false;
  const Outcome outcome = Deliver(*letter);
  Rest(outcome);
  const Settled settled = Judge(*letter, outcome);
  PEP_TRY(Keep(*letter, settled));
  Count(*letter, settled);
  return true;
}

Postman::Outcome Postman::Deliver(const TakenLetter& letter) {
  if (const auto past = PastItsTime(letter.attempt, options_.retry)) return {.reason = *past};
  const absl::StatusOr<Contact> contact = find_contact_(letter.person, clock_.Now() + kContactTime);
  if (!contact.ok()) return {.reason = Reason::kTrouble};
  if (contact->erased) return {.reason = Reason::kErased};
  if (!letter.owed && contact->stopped) return {.reason = Reason::kUnsubscribed};
  if (!IsAddress(contact->address)) return {.reason = Reason::kNoAddress};
  return SendTo(letter, *contact);
}

Postman::Outcome Postman::SendTo(const TakenLetter& letter, const Contact& contact) {
  const absl::StatusOr<Message> message = Write(letter, contact);
  if (!message.ok()) return {.reason = Reason::kUnreadable};
  // Whoever was held up until it may be another's leaves it.
  if (clock_.Now() + options_.smtp.patience >= letter.held_until) return {.reason = Reason::kDeferred};
  const auto said = SendMail(options_.smtp, *message, [this] { return IsToBreakOff(); });
  if (!said.ok()) return {.reason = Reason::kTrouble};
  return {.reason = ReasonOf(*said), .reply_code = said->reply_code, .broken_off = !said->taken && IsToBreakOff()};
}

absl::StatusOr<Message> Postman::Write(const TakenLetter& letter, const Contact& contact) const {
  const Template* const words = FindTemplate(letter.template_id);
  if (!words || !letter.fields) return absl::DataLossError("a letter that says nothing");
  const std::string stop_link = letter.owed ? "" : Concat(options_.site, kStopPath, contact.stop_token);
  const Rendered rendered = Render(*words, *letter.fields,
                                   {.display_name = contact.display_name,
                                    .language = letter.language,
                                    .site = options_.site,
                                    .stop_link = stop_link});
  const Envelope envelope = {.id = letter.id,
                             .from = options_.from,
                             .to = {.name = contact.display_name, .address = contact.address},
                             .subject = rendered.subject,
                             .sent_at = clock_.Now(),
                             .stop_link = stop_link};
  return Message{.from = options_.from.address,
                 .to = contact.address,
                 .headers = HeadersOf(envelope),
                 .text = rendered.text,
                 .html = rendered.html};
}

Settled Postman::Judge(const TakenLetter& letter, const Outcome& outcome) {
  Attempt attempt = letter.attempt;
  attempt.now = clock_.Now();
  Settled settled = {.fate = {}, .reason = outcome.reason, .reply_code = outcome.reply_code};
  if (outcome.broken_off) {
    settled.fate.next_at = attempt.now;
  } else if (PastItsTime(letter.attempt, options_.retry)) {
    settled.fate.state = State::kFailed;
  } else {
    settled.fate = FateOf(outcome.reason, attempt, options_.retry, random_);
  }
  return settled;
}

// While the letter is ours: what is not written is done again.
absl::Status Postman::Keep(const TakenLetter& letter, const Settled& settled) {
  while (true) {
    const absl::Time now = clock_.Now();
    const auto kept = Settle(database_, now + kStatementTime, holder_, letter.id, settled, now);
    if (kept.ok() || now + kKeepAgain >= letter.held_until || IsToBreakOff()) return kept.status();
    clock_.Sleep(kKeepAgain);
  }
}

void Postman::Count(const TakenLetter& letter, const Settled& settled) {
  switch (settled.fate.state) {
    case State::kSent:
      ++sent_;
      return;
    case State::kStopped:
      ++stopped_;
      return;
    case State::kQueued:
      ++deferred_;
      return;
    case State::kFailed:
      ++failed_;
      report_({.warning = true,
               .message = "a letter was given up",
               .fields = {{"letter", letter.id},
                          {"reason", NameOf(settled.reason)},
                          {"reply_code", std::to_string(settled.reply_code)},
                          {"attempts", std::to_string(letter.attempt.number)}}});
      return;
  }
}

// Where the server, or who knows the addresses, has nothing for anybody, the other letters need not learn it one by
// one.
void Postman::Rest(const Outcome& outcome) {
  const bool trouble = outcome.reason == Reason::kTrouble && !outcome.broken_off;
  if (trouble) {
    resting_until_ = clock_.Now() + rests_.Next(random_);
  } else if (outcome.reply_code != 0 || outcome.reason == Reason::kNone) {
    rests_ = base::Backoff(options_.rests);
  }
  const bool said = trouble || outcome.reply_code != 0;
  if (!said || trouble == in_trouble_) return;
  in_trouble_ = trouble;
  report_({.warning = trouble,
           .message = trouble ? "mail cannot be sent for the moment" : "mail is sent again",
           .fields = {{"reply_code", std::to_string(outcome.reply_code)}}});
}

void Postman::RefreshFigures() {
  const absl::Time now = clock_.Now();
  if (now < counted_at_ + kCountEvery) return;
  counted_at_ = now;
  const auto counted = CountQueued(database_, now + kStatementTime);
  if (!counted.ok()) return;
  queued_ = counted->queued;
  oldest_us_ = counted->oldest ? absl::ToUnixMicros(*counted->oldest) : 0;
}

PostFigures Postman::figures() const {
  const std::int64_t oldest = oldest_us_;
  const double seconds = oldest == 0 ? 0 : absl::ToDoubleSeconds(clock_.Now() - absl::FromUnixMicros(oldest));
  return {sent_, failed_, stopped_, deferred_, queued_, seconds};
}

}  // namespace pepiniere::mail
