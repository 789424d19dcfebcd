// The file that `pep feedback tabulate` reads: an audience, what it was asked and what it answered, in JSON.
// docs/feedback.md says what it may hold.
#pragma once

#include <string>
#include <vector>

#include "clients/pep/feedback/file_value.h"
#include "services/feedback/domain/audience.h"
#include "services/feedback/domain/question.h"

namespace pepiniere::pep {

struct CampaignFile {
  feedback::Audience audience;
  std::vector<feedback::Question> questions;          // in the order of the file
  std::vector<std::vector<feedback::Given>> answers;  // to each of them
};

// That may be computed with, if nothing was complained of.
CampaignFile TakeCampaign(const FileValue& all);

}  // namespace pepiniere::pep
