// The columns of a catalogue, and the field that each fills.
#pragma once

#include <string>
#include <string_view>

#include "absl/types/span.h"
#include "clients/pep/formats/ogp/values.h"

namespace pepiniere::ogp {

struct Column {
  std::string_view name;
  std::string Commitment::*field;
  bool required = false;  // a catalogue without it is odd
  bool quoted = false;    // written within quotes, though it may not need them
};

// Those of the format, in the order in which they are written, then ours.
absl::Span<const Column> Columns();

// Null for a column that is not among them.
const Column* FindColumn(std::string_view name);

}  // namespace pepiniere::ogp
