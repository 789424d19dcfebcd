#include "services/portfolio/domain/lesson.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"

namespace pepiniere::portfolio {
namespace {

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

}  // namespace

std::optional<Lesson> LessonOf(const base::Stored<Project>& project) {
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

}  // namespace pepiniere::portfolio
