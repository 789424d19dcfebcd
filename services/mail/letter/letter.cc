#include "services/mail/letter/letter.h"

#include <array>
#include <cstdlib>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/base/text.h"
#include "services/json/json.h"

namespace pepiniere::mail {
namespace {

using base::Concat;

constexpr std::array<Words, 7> kWeekdays = {{{"lundi", "Monday"},
                                             {"mardi", "Tuesday"},
                                             {"mercredi", "Wednesday"},
                                             {"jeudi", "Thursday"},
                                             {"vendredi", "Friday"},
                                             {"samedi", "Saturday"},
                                             {"dimanche", "Sunday"}}};
constexpr std::array<Words, 12> kMonths = {{{"janvier", "January"},
                                            {"février", "February"},
                                            {"mars", "March"},
                                            {"avril", "April"},
                                            {"mai", "May"},
                                            {"juin", "June"},
                                            {"juillet", "July"},
                                            {"août", "August"},
                                            {"septembre", "September"},
                                            {"octobre", "October"},
                                            {"novembre", "November"},
                                            {"décembre", "December"}}};
constexpr char kDay[] = "day", kInstant[] = "instant", kText[] = "text";

std::string SayDay(absl::CivilDay day, Language language) {
  const auto weekday = static_cast<std::size_t>(absl::GetWeekday(day));
  const auto month = static_cast<std::size_t>(day.month() - 1);
  const char* const first = day.day() == 1 && language == Language::kFrench ? "er" : "";
  return Concat(kWeekdays.at(weekday).In(language), " ", day.day(), first, " ", kMonths.at(month).In(language), " ",
                day.year());
}

// "UTC+1", "UTC-3:30", "UTC".
std::string SayOffset(int seconds) {
  if (seconds == 0) return "UTC";
  const int minutes = std::abs(seconds) / 60;
  std::string text = Concat("UTC", seconds < 0 ? "-" : "+", minutes / 60);
  if (minutes % 60 != 0) text += absl::StrFormat(":%02d", minutes % 60);
  return text;
}

std::string SayMoment(const Moment& moment, Language language) {
  const absl::TimeZone::CivilInfo there = moment.zone.At(moment.at);
  return Concat(SayDay(absl::CivilDay(there.cs), language), language == Language::kEnglish ? " at " : " à ",
                absl::StrFormat("%02d:%02d", there.cs.hour(), there.cs.minute()), " (", SayOffset(there.offset), ")");
}

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

json::Json ToJson(const Field& field) {
  return std::visit(
      Overloaded{[](const std::string& text) {
                   return json::Json{{kText, text}};
                 },
                 [](const base::Date& day) {
                   return json::Json{{kDay, day.ToString()}};
                 },
                 [](const Moment& moment) {
                   return json::Json{{kInstant, absl::FormatTime(absl::RFC3339_full, moment.at, moment.zone)}};
                 }},
      field);
}

// The instant, and the offset that it was written with.
std::optional<Moment> ReadMoment(const std::string& text) {
  absl::Time at;
  absl::Time as_utc;
  const std::size_t end = text.size() < 6 ? 0 : text.size() - 6;  // "+01:00"
  if (!absl::ParseTime(absl::RFC3339_full, text, &at, nullptr) ||
      !absl::ParseTime(absl::RFC3339_full, text.substr(0, end) + "+00:00", &as_utc, nullptr)) {
    return std::nullopt;
  }
  return Moment{at, absl::FixedTimeZone(static_cast<int>(absl::ToInt64Seconds(as_utc - at)))};
}

std::optional<Field> ToField(const json::Json& json) {
  if (const json::Json* text = json::At(json, kText); text && text->is_string()) return json::TextAt(json, kText);
  if (const std::string day = json::TextAt(json, kDay); !day.empty()) {
    const auto parsed = base::Date::Parse(day);
    return parsed ? std::optional<Field>(*parsed) : std::nullopt;
  }
  const std::optional<Moment> moment = ReadMoment(json::TextAt(json, kInstant));
  return moment ? std::optional<Field>(*moment) : std::nullopt;
}

}  // namespace

std::string_view CodeOf(Language language) { return language == Language::kEnglish ? "en" : "fr"; }

std::optional<Language> LanguageOf(std::string_view code) {
  if (code == "fr") return Language::kFrench;
  if (code == "en") return Language::kEnglish;
  return std::nullopt;
}

std::string WriteFields(const Fields& fields) {
  json::Json object = json::Json::object();
  for (const auto& [name, field] : fields) object[name] = ToJson(field);
  return json::Dump(object);
}

std::optional<Fields> ReadFields(std::string_view text) {
  const std::optional<json::Json> object = json::ParseObject(text);
  if (!object) return std::nullopt;
  Fields fields;
  for (const auto& [name, value] : object->items()) {
    std::optional<Field> field = ToField(value);
    if (!field) return std::nullopt;
    fields.emplace(name, *std::move(field));
  }
  return fields;
}

std::string Say(const Field& field, Language language) {
  return std::visit(Overloaded{[](const std::string& text) { return text; },
                               [&](const base::Date& day) {
                                 return SayDay(absl::CivilDay(day.year(), day.month(), day.day()), language);
                               },
                               [&](const Moment& moment) { return SayMoment(moment, language); }},
                    field);
}

}  // namespace pepiniere::mail
