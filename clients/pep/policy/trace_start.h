// Where a trace begins.
#pragma once

#include <string>

#include "pepiniere/policy/v1/trace.pb.h"

namespace pepiniere::pep {

// By the collection of a whole name: a topic, a proposal, a text, a commitment, an authority; any other is a source
// that evidence cites, and an empty one says nothing. Whether that lies at the end of the way, where the law is.
bool StartTraceAt(const std::string& name, policy::v1::QueryTraceRequest& request);

}  // namespace pepiniere::pep
