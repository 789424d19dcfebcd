// What the place we write to can show.
#pragma once

#include <string>
#include <string_view>

#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

enum class Tone { kPlain, kStrong, kDim, kStruck, kGood, kWarning, kBad, kActive, kHeading };

struct Terminal {
  int width = 0;         // columns; 0: no limit (a pipe, a file)
  bool colours = false;  // a terminal, and NO_COLOR does not forbid it
  bool is_tty = false;   // somebody is looking: progress may be drawn

  // Of a file descriptor. COLUMNS, when set, says the width of what is not a terminal.
  static Terminal Of(int file_descriptor, const Environment& environment);

  // `text` in the colour of its tone, as it is where there are no colours.
  std::string Paint(Tone tone, std::string_view text) const;
};

}  // namespace pepiniere::pep
