// What a project that ended taught, and the words by which it is found.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/portfolio/domain/project.h"
#include "services/portfolio/domain/stored.h"

namespace pepiniere::portfolio {

// In the form that is searched: see Searchable.
struct Lesson {
  std::string title, reason, lessons;
  bool confidential = false;

  bool operator==(const Lesson&) const = default;
};

// None of a project that is deleted or has nothing to tell.
std::optional<Lesson> LessonOf(const Stored<Project>& project);

// The words of a text with one space between them, never longer than the text. Punctuation and apostrophes of either
// kind part words; case and accents are the database's to forgive.
std::string Searchable(std::string_view text);

// What is asked of a search, each word once, in order.
std::vector<std::string> SearchWords(std::string_view query);

// Whether an index of words finds every word that begins like this one: it leaves out the shortest and the commonest
// words, and cuts the longest.
bool IsIndexed(std::string_view word);

}  // namespace pepiniere::portfolio
