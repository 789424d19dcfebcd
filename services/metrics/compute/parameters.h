// What formulas leave open, with what is taken where nobody says otherwise.
#pragma once

#include "absl/time/time.h"
#include "services/metrics/compute/dora_bands.h"

namespace pepiniere::metrics {

struct Parameters {
  // How long after a deployment an incident is put down to it, where nobody says which one caused it; and how old a
  // deployment must be to count in the change fail rate.
  absl::Duration fail_horizon = absl::Hours(24);
  int velocity_sprints = 3;         // the last closed ones
  int frequency_weeks = 13;         // the last complete ones
  int frequency_minimum_weeks = 4;  // fewer tell nothing
  DoraBands dora_bands = {};
  int jdma_flag_below = 100;  // answers
};

}  // namespace pepiniere::metrics
