// What changed between two states of a resource, field by field.
#pragma once

#include <string>
#include <string_view>

namespace pepiniere::journal {

// Both are JSON objects as text, or empty for "not there". The answer is a JSON object as text, one member a field that
// differs: {"mission": {"before": "a", "after": "b"}}. Fields of objects inside go by their path ("budget.amount");
// lists are compared whole; a field that is on one side only has only that side. "{}" if nothing differs. What is not
// JSON counts as one value of the field "".
std::string Diff(std::string_view before, std::string_view after);

}  // namespace pepiniere::journal
