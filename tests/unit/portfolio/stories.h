// Portfolios of random stories: what was known of each project at a few instants, told to a census, and counted the
// slow way.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/time/time.h"
#include "services/portfolio/domain/census.h"
#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/terms.h"
#include "tests/unit/portfolio/lines.h"

namespace pepiniere::portfolio {

inline constexpr std::int64_t kInstants = 6;  // of knowledge: 0 to 5 microseconds since 1970
inline constexpr Knowledge kAlways = {0, kUntilFurtherNotice};

inline absl::Time At(std::int64_t us) { return absl::FromUnixMicros(us); }

// What was known of a project at one instant, for counting the slow way.
struct Known {
  bool deleted = false;
  ProjectKind kind = ProjectKind::kStateStartup;
  std::string incubator;
  std::vector<Term> terms;
  std::vector<Span> timeline;
};

// A project by what was known of it at each instant; the last holds until further notice. Before its creation: none.
struct Story {
  std::string id;
  std::vector<std::optional<Known>> known;
};

inline Known AnyKnown(std::mt19937& random) {
  Known known;
  known.deleted = !Pick(random, 6);
  known.kind = static_cast<ProjectKind>(1 + Pick(random, 4));
  known.incubator = std::string(1, static_cast<char>('a' + Pick(random, 3)));
  std::set<Term> terms;
  for (std::string_view field : {term::kRoot, term::kSponsor, term::kTheme, term::kUserType, term::kDomain,
                                 term::kIncubator, term::kTechnology, term::kMinistry}) {
    for (int n = Pick(random, 3); n > 0; --n) {
      terms.insert({std::string(field), std::string(1, static_cast<char>('p' + Pick(random, 3)))});
    }
  }
  known.terms.assign(terms.begin(), terms.end());
  std::vector<PhaseLine> lines(static_cast<std::size_t>(Pick(random, 6)));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].number = static_cast<int>(i) + 1;
    lines[i].entry = AnyEntry(random, 800);  // three years
  }
  known.timeline = Timeline(lines);
  return known;
}

inline std::vector<Story> AnyPortfolio(std::mt19937& random, int size) {
  std::vector<Story> stories;
  for (int i = 0; i < size; ++i) {
    Story story{"p" + std::to_string(i), {}};
    std::optional<Known> now;
    for (std::int64_t at = 0; at < kInstants; ++at) {
      if (Pick(random, 2)) now = AnyKnown(random);
      story.known.push_back(now);
    }
    stories.push_back(std::move(story));
  }
  return stories;
}

// As the store would tell it: one row for each unbroken time that something was known.
template <typename Fact, typename Of>
void Collect(const Story& story, Of facts_at, std::vector<std::pair<Knowledge, Fact>>& rows) {
  for (std::int64_t at = 0; at < kInstants; ++at) {
    const std::int64_t until = at + 1 == kInstants ? kUntilFurtherNotice : at + 1;
    const auto& known = story.known[static_cast<std::size_t>(at)];
    if (!known) continue;
    for (const Fact& fact : facts_at(*known)) {
      const auto goes_on =
          std::ranges::find_if(rows, [&](const auto& r) { return r.first.to_us == at && r.second == fact; });
      if (goes_on == rows.end()) {
        rows.push_back({{at, until}, fact});
      } else {
        goes_on->first.to_us = until;
      }
    }
  }
}

inline ProjectFacts FactsOf(const Story& story, std::mt19937& random) {
  using Version = std::tuple<ProjectKind, std::string, bool>;
  ProjectFacts facts;
  facts.id = story.id;
  std::vector<std::pair<Knowledge, Version>> versions;
  Collect(
      story, [](const Known& k) { return std::vector{Version(k.kind, k.incubator, k.deleted)}; }, versions);
  for (const auto& [known, v] : versions) {
    facts.versions.push_back({known, std::get<0>(v), std::get<1>(v), std::get<2>(v)});
  }
  std::vector<std::pair<Knowledge, Term>> terms;
  Collect(
      story, [](const Known& k) { return k.terms; }, terms);
  for (const auto& [known, t] : terms) facts.terms.push_back({known, t.field, t.value});
  std::vector<std::pair<Knowledge, Span>> spans;
  Collect(
      story, [](const Known& k) { return k.timeline; }, spans);
  for (const auto& [known, s] : spans) facts.spans.push_back({known, s});
  std::ranges::shuffle(facts.versions, random);
  std::ranges::shuffle(facts.terms, random);
  std::ranges::shuffle(facts.spans, random);
  return facts;
}

// The first days of each phase after another one (or after none), up to `until`: from the phases day by day.
struct Move {
  std::optional<Phase> from;
  Phase to;
  base::Date on;
};
inline std::vector<Move> MovesOf(const Known& known, base::Date until) {
  std::vector<Move> moves;
  std::optional<Phase> before;
  for (base::Date day = Day("2023-12-31"); day <= until; day = day + 1) {
    const Span* span = SpanOn(known.timeline, day);
    if (!span || before == span->phase) continue;
    moves.push_back({before, span->phase, day});
    before = span->phase;
  }
  return moves;
}

class StoriesTest : public ::testing::Test {
 protected:
  void Fill(int seed) {
    random_.seed(static_cast<unsigned>(seed));
    census_ = Census();
    some_.clear();
    stories_ = AnyPortfolio(random_, 40);
    for (const Story& story : stories_) {
      if (std::ranges::any_of(story.known, [](const auto& k) { return k.has_value(); })) {
        census_.Put(FactsOf(story, random_));
      }
    }
    for (const Story& story : stories_) {
      if (Pick(random_, 2)) some_.insert(story.id);
    }
  }

  Question Ask() {
    return {Day("2023-12-01") + Pick(random_, 1000), At(Pick(random_, kInstants)), Pick(random_, 2) ? &some_ : nullptr};
  }

  // Those that the question is about.
  std::vector<const Known*> Asked(const Question& question) const {
    std::vector<const Known*> asked;
    for (const Story& story : stories_) {
      const auto& known = story.known[static_cast<std::size_t>(absl::ToUnixMicros(question.known_at))];
      if (!known || known->deleted || (question.only && !question.only->contains(story.id))) continue;
      asked.push_back(&*known);
    }
    return asked;
  }

  std::mt19937 random_;
  std::vector<Story> stories_;
  absl::flat_hash_set<std::string> some_;
  Census census_;
};

}  // namespace pepiniere::portfolio
