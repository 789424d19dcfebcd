// Whose data is meant, and which texts tell of them.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/types/span.h"

namespace pepiniere::personal {

class DataSubject {
 public:
  // Of fewer letters and digits than this, a name would be found everywhere.
  static constexpr std::size_t kShortestName = 3;
  static bool TooShort(std::string_view name);

  // `person`: "persons/..."; `known_as`: names, addresses, subjects. Those that are too short are passed over. `whole`:
  // a text must be one of these, and no more.
  DataSubject(std::string person, absl::Span<const std::string> known_as, bool whole = false);

  const std::string& person() const { return person_; }
  // As they were given.
  const std::vector<std::string>& known_as() const { return known_as_; }
  bool whole() const { return whole_; }

  // Whether the text calls them: has one of the names in it, as whole words, whatever the case and the accents; of an
  // address, the whole address. What is opaque (fields.h) calls nobody.
  bool IsCalledIn(std::string_view text) const;
  // A text about something else without the places that call them (mentions.h); none: it calls them nowhere. Who says
  // themselves what they are called (`whole`) is called in no such text: it is other people's.
  std::optional<std::string> Without(std::string_view text) const;
  // Whether it is one of the names, to the byte.
  bool IsNamed(std::string_view text) const;
  // Whether one of the names is anywhere in what may be no text, even within a word: for what is given up on suspicion.
  bool MayBeIn(std::string_view bytes) const;

  // Patterns of LIKE, one a name, that whatever text calls them matches in a collation without case, and more does too:
  // what is read to be looked at closely.
  const std::vector<std::string>& patterns() const { return patterns_; }

 private:
  std::string person_;
  std::vector<std::string> known_as_;
  bool whole_;
  std::set<std::string, std::less<>> words_;      // folded
  std::size_t most_words_ = 0;                    // of these
  std::set<std::string, std::less<>> addresses_;  // in small letters
  std::vector<std::string> keys_;                 // folded, without spaces
  std::vector<std::string> patterns_;
};

}  // namespace pepiniere::personal
