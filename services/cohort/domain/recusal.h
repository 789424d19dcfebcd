// Which applications a juror has nothing to do with, and what follows for what she sees, for her reviews, and for the
// figures of how far the jury is.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/base/problems.h"

namespace pepiniere::cohort {

// Numbered as in the contract.
enum class ConflictCause { kDeclared = 1, kSamePerson, kApplicantOrganisation, kHostOrganisation };

// An organisation with all that lies above it.
struct OrganisationLine {
  std::string organisation;
  std::vector<std::string> ancestors;
};

struct JurorTies {
  std::string person;
  std::vector<OrganisationLine> organisations;
};

// Of an application: its applicant, whom they work for, and the hosts of all the seats or challenges that it is for.
struct ApplicationTies {
  std::string applicant;  // a person
  std::vector<OrganisationLine> organisations, hosts;
};

struct DetectedConflict {
  ConflictCause cause = ConflictCause::kSamePerson;
  std::string why;  // the person, or the organisations that are one
  bool operator==(const DetectedConflict&) const = default;
};

// Two organisations are one where they are the same or one lies below the other: who works for a ministry is no juror
// of its agencies, nor the other way round; two agencies of one ministry are two. Each pair of organisations once;
// empty where nothing speaks against the juror.
std::vector<DetectedConflict> DetectConflicts(const JurorTies& juror, const ApplicationTies& application);

// A recusal, declared or detected. It stands for good.
struct Recusal {
  std::string juror, application;
  ConflictCause cause = ConflictCause::kDeclared;
  std::string why;

  static void Fields(auto&& visit, auto&... each) {
    visit("juror", each.juror...);
    visit("application", each.application...);
    visit("cause", each.cause...);
    visit("reason", each.why...);
  }
  bool operator==(const Recusal&) const = default;
};

// Why is said.
std::vector<base::FieldProblem> ProblemsOf(const Recusal& recusal);

// Numbered as in the contract.
enum class JurorReviewState { kNone = 1, kDraft, kSubmitted, kVoid };

// An application that was given to a juror to review, and what came of it. Complete: every criterion has its mark.
struct JurorReview {
  std::string juror, application;
  JurorReviewState state = JurorReviewState::kNone;
  bool complete = false;
  bool operator==(const JurorReview&) const = default;
};

// So many of so many; there is no progress of nothing.
struct Progress {
  int done = 0, of = 0;
  bool operator==(const Progress&) const = default;
};

class Recusals {
 public:
  explicit Recusals(std::span<const Recusal> recusals);

  bool IsRecused(std::string_view juror, std::string_view application) const;

  // The applications that a juror sees, reads, marks, counts and opens files of: those that she was given, without
  // those from which she is recused. Sorted, each once.
  std::vector<std::string> SeenBy(std::string_view juror, std::span<const JurorReview> given) const;

  // The reviews as they stand after all recusals: what a recused juror had begun or submitted is kept, and void.
  std::vector<JurorReview> Voided(std::vector<JurorReview> reviews) const;

  // How many reviews that are asked for are submitted and complete. A recused juror's is none of those, so that her
  // figures do not tell of what she does not see; none where nothing is asked for.
  std::optional<Progress> OfJuror(std::string_view juror, std::span<const JurorReview> given) const;
  std::optional<Progress> OfApplication(std::string_view application, std::span<const JurorReview> given) const;
  std::optional<Progress> OfAll(std::span<const JurorReview> given) const;

 private:
  std::set<std::pair<std::string, std::string>> pairs_;  // juror, application
};

}  // namespace pepiniere::cohort
