// Values that files spell in more than one way.
#pragma once

#include <vector>

#include "clients/pep/formats/content/findings.h"
#include "pepiniere/portfolio/v1/import.pb.h"

namespace pepiniere::betagouv {

// Reports each theme, user type, technology and ministerial domain that has several spellings, once, at the first file
// that does not have the usual one.
void CheckSpellings(const std::vector<portfolio::v1::ImportItem>& items, content::Findings& findings);

}  // namespace pepiniere::betagouv
