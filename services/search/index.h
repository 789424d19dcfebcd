// Things with names, in memory, found by whatever people type: the one way in which this house searches. It keeps the
// words of each text and where they stand, so that a question costs what the vocabulary and its answers cost, however
// long the texts are. Not thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"

namespace pepiniere::search {

// Where a word can stand, the most telling first.
enum class Field : std::uint8_t { kTitle, kId, kAlias, kAcronym, kMission, kDescription, kLessons };

// "title", "id"...
std::string_view NameOf(Field field);

// One thing. What is empty is not there.
struct Entry {
  std::string key{};  // tells it from all others: "projects/x"
  std::uint8_t kind = 0;
  std::string title{};
  std::vector<std::pair<Field, std::string>> names{};  // id, aliases, acronym
  std::string mission{}, description{}, lessons{};
  std::int64_t since = 0;  // whatever its owner wants to ask by; see Scope
  bool deleted = false;
};

// What of each thing is searched: any of these, together.
using Fields = std::uint8_t;
inline constexpr Fields kTitles = 1, kNames = 2, kMissions = 4, kDescriptions = 8, kLessons = 16;
inline constexpr Fields kText = kTitles | kNames | kMissions | kDescriptions;

// Which things are meant.
struct Scope {
  Fields fields = kText;
  std::uint32_t kinds = ~0u;             // bit k: things of kind k
  std::int64_t since_until = INT64_MAX;  // only those whose `since` is no later
  bool deleted = false;                  // those too
  bool inside = true;                    // words of four letters are found inside of others too
  std::vector<std::string> concealed{};  // keys of things that whoever asks is not told of
};

// What somebody looks for, as folded words; none where nothing typed is a word. INVALID_ARGUMENT past 200 characters or
// 10 words: said before anything is looked at.
absl::StatusOr<std::vector<std::string>> ReadWords(std::string_view typed);

// How well a thing answers; the least is the best. In this order: not for a typing error; exact title, id, alias,
// acronym; the beginning of one; words of the title; of the other names; of the mission; of the description; of the
// lessons. Within each, words found inside of others come last.
using Rank = std::uint32_t;
bool IsApproximate(Rank rank);

struct Match {
  std::uint32_t place = 0;  // see Index::At
  Rank rank = 0;
};

class Index {
 public:
  // What is kept of a thing.
  struct Name {
    Field field;
    std::string text, folded;
  };
  struct Thing {
    std::string key{};
    std::vector<Name> names{};  // the title first
    std::string mission{};      // folded
    std::vector<std::uint32_t> words{};
    std::int64_t since = 0;
    std::uint8_t kind = 0;
    bool deleted = false;

    const std::string& title() const { return names.front().text; }
  };

  // Takes the place of what was known by that key.
  void Put(const Entry& entry);
  void Remove(std::string_view key);
  std::size_t size() const { return places_.size(); }
  // Places are below this; some may be empty.
  std::size_t places() const { return things_.size(); }
  const Thing& At(std::uint32_t place) const { return things_[place]; }
  // Null when there is none by that key.
  const Thing* Look(std::string_view key) const;
  bool Means(std::uint32_t place, const Scope& scope) const { return Means(things_[place], scope); }

  // The things that have every word: one of theirs is it, begins with it or, from four letters on and where the scope
  // says so, holds it; words written as one find those written apart, and the reverse. `approximate`: each word with
  // one typing error at most. In no order.
  std::vector<Match> Find(const std::vector<std::string>& words, const Scope& scope, bool approximate = false) const;

  // The order of answers: by rank, then by title as in a dictionary, then by key. OrderKey gives the same order as
  // text, but for the key: short, whatever the title.
  bool Before(const Match& a, const Match& b) const;
  std::string OrderKey(const Match& match) const;

  // The name that made a match what it is, or the text.
  struct Why {
    Field field;
    const Name* name = nullptr;  // where a name did
  };
  Why WhyOf(const Match& match, const std::vector<std::string>& words) const;

  // The titles of the things that look most like what was typed, the likest first.
  std::vector<std::string> LikestTitles(const std::vector<std::string>& words, const Scope& scope,
                                        std::size_t most) const;

 private:
  struct Word {
    std::string text;
    std::vector<std::uint32_t> postings;  // a place and the fields it stands in, by place
  };

  bool Means(const Thing& thing, const Scope& scope) const;
  std::uint32_t Intern(std::string_view word);
  void Forget(std::uint32_t place);

  std::vector<Thing> things_;  // with gaps where `key` is empty
  std::vector<std::uint32_t> gaps_;
  absl::flat_hash_map<std::string, std::uint32_t> places_;
  std::vector<Word> words_;
  absl::flat_hash_map<std::string, std::uint32_t> word_ids_;
};

}  // namespace pepiniere::search
