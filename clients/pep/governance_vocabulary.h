// The words of governing: decisions, gates, lights, concerns, money, roles.
#pragma once

#include <string>
#include <type_traits>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "clients/pep/command.h"
#include "clients/pep/vocabulary.h"
#include "pepiniere/portfolio/v1/committee.pb.h"
#include "pepiniere/portfolio/v1/entry.pb.h"
#include "pepiniere/portfolio/v1/gate.pb.h"
#include "pepiniere/portfolio/v1/health.pb.h"
#include "pepiniere/portfolio/v1/portfolio.pb.h"
#include "pepiniere/portfolio/v1/search.pb.h"
#include "pepiniere/portfolio/v1/watch.pb.h"
#include "pepiniere/rpc/v1/access.pb.h"

namespace pepiniere::pep {

// The table of an enumeration, in the order to show it.
template <typename Enum>
std::span<const Word<Enum>> Words();
template <>
inline std::span<const Word<portfolio::v1::Phase>> Words() {
  return PhaseWords();
}
template <>
inline std::span<const Word<portfolio::v1::ProjectKind>> Words() {
  return KindWords();
}
template <>
inline std::span<const Word<portfolio::v1::AccessibilityStatus>> Words() {
  return AccessibilityWords();
}
template <>
std::span<const Word<portfolio::v1::Decision>> Words();
template <>
std::span<const Word<portfolio::v1::Committee::State>> Words();
template <>
std::span<const Word<portfolio::v1::GateRequirement::Weight>> Words();
template <>
std::span<const Word<portfolio::v1::GateRequirement::AnsweredBy>> Words();
template <>
std::span<const Word<portfolio::v1::Readiness::Check::State>> Words();
template <>
std::span<const Word<portfolio::v1::ProjectHealth::Light>> Words();
template <>
std::span<const Word<portfolio::v1::Concern>> Words();
template <>
std::span<const Word<portfolio::v1::SpendingEntry::Category>> Words();
template <>
std::span<const Word<portfolio::v1::SpendingEntry::SupplierType>> Words();
template <>
std::span<const Word<portfolio::v1::ChangeKind>> Words();
template <>
std::span<const Word<portfolio::v1::MoveKind>> Words();
template <>
std::span<const Word<portfolio::v1::StayState>> Words();
template <>
std::span<const Word<portfolio::v1::SearchKind>> Words();
template <>
std::span<const Word<portfolio::v1::DifferenceReason>> Words();
template <>
std::span<const Word<rpc::v1::Role>> Words();

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

// What to do about a concern, in French; the server says it in English.
std::string_view FrenchNextStep(portfolio::v1::Concern concern);

}  // namespace pepiniere::pep
