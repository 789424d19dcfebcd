// What those who judge an application read of it.
#pragma once

#include "absl/time/time.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/domain/juror.h"

namespace pepiniere::cohort {

// Whether it is there to be judged: its call has closed, and it stands, admitted or not decided yet.
bool IsToBeJudged(const Application& application, const Call& call, absl::Time instant);
// The same as its jurors know: by the decisions that its applicant was told.
bool IsThereForJurors(const Application& application, const Call& call, absl::Time instant);

// Whether its applicant has something to gain or lose in the call: while it is open, unless they withdrew; then, with
// what was submitted when it closed, whatever became of it.
bool Competes(const Application& application, const Call& call, absl::Time instant);

// Whether jurors of the call are not told who applies.
bool IsAnonymous(const Call& call);

// What somebody is to a call: whether they lead it, judge it now, and ever were a juror of it, whatever became of that.
struct JuryPart {
  bool leads = false, judges = false, was_juror = false;
};
// Whether they are told of applications what jurors are: they judge the call and do not lead it, or who applies is kept
// from its jurors, of whom they were one.
bool ReadsAsJuror(const JuryPart& part, const Call& call);
// Whether the reviews of others are kept from them: all but those who lead the call, and from these, where they were
// ever a juror, until the reviews are over.
bool ReadsOwnReviewsAlone(const JuryPart& part, const Call& call, absl::Time instant);
// Whether they judge and mark no more: they lead the call, so that they can read the marks of others from when the
// reviews are over, and would have read them if these are reopened.
bool MarksNoMore(const JuryPart& part, const Call& call, absl::Time instant);

// As jurors are told it: decisions as far as its applicant knows them, nothing of who opened it; and while they are not
// told who applies, nothing personal, nor any name of a file.
Application AsToldToJurors(const Application& application, const Call& call);

}  // namespace pepiniere::cohort
