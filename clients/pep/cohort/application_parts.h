// Parts of applications as they are typed and shown.
#pragma once

#include <string>

#include "clients/pep/kit/messages.h"
#include "pepiniere/cohort/v1/application.pb.h"

namespace pepiniere::pep {

// Each adds what was typed, and returns what is wrong with it.
// "WHY=Because the river runs dry"
std::string AddAnswer(const std::string& typed, cohort::v1::Application& application, const Messages& say);
// "candidats-2/haies-data", or the whole name
std::string AddChoice(const std::string& typed, cohort::v1::Application& application, const Messages& say);
// "not_serving_agent;no;;On my honour"
std::string AddEligibilityAnswer(const std::string& typed, cohort::v1::Application& application, const Messages& say);

std::string SaidEligibilityAnswer(const cohort::v1::EligibilityAnswer& answer, const Messages& say);
std::string SaidFinding(const cohort::v1::EligibilityFinding& finding, const Messages& say);

}  // namespace pepiniere::pep
