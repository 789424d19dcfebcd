// The words of a filter: a literal alone, and `:` on text, title and mission. They are looked for in the index, and
// what they found takes their place, so that the rest is the database's. Values that are spelt differently are looked
// up too.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/portfolio/domain/findable.h"
#include "services/portfolio/store/finder.h"
#include "services/portfolio/store/time_travel.h"
#include "services/query/filter.h"
#include "services/query/schema.h"

namespace pepiniere::portfolio::store {

// A project that the words found, and the text that sorts it among the others, its id last.
struct Ranked {
  std::string order, id;
  auto operator<=>(const Ranked&) const = default;
};

// A filter that the database can answer: it is compiled with this context, through a schema whose `find` is FoundIn.
struct Prepared {
  query::Filter filter;
  query::FilterContext context;
  bool has_words = false;       // words that every match must have
  query::Expression words;      // these, in the filter
  std::vector<Ranked> ranking;  // what they found, in no order; sorted, the best come first
  // Where nothing has these words as typed: the titles that look most like them.
  std::vector<std::string> did_you_mean;
};

// Whether ListProjects orders it by relevance, unless told otherwise: it has words that every match must have.
bool HasWords(const query::Filter& filter);

// Of which things words are looked for.
struct Searched {
  SearchKind kind = SearchKind::kProject;
  AsOf as_of{};  // of projects; of all else, now
  bool deleted_too = false;
  std::vector<std::string> concealed{};  // ids of those that the reader is not told of
};

// Words match what was known of a project then; of one that changed since, what it was. INVALID_ARGUMENT: more words
// than a filter may have (20), or a text too long.
absl::StatusOr<Prepared> Prepare(const Finder& finder, absl::Time deadline, const query::Filter& filter,
                                 const query::FilterSchema& schema, const Searched& searched);

// Looks for words in the lessons of projects and in their titles: their ids, in no order. `approximate`: each with one
// typing error at most.
absl::StatusOr<std::vector<std::string>> FindLessons(const Finder& finder, absl::Time deadline,
                                                     const std::vector<std::string>& words, bool approximate);

// "This column is among those that were found", for a schema's `find`. Before anything was looked for it is true: a
// filter can be checked first.
query::FindText FoundIn(std::string column);

// Ids as a table of a statement, with the columns `place` (from 1) and `project_id`: one argument, however many they
// are.
query::SqlFragment TableOf(const std::vector<std::string>& ids);

}  // namespace pepiniere::portfolio::store
