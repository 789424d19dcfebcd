// An attack on what is published. It is given what a release does not tell: who is in the audience, with which values,
// and who answered. It looks for figures that can be added and subtracted into one about fewer than five people.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "services/feedback/domain/release.h"
#include "tests/unit/feedback/populations.h"

namespace pepiniere::feedback {

// People, sorted, whom a figure is about.
using Members = std::vector<std::size_t>;

inline constexpr std::size_t kEnough = 5;

namespace internal {

inline Members Having(const Audience& audience, const Members& members, std::size_t depth,
                      const std::vector<std::string>& values) {
  Members having;
  for (const std::size_t person : members) {
    if (std::ranges::find(values, audience.people[person].values[depth]) != values.end()) having.push_back(person);
  }
  return having;
}

inline void AddSets(const Audience& audience, const Cell& cell, const Members& members, std::size_t depth,
                    std::vector<Members>& sets) {
  sets.push_back(members);
  for (const Part& part : cell.parts) {
    AddSets(audience, part.cell, Having(audience, members, depth, part.values), depth + 1, sets);
  }
}

}  // namespace internal

// Whom each published cell is about: of those who answered, those with its values.
inline std::vector<Members> PublishedSets(const Population& population, const Release& release) {
  std::vector<Members> sets;
  if (release.withheld) return sets;
  Members answered;
  for (const Given& given : population.answers) answered.push_back(given.person);
  std::ranges::sort(answered);
  internal::AddSets(population.audience, release.root, answered, 0, sets);
  return sets;
}

// People whom nothing that is published tells apart. Those in no set are told nothing of, and are in no class.
inline std::vector<Members> ClassesOf(const std::vector<Members>& sets) {
  std::map<std::size_t, std::vector<std::size_t>> sets_of;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    for (const std::size_t person : sets[i]) sets_of[person].push_back(i);
  }
  std::map<std::vector<std::size_t>, Members> classes;
  for (const auto& [person, of] : sets_of) classes[of].push_back(person);
  std::vector<Members> all;
  for (auto& [_, members] : classes) all.push_back(std::move(members));
  return all;
}

// Whether some people that can be told apart are fewer than five.
inline bool ClassesTell(const std::vector<Members>& sets) {
  return std::ranges::any_of(ClassesOf(sets), [](const Members& members) { return members.size() < kEnough; });
}

// Whether two sets, their union, their intersection or what one has and the other has not, is of one to four people.
inline bool PairsTell(const std::vector<Members>& sets) {
  const auto tells = [](const Members& members) { return !members.empty() && members.size() < kEnough; };
  for (const Members& a : sets) {
    for (const Members& b : sets) {
      Members both, either, less;
      std::ranges::set_intersection(a, b, std::back_inserter(both));
      std::ranges::set_union(a, b, std::back_inserter(either));
      std::ranges::set_difference(a, b, std::back_inserter(less));
      if (tells(both) || tells(either) || tells(less)) return true;
    }
  }
  return false;
}

// A rank over the rationals: rows of zeros and ones, reduced exactly.
class Matrix {
 public:
  explicit Matrix(std::vector<std::vector<Ratio>> rows) : rows_(std::move(rows)) {}

  std::size_t Rank() {
    std::size_t rank = 0;
    for (std::size_t column = 0; !rows_.empty() && column < rows_.front().size() && rank < rows_.size(); ++column) {
      std::size_t pivot = rank;
      while (pivot < rows_.size() && rows_[pivot][column].numerator == 0) ++pivot;
      if (pivot == rows_.size()) continue;
      std::swap(rows_[rank], rows_[pivot]);
      for (std::size_t row = rank + 1; row < rows_.size(); ++row) Reduce(row, rank, column);
      ++rank;
    }
    return rank;
  }

 private:
  void Reduce(std::size_t row, std::size_t by, std::size_t column) {
    const Ratio at = rows_[row][column], pivot = rows_[by][column];
    const Ratio factor = Ratio::Of(at.numerator * pivot.denominator, at.denominator * pivot.numerator);
    if (factor.numerator == 0) return;
    for (std::size_t i = column; i < rows_[row].size(); ++i) {
      const Ratio a = rows_[row][i], b = rows_[by][i];
      rows_[row][i] =
          Ratio::Of(a.numerator * b.denominator * factor.denominator - b.numerator * factor.numerator * a.denominator,
                    a.denominator * b.denominator * factor.denominator);
    }
  }

  std::vector<std::vector<Ratio>> rows_;
};

namespace internal {

// Of the sets as rows, without the columns of `out`.
inline std::size_t RankWithout(const std::vector<Members>& sets, const Members& people, const Members& out) {
  std::vector<std::vector<Ratio>> rows;
  for (const Members& set : sets) {
    std::vector<Ratio> row;
    for (const std::size_t person : people) {
      if (std::ranges::binary_search(out, person)) continue;
      row.push_back(Ratio::Of(std::ranges::binary_search(set, person) ? 1 : 0, 1));
    }
    rows.push_back(std::move(row));
  }
  return Matrix(std::move(rows)).Rank();
}

}  // namespace internal

// Whether some linear combination of published figures is about one to four people and nobody else: one is if the sets
// lose rank where these people are left out. Tries every choice of up to four people: for few people.
inline bool CombinationsTell(const std::vector<Members>& sets) {
  std::set<std::size_t> known;
  for (const Members& set : sets) known.insert(set.begin(), set.end());
  const Members people(known.begin(), known.end());
  const std::size_t rank = internal::RankWithout(sets, people, {});
  std::vector<Members> chosen = {{}};
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (!chosen[i].empty() && internal::RankWithout(sets, people, chosen[i]) < rank) return true;
    if (chosen[i].size() == kEnough - 1) continue;
    const auto after =
        std::ranges::find_if(people, [&](std::size_t p) { return chosen[i].empty() || p > chosen[i].back(); });
    for (auto person = after; person != people.end(); ++person) {
      Members more = chosen[i];
      more.push_back(*person);
      chosen.push_back(std::move(more));
    }
  }
  return false;
}

// The release as text, byte for byte.
inline void Tell(const Cell& cell, std::string& text) {
  text += std::to_string(cell.tally.n) + ":";
  for (const std::int64_t count : cell.tally.counts) text += std::to_string(count) + ",";
  text += "(" + cell.by;
  for (const Part& part : cell.parts) {
    text += part.is_pool ? " pool" : " part";
    for (const std::string& value : part.values) text += " " + value;
    text += "=";
    Tell(part.cell, text);
  }
  text += ")";
}
inline std::string Told(const Release& release) {
  std::string text;
  if (release.withheld) return "withheld";
  Tell(release.root, text);
  return text;
}

}  // namespace pepiniere::feedback
