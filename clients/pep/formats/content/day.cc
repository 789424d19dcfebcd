#include "clients/pep/formats/content/day.h"

#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace pepiniere::content {
namespace {

constexpr std::size_t kDateSize = 10;  // YYYY-MM-DD

// What is left of a text to read.
class Rest {
 public:
  explicit Rest(std::string_view text) : text_(text) {}

  bool empty() const { return text_.empty(); }
  bool Take(char c) { return Take(std::string_view(&c, 1)); }
  bool Take(std::string_view word) {
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }
  void SkipSpaces() { text_.remove_prefix(std::min(text_.find_first_not_of(" \t"), text_.size())); }
  std::size_t SkipDigits() {
    std::size_t count = 0;
    while (!text_.empty() && absl::ascii_isdigit(static_cast<unsigned char>(text_.front()))) {
      text_.remove_prefix(1);
      ++count;
    }
    return count;
  }
  // One digit or two, of a number up to `most`.
  std::optional<int> Number(int most) {
    int number = 0;
    std::string_view rest = text_;
    for (int digits = 0; digits < 2 && !rest.empty() && absl::ascii_isdigit(static_cast<unsigned char>(rest.front()));
         ++digits) {
      number = number * 10 + (rest.front() - '0');
      rest.remove_prefix(1);
    }
    if (rest.size() == text_.size() || number > most) return std::nullopt;
    text_ = rest;
    return number;
  }

 private:
  std::string_view text_;
};

struct Time {
  int hour = 0, minute = 0, second = 0;
};

// 23:00, 23:00:00.000, 2300.
std::optional<Time> ReadTime(Rest& rest) {
  const auto hour = rest.Number(24);
  rest.Take(':');
  const auto minute = rest.Number(59);
  if (!hour || !minute) return std::nullopt;
  Time time{*hour, *minute, 0};
  if (rest.Take(':')) {
    const auto second = rest.Number(60);
    if (!second) return std::nullopt;
    time.second = *second;
    if ((rest.Take('.') || rest.Take(',')) && rest.SkipDigits() == 0) return std::nullopt;
  }
  if (time.hour == 24 && time.minute + time.second > 0) return std::nullopt;
  return time;
}

// What a zone adds to UTC. `there`: a zone is named at all.
struct Zone {
  bool there = false;
  absl::Duration offset;
};

std::optional<Zone> ReadZone(Rest& rest) {
  rest.SkipSpaces();
  if (rest.empty()) return Zone{};
  for (const std::string_view name : {"Z", "z", "UTC", "GMT"}) {
    if (rest.Take(name)) return Zone{.there = true, .offset = {}};
  }
  const bool plus = rest.Take('+');
  if (!plus && !rest.Take('-')) return std::nullopt;
  const auto hours = rest.Number(23);
  if (!hours) return std::nullopt;
  const bool colon = rest.Take(':');
  const auto minutes = rest.Number(59);
  if (colon && !minutes) return std::nullopt;
  const absl::Duration size = absl::Hours(*hours) + absl::Minutes(minutes.value_or(0));
  return Zone{.there = true, .offset = plus ? size : -size};
}

// The day of what comes after a date: "T23:00:00Z".
std::optional<base::Date> ReadMoment(base::Date date, Rest rest) {
  if (!rest.Take('T') && !rest.Take('t')) rest.SkipSpaces();
  const auto time = ReadTime(rest);
  const auto zone = time ? ReadZone(rest) : std::nullopt;
  if (!zone) return std::nullopt;
  rest.SkipSpaces();
  if (!rest.empty() && !rest.Take('[')) return std::nullopt;  // [Europe/Paris] repeats what the offset says
  const absl::CivilSecond civil(date.year(), date.month(), date.day(), time->hour, time->minute, time->second);
  const base::Date day = zone->there ? base::Date::InParis(absl::FromCivil(civil, absl::UTCTimeZone()) - zone->offset)
                                     : date + time->hour / 24;
  return day <= base::Date::Max() ? std::optional(day) : std::nullopt;
}

}  // namespace

ToldDay ReadDay(std::string_view text) {
  using enum ToldDay::Form;
  const auto date = base::Date::Parse(text.substr(0, kDateSize));
  if (!date) return {};
  if (text.size() == kDateSize) return {.form = kDate, .day = *date};
  if (std::string_view(" Tt").find(text[kDateSize]) == std::string_view::npos) return {};
  const auto day = ReadMoment(*date, Rest(text.substr(kDateSize)));
  return {.form = day ? kMoment : kUnclearTime, .day = day.value_or(*date)};
}

}  // namespace pepiniere::content
