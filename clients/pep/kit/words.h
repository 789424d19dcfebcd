// The words of the contract's enumerations: as programs write them, as people say them, as people may type them. Each
// room has the tables of its service's.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "clients/pep/kit/command.h"
#include "clients/pep/kit/messages.h"
#include "clients/pep/kit/table.h"
#include "clients/pep/kit/terminal.h"
#include "clients/pep/kit/text.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/generated_enum_reflection.h"
#include "services/base/text.h"

namespace pepiniere::pep {

template <typename Enum>
struct Word {
  Enum value;
  std::string_view code;  // the contract's name without its prefix
  Text said;
  std::string_view also;  // another word for it that people type
  Tone tone = Tone::kPlain;
  Text brief = {};  // where room is scarce; empty: as said
};

// The table of an enumeration, in the order to show it: specialized for each that has one.
template <typename Enum>
std::span<const Word<Enum>> Words();

// Null for UNSPECIFIED.
template <typename Enum>
const Word<Enum>* Find(std::span<const Word<Enum>> words, Enum value) {
  for (const auto& word : words) {
    if (word.value == value) return &word;
  }
  return nullptr;
}

// The word that people mean: by its code, in both languages, or by its other word, whatever their case and accents.
template <typename Enum>
std::optional<Enum> ParseWord(std::span<const Word<Enum>> words, std::string_view typed) {
  const std::string folded = Fold(typed);
  for (const auto& word : words) {
    for (std::string_view known : {word.code, word.said.english, word.said.french, word.also, word.brief.french}) {
      if (!known.empty() && folded == Fold(known)) return word.value;
    }
  }
  return std::nullopt;
}

// "–" for a value that has no word.
template <typename Enum>
std::string SaidWord(std::span<const Word<Enum>> words, Enum value, const Messages& say) {
  const auto* word = Find(words, value);
  return std::string(word == nullptr ? "–" : say.Pick(word->said));
}

template <typename Enum>
requires std::is_enum_v<Enum> std::string Said(Enum value, const Messages& say) {
  return SaidWord(Words<Enum>(), value, say);
}

// Empty for UNSPECIFIED.
template <typename Enum>
requires std::is_enum_v<Enum> std::string Code(Enum value) {
  const auto* word = Find(Words<Enum>(), value);
  return std::string(word == nullptr ? "" : word->code);
}

template <typename Enum>
requires std::is_enum_v<Enum> Tone ToneOf(Enum value) {
  const auto* word = Find(Words<Enum>(), value);
  return word == nullptr ? Tone::kDim : word->tone;
}

// What to type for each value: "go|stop|…". Shells complete it.
template <typename Enum>
std::string TypedWords() {
  return absl::StrJoin(Words<Enum>(), "|", [](std::string* out, const Word<Enum>& word) {
    *out += word.also.empty() ? absl::AsciiStrToLower(base::Absl(word.code)) : std::string(word.also);
  });
}

inline constexpr Text kNotOneOf = {"'$0' is not one of $1", "« $0 » n'est pas l'un de $1"};

// An argument that takes a word of an enumeration, or several, of which `take` is given each.
template <typename Enum, typename Take>
Command::Argument AddWords(Command& command, const std::string& names, Take take, Text help) {
  return command.Value(
      names,
      [take, &say = command.say()](const std::string& typed) {
        const auto value = ParseWord(Words<Enum>(), typed);
        if (value) take(*value);
        return value ? "" : say(kNotOneOf, typed, TypedWords<Enum>());
      },
      help, TypedWords<Enum>());
}
template <typename Enum>
Command::Argument AddWord(Command& command, const std::string& names, Enum& target, Text help) {
  return AddWords<Enum>(
      command, names, [&target](Enum value) { target = value; }, help);
}

// The words of an enumeration that is known by its descriptor alone: that of a field, whatever the message.
struct EnumWords {
  const google::protobuf::EnumDescriptor* type;
  std::optional<int> (*parse)(std::string_view typed);
  std::string (*typed)();          // TypedWords
  std::string (*code)(int value);  // Code
  Cell (*cell)(int value, const Messages& say);
};

template <typename Enum>
EnumWords WordsOf() {
  return {.type = google::protobuf::GetEnumDescriptor<Enum>(),
          .parse = [](std::string_view typed) -> std::optional<int> {
            const auto value = ParseWord(Words<Enum>(), typed);
            return value ? std::optional<int>(*value) : std::nullopt;
          },
          .typed = TypedWords<Enum>,
          .code = [](int value) { return std::string(Code(static_cast<Enum>(value))); },
          .cell =
              [](int value, const Messages& say) {
                return Cell{Said(static_cast<Enum>(value), say), ToneOf(static_cast<Enum>(value))};
              }};
}

// Null for an enumeration without words.
inline const EnumWords* FindWords(std::span<const EnumWords> enums, const google::protobuf::EnumDescriptor* type) {
  for (const EnumWords& words : enums) {
    if (words.type == type) return &words;
  }
  return nullptr;
}

}  // namespace pepiniere::pep
