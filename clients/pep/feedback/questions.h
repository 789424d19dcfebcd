// Questions as people type and read them.
#pragma once

#include <string>

#include "clients/pep/kit/messages.h"
#include "clients/pep/kit/sheet.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "pepiniere/feedback/v1/questionnaire.pb.h"

namespace pepiniere::pep {

using Questions = google::protobuf::RepeatedPtrField<feedback::v1::Question>;

// "autonomy;scale;Êtes-vous à l'aise ?;mandatory,sensitive;1=pas du tout;5=tout à fait": the rules and the options may
// be left out. Returns what is wrong with it, if anything.
std::string AddQuestion(const std::string& typed, Questions& questions, const Messages& say);
// "autonomy=Depuis votre arrivée": what helps to answer the question of that code, which stands before.
std::string SetHelp(const std::string& typed, Questions& questions, const Messages& say);

// "autonomy · scale of 1 to 5 · Êtes-vous à l'aise ? · must be answered".
std::string SaidQuestion(const feedback::v1::Question& question, const Messages& say);

// A section of them, with what may be chosen.
void ShowQuestions(const Questions& questions, Sheet& sheet, const Messages& say);

}  // namespace pepiniere::pep
