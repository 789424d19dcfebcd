// What takes several files to see: what references name, and what is there twice.
#pragma once

#include "clients/pep/formats/content/findings.h"
#include "clients/pep/formats/eig/values.h"

namespace pepiniere::eig {

// Fills the ids of the references to cohorts, themes, skills and challenges, and reports those that name several,
// another spelling or nothing, titles that come twice, and persons without a challenge.
void LinkReferences(Content& content, content::Findings& findings);

}  // namespace pepiniere::eig
