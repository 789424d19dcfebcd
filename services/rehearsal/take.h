// Takes the JSON of inputs apart: first each field by itself, then what they say together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/json/json.h"
#include "services/rehearsal/inputs.h"

namespace pepiniere::rehearsal {

// What is wrong with a text as JSON.
std::vector<Fault> JsonFaults(std::string_view text);

// The value at `path` as inputs, in the order of the JSON; what is wrong with the shape of a field is added to
// `faults`, and an item that is wrong keeps its place.
Inputs Take(const json::Json& json, const std::string& path, std::vector<Fault>& faults);

// Adds what is wrong with inputs by what they say together.
void Check(const Inputs& inputs, const std::string& path, std::vector<Fault>& faults);

// Puts what has no order of its own into one.
void Sort(Inputs& inputs);

}  // namespace pepiniere::rehearsal
