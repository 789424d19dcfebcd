// What the labels of an open work item say of its state.
#pragma once

#include <string>
#include <vector>

#include "services/metrics/ingest/state_words.h"

namespace pepiniere::metrics {

// In progress if any label says so; else to do. That it is done, closing says, and no label.
inline State StateOfOpen(const StateWords& words, const std::vector<std::string>& labels) {
  for (const std::string& label : labels) {
    if (words.Of(label) == State::kInProgress) return State::kInProgress;
  }
  return State::kTodo;
}

// Given up, if a label says so, where the forge has no word of its own for it; else done.
inline State StateOfClosed(const StateWords& words, const std::vector<std::string>& labels) {
  for (const std::string& label : labels) {
    if (words.Of(label) == State::kCancelled) return State::kCancelled;
  }
  return State::kDone;
}

}  // namespace pepiniere::metrics
