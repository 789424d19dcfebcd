#include "services/cohort/api/ranking_results.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/domain/juror.h"

namespace pepiniere::cohort::api {
namespace {

using base::Concat;

std::string ApplicationName(const std::string& call, std::string_view part) {
  return record::NameOf(Application::kPattern, Concat(call, "/", part));
}

}  // namespace

std::string FrozenText(const rehearsal::Inputs& inputs) {
  return rehearsal::Canonical(rehearsal::Read(rehearsal::Canonical(inputs)).inputs);
}

absl::StatusOr<rehearsal::Rehearsed> Recompute(const store::RunBytes& run) {
  const rehearsal::ReadInputs read = rehearsal::Read(run.inputs);
  if (!read.faults.empty()) return absl::DataLossError("the inputs of a run cannot be read");
  return rehearsal::Rehearse(read.inputs);
}

absl::Status CheckDecided(const std::string& call, const assessment::Ranking& ranking) {
  if (ranking.ties.empty()) return absl::OkStatus();
  std::vector<aip::PreconditionViolation> violations;
  for (const assessment::Tie& tie : ranking.ties) {
    std::vector<std::string> names;
    for (const std::string& member : tie.members) names.push_back(ApplicationName(call, member));
    violations.push_back({"TIE", absl::StrJoin(names, " "),
                          "neither a decision of the jury nor a lot says who comes first: record one"});
  }
  return aip::Precondition("ties are undecided", std::move(violations), "TIES_UNDECIDED");
}

void AddResults(const std::string& call, const rehearsal::Rehearsed& done, bool with_offsets, v1::RankingRun& told) {
  for (const assessment::Ranked& ranked : done.ranking.ranked) {
    v1::RankedApplication& one = *told.add_ranked();
    one.set_application(ApplicationName(call, ranked.application));
    one.set_rank(ranked.rank);
    one.set_score(ranked.score.ToString());
    one.set_decided_by(ranked.decided_by);
    one.set_complete_reviews(ranked.complete);
  }
  for (const assessment::NotRankable& missing : done.ranking.not_rankable) {
    v1::UnrankableApplication& one = *told.add_unrankable();
    one.set_application(ApplicationName(call, missing.application));
    one.set_complete_reviews(missing.complete);
    one.set_needed_reviews(missing.needed);
  }
  for (const assessment::Tie& tie : done.ranking.ties) {
    v1::RankingRun::Tie& one = *told.add_ties();
    for (const std::string& member : tie.members) one.add_applications(ApplicationName(call, member));
  }
  if (!with_offsets) return;
  for (const auto& [juror, offset] : assessment::JurorOffsets(done.ballot)) {
    v1::JurorOffset& one = *told.add_juror_offsets();
    one.set_juror(record::NameOf(Juror::kPattern, Concat(call, "/", juror)));
    one.set_reviews(offset.reviews);
    one.set_compared_reviews(offset.compared);
    if (offset.offset) one.set_offset(offset.offset->ToString());
  }
}

std::optional<v1::RankingExplanation> ExplanationOf(const rehearsal::Rehearsed& done, const std::string& application,
                                                    const GridVersion& grid) {
  const auto explained = assessment::Explain(done.ballot, done.ranking, LastPart(application));
  if (!explained) return std::nullopt;
  v1::RankingExplanation told;
  told.set_application(record::NameOf(Application::kPattern, application));
  told.set_ranked_count(static_cast<int>(done.ranking.ranked.size()));
  told.set_needed_reviews(done.ballot.grid.min_reviews);
  if (explained->not_rankable) told.set_complete_reviews(explained->not_rankable->complete);
  if (!explained->ranked) return told;
  told.set_rank(explained->ranked->rank);
  told.set_score(explained->ranked->score.ToString());
  told.set_decided_by(explained->ranked->decided_by);
  told.set_complete_reviews(explained->ranked->complete);
  for (const auto& marks : explained->criteria) {
    v1::RankingExplanation::CriterionMarks& one = *told.add_criteria();
    one.set_criterion(marks.criterion->code);
    const auto label = std::ranges::find(grid.criteria, marks.criterion->code, &Criterion::code);
    if (label != grid.criteria.end()) one.set_label(label->label);
    one.set_weight(marks.criterion->weight.ToString());
    for (const std::int64_t mark : marks.marks) one.add_marks(static_cast<int>(mark));
    one.set_mean(marks.mean.ToString());
  }
  return told;
}

}  // namespace pepiniere::cohort::api
