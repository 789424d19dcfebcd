// What gates ask for, and how to answer them with pep.
#pragma once

#include <string>
#include <string_view>

#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

// "a sponsor": what a requirement that the programme brings asks for; empty for one that we do not know.
std::string SaidGate(std::string_view code, const Messages& say);

// "pep projects update x --sponsor ORGANISATION"; empty where no field of the project answers.
std::string AnswerToGate(std::string_view code, std::string_view project_id);

}  // namespace pepiniere::pep
