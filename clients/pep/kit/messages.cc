#include "clients/pep/kit/messages.h"

#include <array>
#include <cstdlib>

#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

// As the CLDR abbreviates them.
constexpr std::array<Text, 12> kMonths = {{{"Jan", "janv."},
                                           {"Feb", "févr."},
                                           {"Mar", "mars"},
                                           {"Apr", "avr."},
                                           {"May", "mai"},
                                           {"Jun", "juin"},
                                           {"Jul", "juil."},
                                           {"Aug", "août"},
                                           {"Sep", "sept."},
                                           {"Oct", "oct."},
                                           {"Nov", "nov."},
                                           {"Dec", "déc."}}};
constexpr std::string_view kNarrowNoBreakSpace = "\u202f";

}  // namespace

std::string ProcessEnvironment(std::string_view name) {
  const char* value = std::getenv(std::string(name).c_str());
  return value == nullptr ? "" : value;
}

absl::TimeZone Paris() {
  absl::TimeZone zone;
  return absl::LoadTimeZone("Europe/Paris", &zone) ? zone : absl::FixedTimeZone(3600);
}

Language LanguageOf(const Environment& environment) {
  for (std::string_view name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string value = environment(name);
    if (!value.empty()) return value.starts_with("fr") ? Language::kFrench : Language::kEnglish;
  }
  return Language::kEnglish;
}

std::string Messages::Count(std::int64_t n, Text one, Text many) const {
  const bool singular = n == 1 || (n == 0 && language_ == Language::kFrench);
  return (*this)(singular ? one : many, Number(n));
}

std::string Messages::Date(base::Date date) const {
  const std::string day = language_ == Language::kFrench && date.day() == 1 ? "1er" : base::Concat(date.day());
  return base::Concat(day, " ", Pick(kMonths[static_cast<std::size_t>(date.month() - 1)]), " ", date.year());
}

std::string Messages::Time(absl::Time instant) const { return Time(instant, absl::LocalTimeZone()); }

std::string Messages::Time(absl::Time instant, absl::TimeZone zone) const {
  const absl::CivilSecond local = absl::ToCivilSecond(instant, zone);
  const auto date = base::Date::FromCivil(static_cast<int>(local.year()), local.month(), local.day());
  if (!date) return absl::FormatTime(instant);
  return absl::StrFormat("%s %02d:%02d", Date(*date), local.hour(), local.minute());
}

std::string Messages::Deadline(absl::Time instant) const {
  return base::Concat(Time(instant, Paris()), " ", absl::FormatTime("%Z", instant, Paris()));
}

std::string Messages::Number(std::int64_t n) const {
  std::string digits = base::Concat(n < 0 ? -n : n);
  const std::string_view separator = language_ == Language::kFrench ? kNarrowNoBreakSpace : ",";
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, separator);
  return n < 0 ? base::Concat("-", digits) : digits;
}

std::string Messages::Decimal(double value) const { return Figure(absl::StrFormat("%.1f", value)); }

std::string Messages::Figure(std::string_view plain) const {
  std::string text(plain);
  return language_ == Language::kFrench ? absl::StrReplaceAll(text, {{".", ","}}) : text;
}

std::string Messages::Euros(std::int64_t euros) const {
  if (language_ == Language::kFrench) return base::Concat(Number(euros), "\u00a0€");
  return euros < 0 ? base::Concat("-€", Number(-euros)) : base::Concat("€", Number(euros));
}

}  // namespace pepiniere::pep
