// Administrations that host challenges, from the ways in which challenges name them.
#pragma once

#include "clients/pep/formats/content/findings.h"
#include "clients/pep/formats/eig/values.h"

namespace pepiniere::eig {

// Fills content.hosts and the ids of the references to them. Spellings that differ in case, accents, apostrophes,
// hyphens and spaces only are one host. A text names several where " / ", ";" or "|" part them, and where it is made of
// others' texts and of nothing else; a comma or "et" alone may belong to a name. Reports what was merged, what was
// split, and texts that name another host within their own.
void LinkHosts(Content& content, content::Findings& findings);

}  // namespace pepiniere::eig
