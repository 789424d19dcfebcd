// Writes a catalogue of commitments.
#pragma once

#include <string>

#include "clients/pep/formats/ogp/values.h"

namespace pepiniere::ogp {

// The bytes that it was read from, where a commitment still says the same; its record anew where it says something
// else; all of it anew where it was not read: then with the columns of the format, and ours where any commitment fills
// one. ReadCatalogue reads what it said.
std::string WriteCatalogue(const Catalogue& catalogue);

}  // namespace pepiniere::ogp
