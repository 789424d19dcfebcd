#include "services/portfolio/domain/lesson.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "services/base/text.h"

namespace pepiniere::portfolio {
namespace {

// Of InnoDB's index of words: its shortest and longest, in characters, and the words that it leaves out.
constexpr std::size_t kShortest = 3, kLongest = 84;
constexpr std::array<std::string_view, 18> kLeftOut = {"about", "are", "com",  "for",  "from", "how",
                                                       "that",  "the", "this", "was",  "what", "when",
                                                       "where", "who", "will", "with", "und",  "www"};

// What parts words beyond ASCII: the no-break space, guillemets, curly quotes, dashes, the ellipsis, narrow spaces.
constexpr std::array<std::string_view, 12> kSeparators = {"\u00A0", "\u00AB", "\u00BB", "\u2009", "\u2013", "\u2014",
                                                          "\u2018", "\u2019", "\u201C", "\u201D", "\u2026", "\u202F"};

// The bytes of the separator that the text begins with; 0 if it begins with part of a word.
std::size_t SeparatorAt(std::string_view text) {
  if (static_cast<unsigned char>(text[0]) < 0x80) {
    return absl::ascii_isalnum(static_cast<unsigned char>(text[0])) ? 0 : 1;
  }
  const auto found = std::ranges::find_if(kSeparators, [&](std::string_view s) { return text.starts_with(s); });
  return found == kSeparators.end() ? 0 : found->size();
}

std::size_t Characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

std::optional<Lesson> LessonOf(const Stored<Project>& project) {
  const Outcome& outcome = project.value.outcome;
  if (project.deleted_at || (outcome.reason.empty() && outcome.lessons.empty())) return std::nullopt;
  return Lesson{Searchable(project.value.title), Searchable(outcome.reason), Searchable(outcome.lessons),
                outcome.lessons_confidential};
}

std::string Searchable(std::string_view text) {
  std::string words;
  bool within = false;
  while (!text.empty()) {
    const std::size_t separator = SeparatorAt(text);
    if (separator == 0) {
      if (!within && !words.empty()) words += ' ';
      words += text[0];
    }
    within = separator == 0;
    text.remove_prefix(std::max<std::size_t>(separator, 1));
  }
  return words;
}

std::vector<std::string> SearchWords(std::string_view query) {
  std::vector<std::string> words;
  const std::string searchable = Searchable(query);
  for (const absl::string_view word : absl::StrSplit(searchable, ' ', absl::SkipEmpty())) {
    std::string asked(word.data(), word.size());
    if (std::ranges::find(words, asked) == words.end()) words.push_back(std::move(asked));
  }
  return words;
}

bool IsIndexed(std::string_view word) {
  const std::string lower = absl::AsciiStrToLower(base::Absl(word));
  const std::size_t characters = Characters(word);
  return characters >= kShortest && characters <= kLongest &&
         std::ranges::none_of(kLeftOut, [&](std::string_view common) { return common.starts_with(lower); });
}

}  // namespace pepiniere::portfolio
