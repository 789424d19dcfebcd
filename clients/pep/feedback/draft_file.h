// The file that a campaign is composed from: what it asks, whom, and until when, in JSON. docs/campaigns.md says what
// it may hold.
#pragma once

#include <string>

#include "clients/pep/feedback/file_value.h"
#include "pepiniere/feedback/v1/campaign.pb.h"
#include "pepiniere/feedback/v1/questionnaire.pb.h"
#include "services/base/date.h"

namespace pepiniere::pep {

struct DraftFile {
  std::string questionnaire_id;
  feedback::v1::Questionnaire questionnaire;
  feedback::v1::QuestionnaireVersion version;
  feedback::v1::Campaign campaign;  // but for its name and the version that it asks
};

// That may be made, as far as this can be told here, if nothing was complained of. `today`: the day in Paris.
DraftFile TakeDraft(const FileValue& all, base::Date today);

}  // namespace pepiniere::pep
