#include "services/cohort/domain/screening.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace pepiniere::cohort {

bool IsToBeJudged(const Application& application, const Call& call, absl::Time instant) {
  const bool stands =
      application.state == ApplicationState::kSubmitted || application.state == ApplicationState::kAdmissible;
  return stands && IsReadByCoaches(application, call, instant);
}

bool IsThereForJurors(const Application& application, const Call& call, absl::Time instant) {
  return IsToBeJudged(AsToldToApplicant(application), call, instant);
}

bool Competes(const Application& application, const Call& call, absl::Time instant) {
  if (instant < call.opening().closes) return application.state != ApplicationState::kWithdrawn;
  return IsReadByCoaches(application, call, instant);
}

bool IsAnonymous(const Call& call) { return call.anonymous_screening && !call.screening_closed_at; }

bool ReadsAsJuror(const JuryPart& part, const Call& call) {
  return part.leads ? part.was_juror && IsAnonymous(call) : part.judges;
}

bool ReadsOwnReviewsAlone(const JuryPart& part, const Call& call, absl::Time instant) {
  return !part.leads || (part.was_juror && !ReviewsAreOver(call, instant));
}

bool MarksNoMore(const JuryPart& part, const Call& call, absl::Time instant) {
  return part.leads && part.judges && (call.reviews_reopened_at || ReviewsAreOver(call, instant));
}

Application AsToldToJurors(const Application& application, const Call& call) {
  Application told = AsToldToApplicant(application);
  told.openings.clear();
  told.decision_reason.clear();
  if (!IsAnonymous(call)) return told;
  // What a file is called is a matter of its applicant's.
  std::vector<FormField> form = call.form;
  for (FormField& field : form) field.personal = field.personal || field.kind == FormFieldKind::kFile;
  return WithoutPersonal(std::move(told), form);
}

}  // namespace pepiniere::cohort
