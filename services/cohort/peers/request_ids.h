// Request ids of steps that another service carries out: the same again for the same step, whoever asks again.
#pragma once

#include <string>
#include <string_view>

namespace pepiniere::cohort::peers {

// A UUID that follows from a text (version 8, variant 1).
std::string RequestIdOf(std::string_view text);

// The same of what is asked for, from which its first half follows, and of the words it is asked in.
std::string RequestIdOf(std::string_view what, std::string_view words);
// Whether a request was one for that, in whatever words.
bool IsRequestFor(std::string_view what, std::string_view request_id);

}  // namespace pepiniere::cohort::peers
