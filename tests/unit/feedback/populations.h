// Invented populations that are asked something.
#pragma once

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "services/feedback/domain/release.h"

namespace pepiniere::feedback {

struct Population {
  Audience audience;
  Question question;
  std::vector<Given> answers;

  Release MakeRelease() const { return feedback::MakeRelease(audience, question, answers); }
};

inline Question Scale() {
  return {.code = "q1", .kind = QuestionKind::kScale, .options = UsualScale(), .sensitive = false};
}
inline Question YesOrNo() {
  return {.code = "q2", .kind = QuestionKind::kChoiceOne, .options = {"yes", "no"}, .sensitive = true};
}

// Adds people of those values who answer so, and says nothing of them where `chosen` is none.
inline void Add(Population& to, int people, const std::vector<std::string>& values,
                const std::vector<std::size_t>& chosen) {
  for (int i = 0; i < people; ++i) {
    to.answers.push_back({to.audience.people.size(), chosen});
    to.audience.people.push_back({"person " + std::to_string(to.audience.people.size()), values});
  }
}
inline void AddSilent(Population& to, int people, const std::vector<std::string>& values) {
  for (int i = 0; i < people; ++i) {
    to.audience.people.push_back({"person " + std::to_string(to.audience.people.size()), values});
  }
}

// Of one dimension, by value: how many answer. All have somebody who does not.
inline Population OfCohorts(const std::map<std::string, int>& answering) {
  Population population{.audience = {.breakdown = {"cohort"}, .people = {}}, .question = Scale(), .answers = {}};
  for (const auto& [cohort, people] : answering) {
    for (int i = 0; i < people; ++i) Add(population, 1, {cohort}, {static_cast<std::size_t>(i % 5)});
    AddSilent(population, 1, {cohort});
  }
  return population;
}

// Of up to three dimensions, of sizes that differ much, of whom a part answers at random.
inline Population Random(std::mt19937& random, int most_people) {
  const auto below = [&](int most) { return std::uniform_int_distribution<int>(0, most - 1)(random); };
  Population population{.audience = {}, .question = below(2) == 0 ? Scale() : YesOrNo(), .answers = {}};
  const int dimensions = below(4), rate = 20 + below(81), leaning = below(101);
  std::vector<int> values;
  for (int i = 0; i < dimensions; ++i) {
    population.audience.breakdown.push_back("dimension " + std::to_string(i));
    values.push_back(2 + below(5));
  }
  const int people = 10 + below(most_people - 9);
  for (int i = 0; i < people; ++i) {
    std::vector<std::string> those;
    // The lesser of two draws: early values are common, late ones rare.
    for (const int most : values) those.push_back(std::to_string(std::min(below(most), below(most))));
    const auto options = static_cast<int>(population.question.options.size());
    const auto chosen = static_cast<std::size_t>(below(100) < leaning ? 0 : below(options));
    if (below(100) < rate) {
      Add(population, 1, those, {chosen});
    } else {
      AddSilent(population, 1, those);
    }
  }
  return population;
}

}  // namespace pepiniere::feedback
