#include "clients/pep/kit/sentences.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

constexpr Text kSentences[] = {
    {"is required", "est obligatoire"},
    {"says nothing", "ne dit rien : c'est obligatoire"},
    {"says nothing that anybody sees", "ne dit rien que l'on voie : c'est obligatoire"},
    {"must not be empty", "ne doit pas être vide"},
    {"leave out empty values", "retirez les valeurs vides"},
    {"name each value once", "chaque valeur ne se donne qu'une fois"},
    {"give an absolute http:// or https:// address",
     "donnez une adresse complète, qui commence par http:// ou https://"},
    {"is not a day of the calendar: give year, month and day",
     "n'est pas un jour du calendrier : donnez l'année, le mois et le jour"},
    {"lies before $0: check the year", "est avant le $0 : vérifiez l'année"},
    {"lies more than $0 years ahead: check the year", "est dans plus de $0 ans : vérifiez l'année"},
    {"must be a whole number of cents", "doit être un nombre entier de centimes"},
    {"must be in EUR", "doit être en euros"},
    {"is a reserved word", "est un mot réservé : choisissez-en un autre"},
    {"must not hold slashes or control characters", "ne doit contenir ni barre oblique ni caractère de contrôle"},
    {"must not hold characters that nobody sees", "ne doit contenir aucun caractère invisible"},
    {"must not begin or end with a space", "ne doit ni commencer ni finir par une espace"},
    {"must be one line without control or invisible characters",
     "doit tenir en une ligne, sans caractère de contrôle ni invisible"},
    {"must hold no control characters but line feeds and tabs",
     "ne doit contenir aucun caractère de contrôle, sauf des fins de ligne et des tabulations"},
    {"is not a value of the contract", "n'est pas une valeur prévue"},
    {"must not be longer than $0 characters", "ne doit pas dépasser $0 caractères"},
    {"must not be longer than $0 bytes", "ne doit pas dépasser $0 octets"},
    {"must not have more than $0 items", "ne doit pas avoir plus de $0 éléments"},
    {"must be from $0 to $1", "doit être de $0 à $1"},
    {"must be $0 or more", "doit être de $0 au moins"},
    {"must be $0 at most", "doit être de $0 au plus"},
    {"must be a name like $0", "doit être un nom comme $0"},
    {"must be a name that ends with $0, as what it holds",
     "doit être un nom qui finit par $0, comme ce qu'il contient"},
    {"must be one of $0", "doit être l'une de ces valeurs : $0"},
    {"must match $0", "doit avoir la forme $0"},
    {"must not lie before $0", "ne doit pas être avant $0"},
    {"$0 does not exist", "$0 n'existe pas"},
    {"does not exist", "n'existe pas"},
    {"$0 exists already", "$0 existe déjà"},
    {"$0 is still referred to", "quelque chose se réfère encore à $0"},
    {"change or delete $0 first", "modifiez ou supprimez d'abord $0"},
    {"$0 has changed since it was read; read it again", "$0 a changé depuis sa lecture ; relisez-le"},
    {"$0 takes one of these roles on what it is about: $1", "$0 demande l'un de ces rôles sur ce dont il s'agit : $1"},
    {"$0 takes one of these roles on everything: $1", "$0 demande l'un de ces rôles, sur tout : $1"},
};

using Values = std::vector<std::string>;

// What is around the marks of a pattern.
std::vector<std::string_view> PiecesOf(std::string_view pattern) {
  std::vector<std::string_view> pieces;
  for (std::size_t mark = pattern.find('$'); mark != pattern.npos; mark = pattern.find('$')) {
    pieces.push_back(pattern.substr(0, mark));
    pattern.remove_prefix(mark + 2);  // "$0"
  }
  pieces.push_back(pattern);
  return pieces;
}

