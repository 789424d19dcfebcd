// Reads a catalogue of commitments: CSV with the columns id, cycle, policy_area, starred and title, then others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/formats/ogp/record.h"
#include "clients/pep/formats/ogp/values.h"

namespace pepiniere::ogp {

// Nothing that a file holds is an error or is dropped in silence: what no field holds is kept beside them, rows keep
// their order and their bytes, and each oddity makes a finding (findings.h) at its line.
Catalogue ReadCatalogue(std::string_view text);

// What one record says below these columns.
Commitment CommitmentOf(const Record& record, const std::vector<std::string>& columns);

}  // namespace pepiniere::ogp
