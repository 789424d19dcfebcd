#include "services/cohort/domain/recusal.h"

#include <algorithm>

#include "services/base/characters.h"
#include "services/base/text.h"

namespace pepiniere::cohort {
namespace {

bool IsOneWith(const OrganisationLine& a, const OrganisationLine& b) {
  const auto below = [](const OrganisationLine& lower, const OrganisationLine& upper) {
    return std::ranges::find(lower.ancestors, upper.organisation) != lower.ancestors.end();
  };
  return a.organisation == b.organisation || below(a, b) || below(b, a);
}

void AddShared(const std::vector<OrganisationLine>& ours, const std::vector<OrganisationLine>& theirs,
               ConflictCause cause, std::vector<DetectedConflict>& conflicts) {
  for (const OrganisationLine& our : ours) {
    for (const OrganisationLine& their : theirs) {
      if (!IsOneWith(our, their)) continue;
      DetectedConflict conflict{cause, our.organisation};
      if (our.organisation != their.organisation) conflict.why += base::Concat(" and ", their.organisation);
      if (std::ranges::find(conflicts, conflict) == conflicts.end()) conflicts.push_back(std::move(conflict));
    }
  }
}

template <typename Wanted>
std::optional<Progress> Count(const Recusals& recusals, std::span<const JurorReview> given, Wanted wanted) {
  Progress progress;
  for (const JurorReview& review : given) {
    if (!wanted(review) || recusals.IsRecused(review.juror, review.application)) continue;
    ++progress.of;
    if (review.state == JurorReviewState::kSubmitted && review.complete) ++progress.done;
  }
  return progress.of > 0 ? std::optional(progress) : std::nullopt;
}

}  // namespace

std::vector<DetectedConflict> DetectConflicts(const JurorTies& juror, const ApplicationTies& application) {
  std::vector<DetectedConflict> conflicts;
  if (!juror.person.empty() && juror.person == application.applicant) {
    conflicts.push_back({ConflictCause::kSamePerson, juror.person});
  }
  AddShared(juror.organisations, application.organisations, ConflictCause::kApplicantOrganisation, conflicts);
  AddShared(juror.organisations, application.hosts, ConflictCause::kHostOrganisation, conflicts);
  return conflicts;
}

std::vector<base::FieldProblem> ProblemsOf(const Recusal& recusal) {
  base::Problems problems;
  problems.If(base::IsBlank(recusal.juror), "juror", "name the juror");
  problems.If(base::IsBlank(recusal.application), "application", "name the application");
  problems.If(base::IsBlank(recusal.why), "reason", "say why: a recusal is kept with its reason");
  return std::move(problems).Take();
}

Recusals::Recusals(std::span<const Recusal> recusals) {
  for (const Recusal& recusal : recusals) pairs_.emplace(recusal.juror, recusal.application);
}

bool Recusals::IsRecused(std::string_view juror, std::string_view application) const {
  return pairs_.contains({std::string(juror), std::string(application)});
}

std::vector<std::string> Recusals::SeenBy(std::string_view juror, std::span<const JurorReview> given) const {
  std::set<std::string> seen;
  for (const JurorReview& review : given) {
    if (review.juror == juror && !IsRecused(juror, review.application)) seen.insert(review.application);
  }
  return {seen.begin(), seen.end()};
}

std::vector<JurorReview> Recusals::Voided(std::vector<JurorReview> reviews) const {
  for (JurorReview& review : reviews) {
    const bool begun = review.state != JurorReviewState::kNone;
    if (begun && IsRecused(review.juror, review.application)) review.state = JurorReviewState::kVoid;
  }
  return reviews;
}

std::optional<Progress> Recusals::OfJuror(std::string_view juror, std::span<const JurorReview> given) const {
  return Count(*this, given, [&](const JurorReview& review) { return review.juror == juror; });
}

std::optional<Progress> Recusals::OfApplication(std::string_view application,
                                                std::span<const JurorReview> given) const {
  return Count(*this, given, [&](const JurorReview& review) { return review.application == application; });
}

std::optional<Progress> Recusals::OfAll(std::span<const JurorReview> given) const {
  return Count(*this, given, [](const JurorReview&) { return true; });
}

}  // namespace pepiniere::cohort
