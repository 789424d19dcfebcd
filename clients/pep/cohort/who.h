// Whom what a call has stands for.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace pepiniere::pep {

class Session;

// Of an application and what is below it, its applicant; of a juror and what is below them, what they are called as a
// juror; of people, what their profiles call them. A list for each call; nothing where the caller is not told.
std::map<std::string, std::string> WhoIs(Session& session, const std::vector<std::string>& names);

}  // namespace pepiniere::pep
