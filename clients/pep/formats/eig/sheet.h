// One file to one value, and back.
#pragma once

#include <string>
#include <string_view>

#include "clients/pep/formats/content/findings.h"
#include "clients/pep/formats/eig/values.h"

namespace pepiniere::eig {

// The value that the bytes of a file tell, whatever state they are in. T: Challenge, Person, Cohort, Theme, Skill. What
// references name is left open, and so is `file`.
template <typename T>
T ReadSheet(std::string_view id, std::string_view bytes, content::Findings& findings);

// The bytes of the file for `sheet`: those that it was read from where it still says the same; these with its keys and
// its body changed where it says something else now; a new file where it comes from none. ReadSheet reads them as
// `sheet`, but for what it cleans.
template <typename T>
std::string WriteSheet(const T& sheet);

// A new file, whatever it was read from.
template <typename T>
std::string WriteNewSheet(const T& sheet);

// Whether two values say the same, wherever they were read from and whatever their references name.
template <typename T>
bool SaySame(const T& a, const T& b);

}  // namespace pepiniere::eig
