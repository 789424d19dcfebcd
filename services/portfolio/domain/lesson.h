// What a project that ended taught.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/base/stored.h"
#include "services/portfolio/domain/project.h"

namespace pepiniere::portfolio {

// In the form that is searched: see Searchable.
struct Lesson {
  std::string title, reason, lessons;
  bool confidential = false;

  bool operator==(const Lesson&) const = default;
};

// None of a project that is deleted or has nothing to tell.
std::optional<Lesson> LessonOf(const base::Stored<Project>& project);

// The words of a text with one space between them, never longer than the text. Punctuation and apostrophes of either
// kind part words; case and accents are the database's to forgive.
std::string Searchable(std::string_view text);

}  // namespace pepiniere::portfolio
