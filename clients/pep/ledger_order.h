// The order in which a ledger's source told its lines.
#pragma once

#include <vector>

#include "pepiniere/portfolio/v1/phase.pb.h"

namespace pepiniere::pep {

// `lines` as ListPhaseRecords gives them: by effective date, equal dates in the order that decides. Their source may
// have told them out of order, and an import compares order too: they go back to the order of recording, in which an
// import keeps its source's. Lines of equal dates keep the order they came in, whenever they were recorded.
std::vector<portfolio::v1::PhaseRecord> InSourceOrder(std::vector<portfolio::v1::PhaseRecord> lines);

}  // namespace pepiniere::pep
