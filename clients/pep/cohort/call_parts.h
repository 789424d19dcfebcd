// What a call asks and who may apply, as people type and read it.
#pragma once

#include <string>

#include "clients/pep/kit/messages.h"
#include "pepiniere/cohort/v1/call.pb.h"

namespace pepiniere::pep {

// Each returns what is wrong with what was typed, if anything.

// "WHY;Pourquoi vous ?;long_text;required,personal,max=3000;A|B": what follows the kind may be left out; options are a
// choice's.
std::string AddFormField(const std::string& typed, cohort::v1::Call& call, const Messages& say);
// "minimum_age;decision;18": the age alone may be left out.
std::string AddEligibilityRule(const std::string& typed, cohort::v1::Call& call, const Messages& say);
// An instant, or a day: the one on which it opens, from its beginning on; the last one on which it is open.
std::string SetOpening(const std::string& typed, cohort::v1::Call& call, const Messages& say);
std::string SetClosing(const std::string& typed, cohort::v1::Call& call, const Messages& say);
std::string SetReviewEnd(const std::string& typed, cohort::v1::Call& call, const Messages& say);

// "WHY · Pourquoi vous ? · long text · required · personal · 3,000 characters".
std::string SaidFormField(const cohort::v1::FormField& field, const Messages& say);
// "minimum age · at the decision · 18".
std::string SaidEligibilityRule(const cohort::v1::EligibilityRule& rule, const Messages& say);

}  // namespace pepiniere::pep
