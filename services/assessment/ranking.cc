#include "services/assessment/ranking.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace pepiniere::assessment {
namespace {

// The complete reviews of each application that there is, those without any too.
using Counted = std::map<std::string, std::vector<const Review*>, std::less<>>;

bool IsComplete(const Review& review, const Grid& grid) {
  return std::ranges::all_of(grid.criteria,
                             [&](const Criterion& criterion) { return review.marks.contains(criterion.code); });
}

Counted CountedReviews(const Ballot& ballot) {
  std::set<std::pair<std::string, std::string>> recused;
  Counted counted;
  for (const std::string& application : ballot.applications) counted[application];
  for (const Recusal& recusal : ballot.recusals) {
    recused.emplace(recusal.application, recusal.juror);
    counted[recusal.application];
  }
  for (const Review& review : ballot.reviews) {
    auto& reviews = counted[review.application];
    if (review.is_void || recused.contains({review.application, review.juror})) continue;
    if (IsComplete(review, ballot.grid)) reviews.push_back(&review);
  }
  return counted;
}

Fraction WeightedSum(const Review& review, const Grid& grid) {
  Fraction sum;
  for (const Criterion& criterion : grid.criteria) sum = sum + criterion.weight * review.marks.at(criterion.code);
  return sum;
}

Ranked Scored(const std::string& application, const std::vector<const Review*>& reviews, const Grid& grid) {
  Ranked scored;
  scored.application = application;
  scored.complete = static_cast<int>(reviews.size());
  for (const Criterion& criterion : grid.criteria) {
    Fraction sum;
    for (const Review* review : reviews) sum = sum + review->marks.at(criterion.code);
    scored.means.push_back(sum / Fraction(scored.complete));
    scored.score = scored.score + criterion.weight * scored.means.back();
  }
  return scored;
}

// The first criterion by which the marks of two differ; as many as there are where none do.
std::size_t Difference(const Ranked& a, const Ranked& b) {
  return std::ranges::mismatch(a.means, b.means).in1 - a.means.begin();
}

bool AreEqual(const Ranked& a, const Ranked& b) { return a.score == b.score && a.means == b.means; }

// Ranks those in [begin, end) of `ranked`, whose marks are equal; `criterion` separates them from others of their
// score.
void RankEquals(std::vector<Ranked>& ranked, std::size_t begin, std::size_t end, const std::string& criterion,
                const TieBreak& tie_break, std::vector<Tie>& ties) {
  std::map<std::string, Ranked> by_name;
  std::vector<std::string> names;
  for (std::size_t i = begin; i < end; ++i) {
    names.push_back(ranked[i].application);
    by_name.emplace(ranked[i].application, std::move(ranked[i]));
  }
  Settled settled = tie_break.Settle(std::move(names));
  for (std::size_t i = begin; i < end; ++i) {
    const Settled::Member& member = settled.members[i - begin];
    ranked[i] = std::move(by_name.at(member.name));
    ranked[i].rank = static_cast<int>(begin + member.before + 1);
    ranked[i].decided_by = member.by_lot ? kByLot : member.by_jury ? kByJury : std::string_view(criterion);
  }
  std::ranges::move(settled.ties, std::back_inserter(ties));
}

// The criterion, the last in the grid's order, that separates [begin, end) from a neighbour of the same score.
std::string SeparatedBy(const std::vector<Ranked>& ranked, std::size_t begin, std::size_t end, const Grid& grid) {
  std::optional<std::size_t> last;
  const auto compare = [&](std::size_t a, std::size_t b) {
    if (ranked[a].score == ranked[b].score) last = std::max(last.value_or(0), Difference(ranked[a], ranked[b]));
  };
  if (begin > 0) compare(begin - 1, begin);
  if (end < ranked.size()) compare(end - 1, end);
  return last ? grid.criteria[*last].code : "";
}

}  // namespace

Ranking Rank(const Ballot& ballot) {
  Ranking ranking;
  std::vector<Ranked>& ranked = ranking.ranked;
  for (const auto& [application, reviews] : CountedReviews(ballot)) {
    if (const int complete = static_cast<int>(reviews.size()); complete < ballot.grid.min_reviews) {
      ranking.not_rankable.push_back({application, complete, ballot.grid.min_reviews});
    } else {
      ranked.push_back(Scored(application, reviews, ballot.grid));
    }
  }
  std::ranges::stable_sort(ranked, std::greater(), [](const Ranked& r) { return std::tie(r.score, r.means); });
  const TieBreak tie_break(ballot.decisions, ballot.call, ballot.seed);
  std::vector<std::pair<std::size_t, std::size_t>> equals;
  for (std::size_t begin = 0, end = 0; begin < ranked.size(); begin = end) {
    while (end < ranked.size() && AreEqual(ranked[begin], ranked[end])) ++end;
    equals.emplace_back(begin, end);
  }
  std::vector<std::string> criteria;
  for (const auto& [begin, end] : equals) criteria.push_back(SeparatedBy(ranked, begin, end, ballot.grid));
  for (std::size_t i = 0; i < equals.size(); ++i) {
    RankEquals(ranked, equals[i].first, equals[i].second, criteria[i], tie_break, ranking.ties);
  }
  return ranking;
}

std::map<std::string, JurorOffset> JurorOffsets(const Ballot& ballot) {
  std::map<std::string, JurorOffset> offsets;
  for (const Review& review : ballot.reviews) offsets[review.juror];
  for (const auto& [_, reviews] : CountedReviews(ballot)) {
    std::vector<Fraction> sums;
    Fraction all;
    for (const Review* review : reviews) {
      sums.push_back(WeightedSum(*review, ballot.grid));
      all = all + sums.back();
    }
    for (std::size_t i = 0; i < reviews.size(); ++i) {
      JurorOffset& juror = offsets[reviews[i]->juror];
      ++juror.reviews;
      if (reviews.size() == 1) continue;
      ++juror.compared;
      const Fraction others = (all - sums[i]) / Fraction(static_cast<std::int64_t>(reviews.size() - 1));
      juror.offset = juror.offset.value_or(Fraction()) + sums[i] - others;
    }
  }
  for (auto& [_, juror] : offsets) {
    if (juror.offset) juror.offset = *juror.offset / Fraction(juror.compared);
  }
  return offsets;
}

std::optional<Explanation> Explain(const Ballot& ballot, const Ranking& ranking, std::string_view application) {
  Explanation told;
  const auto missing = std::ranges::find(ranking.not_rankable, application, &NotRankable::application);
  if (missing != ranking.not_rankable.end()) {
    told.not_rankable = &*missing;
    return told;
  }
  const auto found = std::ranges::find(ranking.ranked, application, &Ranked::application);
  if (found == ranking.ranked.end()) return std::nullopt;
  told.ranked = &*found;
  for (const Ranked& other : ranking.ranked) {
    if (other.score == found->score && &other != &*found) told.same_score.push_back(other.application);
  }
  const Counted counted = CountedReviews(ballot);
  for (std::size_t i = 0; i < ballot.grid.criteria.size(); ++i) {
    Explanation::Marks& marks = told.criteria.emplace_back();
    marks.criterion = &ballot.grid.criteria[i];
    marks.mean = found->means[i];
    for (const Review* review : counted.find(application)->second) {
      marks.marks.push_back(review->marks.at(marks.criterion->code));
    }
    std::ranges::sort(marks.marks, std::greater());
  }
  return told;
}

}  // namespace pepiniere::assessment
