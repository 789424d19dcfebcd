// The ranking of applications by exact scores, and what decided it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "services/assessment/fraction.h"
#include "services/assessment/review.h"
#include "services/assessment/tie_break.h"

namespace pepiniere::assessment {

struct Ballot {
  std::string call;
  Grid grid;
  std::vector<Review> reviews;
  std::vector<Recusal> recusals;
  std::vector<Decision> decisions;
  std::optional<std::string> seed;
  std::set<std::string> applications;  // beside those that are reviewed or recused from
};

struct Ranked {
  std::string application;
  Fraction score;               // the mean, over complete reviews, of the weighted sum of marks
  std::vector<Fraction> means;  // by criterion, in the grid's order
  int complete = 0;             // reviews
  int rank = 0;                 // from 1: one more than those that are surely before it
  // What separated it from another of the same score, the last thing that did: a criterion's code, "jury" or "lot".
  // Empty where nothing had to, or nothing did.
  std::string decided_by;
};

struct NotRankable {
  std::string application;
  int complete = 0, needed = 0;
};

struct Ranking {
  std::vector<Ranked> ranked;             // by rank, then by name
  std::vector<NotRankable> not_rankable;  // by name
  std::vector<Tie> ties;                  // that nothing decides
};

inline constexpr std::string_view kByJury = "jury", kByLot = "lot";

Ranking Rank(const Ballot& ballot);

// How a juror marks beside the others: the mean, over the applications that another juror reviewed too, of the weighted
// sum of marks less the mean of the others'. Information, which moves no score.
struct JurorOffset {
  int reviews = 0;                 // complete, and counted
  int compared = 0;                // of them, those of applications that another reviewed too
  std::optional<Fraction> offset;  // none where there are none of these
};
std::map<std::string, JurorOffset> JurorOffsets(const Ballot& ballot);

// Why an application stands where it does, by criterion; who marked what is not told.
struct Explanation {
  struct Marks {
    const Criterion* criterion = nullptr;  // of the ballot
    std::vector<std::int64_t> marks;       // of complete reviews, the highest first
    Fraction mean;
  };
  std::vector<Marks> criteria;  // empty where it is not rankable
  const Ranked* ranked = nullptr;
  const NotRankable* not_rankable = nullptr;
  std::vector<std::string> same_score;  // the others of its score, as they are ranked
};
// `ranking` is that of `ballot`; none for an application that it does not know.
std::optional<Explanation> Explain(const Ballot& ballot, const Ranking& ranking, std::string_view application);

}  // namespace pepiniere::assessment
