// Rates and weights of a study, as they are typed and shown.
#pragma once

#include <string>

#include "clients/pep/kit/output.h"
#include "pepiniere/feedback/v1/study.pb.h"

namespace pepiniere::pep {

// "sex;F=52". Returns what is wrong with it, if anything.
std::string AddTarget(const std::string& typed, feedback::v1::WeightStudyRequest& request, const Messages& say);

void ShowRates(const feedback::v1::StudyRates& rates, const Output& output);
void ShowWeights(const feedback::v1::WeightStudyResponse& weights, const Output& output);

}  // namespace pepiniere::pep
