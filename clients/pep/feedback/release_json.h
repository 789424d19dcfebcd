// The releases of a file's questions, as JSON on one line.
#pragma once

#include <string>

#include "clients/pep/feedback/campaign_file.h"

namespace pepiniere::pep {

// {"questions":{"q1":{"n":32,"options":{"1":0,...},"mean":"7/2","parts":[...]}}}, as docs/feedback.md tells it.
std::string ReleaseJson(const CampaignFile& file);

}  // namespace pepiniere::pep
