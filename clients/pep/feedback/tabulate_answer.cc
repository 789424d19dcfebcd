#include "clients/pep/feedback/answers.h"
#include "clients/pep/feedback/campaign_file.h"
#include "clients/pep/feedback/release_json.h"

namespace pepiniere::pep {

std::string TabulateAnswer(const FileValue& all) {
  const CampaignFile file = TakeCampaign(all);
  return all.IsFileWrong() ? "" : ReleaseJson(file);
}

}  // namespace pepiniere::pep
