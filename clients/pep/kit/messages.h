// What people read: French or English, side by side where it is said. Programs read JSON and CSV, which never change.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "absl/strings/substitute.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/text.h"

namespace pepiniere::pep {

enum class Language { kEnglish, kFrench };

// One thing to say, in both languages. $0, $1... stand for arguments.
struct Text {
  std::string_view english;
  std::string_view french;
};

// Reads a variable of the environment; empty when it is not set.
using Environment = std::function<std::string(std::string_view)>;
std::string ProcessEnvironment(std::string_view name);

// Where the programmes' calendar is kept: days that people type are days there.
absl::TimeZone Paris();

// French where the first of LC_ALL, LC_MESSAGES and LANG that is set starts with "fr"; English otherwise.
Language LanguageOf(const Environment& environment);

class Messages {
 public:
  explicit Messages(Language language) : language_(language) {}

  Language language() const { return language_; }
  std::string_view Pick(Text text) const { return language_ == Language::kFrench ? text.french : text.english; }

  template <typename... Args>
  std::string operator()(Text text, const Args&... args) const {
    return absl::Substitute(base::Absl(Pick(text)), base::internal::Piece(args)...);
  }

  // `one` when the language says it in the singular (French does for 0, English does not).
  std::string Count(std::int64_t n, Text one, Text many) const;

  std::string Date(base::Date date) const;  // 20 août 2026, 20 Aug 2026
  // The same with the hour, in the local time zone, or in that one: what is read there says which it is.
  std::string Time(absl::Time instant) const;
  std::string Time(absl::Time instant, absl::TimeZone zone) const;
  // What people must keep to: the hour in Paris wherever they are, with its zone: 26 Jan 2027 23:00 CET.
  std::string Deadline(absl::Time instant) const;
  std::string Number(std::int64_t n) const;  // 12 345, 12,345
  std::string Decimal(double value) const;   // 12,5, 12.5: one digit after the point
  // A number as programs write it, 19.99: 19,99, 19.99.
  std::string Figure(std::string_view plain) const;
  std::string Euros(std::int64_t euros) const;  // 12 345 €, €12,345

 private:
  Language language_;
};

}  // namespace pepiniere::pep
