// What the metrics service says in English, in the reader's language.
#pragma once

#include <string>
#include <string_view>

#include "clients/pep/kit/errors.h"
#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

const Refusals& MetricsRefusals();

// What is wrong with a line of a file or with a field, by its readers and by the service; as it is, where there are no
// other words for it.
std::string SaidMetricsFault(std::string_view english, const Messages& say);

}  // namespace pepiniere::pep
