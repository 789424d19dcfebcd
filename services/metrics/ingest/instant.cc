#include "services/metrics/ingest/instant.h"

#include <cstddef>
#include <cstdint>

#include "absl/time/civil_time.h"
#include "services/base/date.h"
#include "services/base/text.h"

namespace pepiniere::metrics {
namespace {

constexpr int kNanosecondDigits = 9;
constexpr absl::Duration kMostAhead = absl::Hours(24);
constexpr int kFirstYear = 1990;
constexpr std::string_view kTooEarly = "is before 1990: set the source's clock right",
                           kAhead = ", more than 24 hours after its receipt: set the source's clock right";

// Takes a text from the left, as far as it is what is asked for.
class Scan {
 public:
  explicit Scan(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  bool Take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  bool TakeOneOf(std::string_view characters, char* taken = nullptr) {
    if (done() || characters.find(rest_.front()) == characters.npos) return false;
    if (taken != nullptr) *taken = rest_.front();
    rest_.remove_prefix(1);
    return true;
  }
  // Exactly that many.
  bool TakeDigits(std::size_t count, int& number) {
    if (rest_.size() < count) return false;
    number = 0;
    for (const char c : rest_.substr(0, count)) {
      if (c < '0' || c > '9') return false;
      number = number * 10 + (c - '0');
    }
    rest_.remove_prefix(count);
    return true;
  }
  // The digits after a point, of a second; more than nanoseconds have count for nothing.
  bool TakeFraction(absl::Duration& fraction) {
    std::int64_t nanoseconds = 0;
    int digits = 0;
    for (int digit = 0; TakeDigits(1, digit); ++digits) {
      if (digits < kNanosecondDigits) nanoseconds = nanoseconds * 10 + digit;
    }
    for (int i = digits; i < kNanosecondDigits; ++i) nanoseconds *= 10;
    fraction = absl::Nanoseconds(nanoseconds);
    return digits > 0;
  }

 private:
  std::string_view rest_;
};

struct Moment {
  int year = 0, month = 0, day = 0;
  int hour = 0, minute = 0, second = 0;
  absl::Duration fraction = absl::ZeroDuration();
};

bool TakeIsoDay(Scan& scan, std::string_view separators, Moment& moment) {
  char separator = '-';
  return scan.TakeDigits(4, moment.year) && scan.TakeOneOf(separators, &separator) &&
         scan.TakeDigits(2, moment.month) && scan.Take({&separator, 1}) && scan.TakeDigits(2, moment.day);
}

bool TakeFrenchDay(Scan& scan, Moment& moment) {
  return scan.TakeDigits(2, moment.day) && scan.Take("/") && scan.TakeDigits(2, moment.month) && scan.Take("/") &&
         scan.TakeDigits(4, moment.year);
}

// The first of both that fits.
bool TakeDay(Scan& scan, Moment& moment) {
  const Scan begin = scan;
  if (TakeIsoDay(scan, "-/", moment)) return true;
  scan = begin;
  return TakeFrenchDay(scan, moment);
}

bool TakeClock(Scan& scan, bool seconds_needed, Moment& moment) {
  if (!scan.TakeDigits(2, moment.hour) || !scan.Take(":") || !scan.TakeDigits(2, moment.minute)) return false;
  if (!scan.Take(":")) return !seconds_needed;
  if (!scan.TakeDigits(2, moment.second)) return false;
  return !scan.Take(".") || scan.TakeFraction(moment.fraction);
}

bool TakeOffset(Scan& scan, absl::Duration& offset) {
  offset = absl::ZeroDuration();
  if (scan.TakeOneOf("Zz") || scan.Take("UTC")) return true;
  char sign = '+';
  int hours = 0, minutes = 0;
  if (!scan.TakeOneOf("+-", &sign) || !scan.TakeDigits(2, hours)) return false;
  (void)scan.Take(":");
  if (!scan.TakeDigits(2, minutes) || hours > 23 || minutes > 59) return false;
  offset = (absl::Hours(hours) + absl::Minutes(minutes)) * (sign == '-' ? -1 : 1);
  return true;
}

// Second 60, a leap second, is the one after it.
bool Exists(const Moment& moment) {
  return base::Date::FromCivil(moment.year, moment.month, moment.day).has_value() && moment.hour <= 23 &&
         moment.minute <= 59 && moment.second <= 60;
}

absl::CivilSecond CivilOf(const Moment& moment) {
  return absl::CivilSecond(moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second);
}

}  // namespace

std::optional<absl::Time> ParseInstant(std::string_view text) {
  Scan scan(text);
  Moment moment;
  absl::Duration offset;
  if (!TakeIsoDay(scan, "-", moment) || !scan.TakeOneOf("Tt ") || !TakeClock(scan, true, moment)) return std::nullopt;
  (void)scan.Take(" ");
  if (!TakeOffset(scan, offset) || !scan.done() || !Exists(moment)) return std::nullopt;
  return absl::FromCivil(CivilOf(moment), absl::UTCTimeZone()) - offset + moment.fraction;
}

std::optional<absl::Time> ParseMoment(std::string_view text, absl::TimeZone zone) {
  if (const auto instant = ParseInstant(text)) return instant;
  Scan scan(text);
  Moment moment;
  if (!TakeDay(scan, moment)) return std::nullopt;
  if (!scan.done() && (!scan.TakeOneOf("Tt ") || !TakeClock(scan, false, moment))) return std::nullopt;
  if (!scan.done() || !Exists(moment)) return std::nullopt;
  return absl::FromCivil(CivilOf(moment), zone) + moment.fraction;
}

bool IsDayAlone(std::string_view text) {
  Scan scan(text);
  Moment moment;
  return TakeDay(scan, moment) && scan.done();
}

std::string ClockFault(absl::Time at, absl::Time received) {
  if (at > received + kMostAhead) {
    return base::Concat("is ", std::string(absl::FormatTime(absl::RFC3339_sec, at, absl::UTCTimeZone())), kAhead);
  }
  if (at < absl::FromCivil(absl::CivilSecond(kFirstYear, 1, 1), absl::UTCTimeZone())) {
    return std::string(kTooEarly);
  }
  return "";
}

bool SaysAhead(std::string_view fault) { return fault.ends_with(kAhead); }
bool SaysTooEarly(std::string_view fault) { return fault == kTooEarly; }

}  // namespace pepiniere::metrics
