// What `pep feedback` answers to a file, without a server: JSON on one line. Each says what is wrong with the file by
// complaining of its fields; then its answer means nothing.
#pragma once

#include <string>

#include "clients/pep/feedback/file_value.h"

namespace pepiniere::pep {

// The release of a campaign's answers.
std::string TabulateAnswer(const FileValue& all);
// Who is drawn of each stratum, with what proves it.
std::string DrawAnswer(const FileValue& all);
// Response rates of what became of a sample.
std::string RatesAnswer(const FileValue& all);
// Weights of a sample, and shares with and without them.
std::string WeightAnswer(const FileValue& all);

}  // namespace pepiniere::pep
