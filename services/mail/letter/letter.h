// A letter: what somebody must know, or may like to, and of which it is told once.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"

namespace pepiniere::mail {

enum class Language { kFrench, kEnglish };

// "fr", "en". Of another code: none.
std::string_view CodeOf(Language language);
std::optional<Language> LanguageOf(std::string_view code);

// The same in both languages.
struct Words {
  std::string_view french, english;

  std::string_view In(Language language) const { return language == Language::kEnglish ? english : french; }
};

// An instant as it is read in a place: its offset from UTC is kept, its name is not.
struct Moment {
  absl::Time at;
  absl::TimeZone zone = absl::UTCTimeZone();

  bool operator==(const Moment& other) const {
    return at == other.at && zone.At(at).offset == other.zone.At(other.at).offset;
  }
};

// What a letter says of its own: a text, a day, an instant. Days and instants are written out in each language.
using Field = std::variant<std::string, base::Date, Moment>;
using Fields = std::map<std::string, Field, std::less<>>;

struct Letter {
  // What it tells of: a path below the resource that has it to say, "calls/c/applications/7/received". A person is told
  // of each fact once. 512 characters at most, none of them personal.
  std::string fact;
  std::string person;  // persons/{person}
  std::string template_id;
  Fields fields{};
  // Whether the person is to have it whatever they wish: what they applied for is decided, a right runs out. What is
  // not owed goes to nobody who stopped it.
  bool owed = true;
  // The person's language, where the sender knows it; French and then English otherwise.
  std::optional<Language> language{};
  // When it is of no use any more.
  std::optional<absl::Time> until{};
};

// Fields as they are kept: a JSON object. Reading: none if it is anything else.
std::string WriteFields(const Fields& fields);
std::optional<Fields> ReadFields(std::string_view text);

// A field as people read it: "lundi 1er mars 2027 à 22:00 (UTC+1)".
std::string Say(const Field& field, Language language);

}  // namespace pepiniere::mail