// What stands for the marks where the sentence is of that pattern.
std::optional<Values> ValuesIn(std::string_view sentence, std::string_view pattern) {
  const std::vector<std::string_view> pieces = PiecesOf(pattern);
  const std::string_view last = pieces.back();
  if (pieces.size() == 1 || !sentence.starts_with(pieces.front()) || !sentence.ends_with(last)) return std::nullopt;
  sentence.remove_prefix(pieces.front().size());
  Values values;
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
    const std::size_t end = sentence.find(pieces[i], 1);
    if (end == sentence.npos) return std::nullopt;
    values.emplace_back(sentence.substr(0, end));
    sentence.remove_prefix(end + pieces[i].size());
  }
  if (sentence.size() <= last.size()) return std::nullopt;
  values.emplace_back(sentence.substr(0, sentence.size() - last.size()));
  return values;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kSpans = {{{"days", "jours"},
                                                                                  {"day", "jour"},
                                                                                  {"hours", "heures"},
                                                                                  {"hour", "heure"},
                                                                                  {"minutes", "minutes"},
                                                                                  {"minute", "minute"},
                                                                                  {"and", "et"}}};

// "3 jours et 2 heures" of "3 days and 2 hours"; what is no span stays as it is.
std::string InFrench(const std::string& value) {
  std::vector<std::string> words = absl::StrSplit(value, ' ');
  for (std::string& word : words) {
    if (std::ranges::all_of(word, absl::ascii_isdigit)) continue;
    const auto* const known =
        std::ranges::find(kSpans, std::string_view(word), &std::pair<std::string_view, std::string_view>::first);
    if (known == kSpans.end()) return value;
    word = std::string(known->second);
  }
  return absl::StrJoin(words, " ");
}

std::string Filled(std::string_view french, const Values& values) {
  std::vector<std::pair<std::string, std::string>> marks;
  for (std::size_t i = 0; i < values.size(); ++i) marks.emplace_back(base::Concat("$", i), InFrench(values[i]));
  return absl::StrReplaceAll(base::Absl(french), marks);
}

// A path of the contract: "renewals[0].start_date".
bool IsField(std::string_view word) {
  return !word.empty() && absl::ascii_islower(static_cast<unsigned char>(word.front())) &&
         word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.[]") == word.npos;
}

// One that names nothing.
std::optional<std::string> Whole(std::span<const Text> sentences, std::string_view english, const Messages& say) {
  const auto known = std::ranges::find(sentences, english, &Text::english);
  return known == sentences.end() ? std::nullopt : std::optional(std::string(say.Pick(*known)));
}

}  // namespace

std::optional<std::string> SaidIn(std::span<const Text> sentences, std::string_view english, const Messages& say) {
  if (auto said = Whole(sentences, english, say)) return said;
  for (const Text& known : sentences) {
    const auto values = ValuesIn(english, known.english);
    if (!values) continue;
    return say.language() == Language::kFrench ? Filled(known.french, *values) : std::string(english);
  }
  return std::nullopt;
}

std::optional<std::string> SaidAfterField(std::span<const Text> sentences, std::string_view english,
                                          const Messages& say) {
  if (auto said = Whole(sentences, english, say)) return said;
  const std::size_t space = english.find(' ');
  if (space != english.npos && IsField(english.substr(0, space))) {
    const auto said = SaidIn(sentences, english.substr(space + 1), say);
    if (said) return base::Concat(english.substr(0, space), ": ", *said);
  }
  return SaidIn(sentences, english, say);
}

std::optional<std::string> SayConditionIn(std::span<const SaidCondition> conditions, std::span<const Text> sentences,
                                          const Violation& violation, const Messages& say) {
  if (say.language() == Language::kEnglish) return std::nullopt;
  if (auto said = SaidAfterField(sentences, violation.description(), say)) return said;
  const auto known = std::ranges::find(conditions, violation.type(), &SaidCondition::type);
  if (known == conditions.end()) return std::nullopt;
  return std::string(known->french);
}

std::optional<std::string> SaidByAll(std::string_view english, const Messages& say) {
  return SaidIn(kSentences, english, say);
}

}  // namespace pepiniere::pep
