#include "clients/pep/kit/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include "absl/strings/numbers.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

// The SGR parameters of each tone, in the order of the enumeration.
constexpr std::string_view kSgr[] = {"", "1", "2", "2;9", "32", "33", "31", "36", "1;4"};

int WidthOf(int file_descriptor) {
  winsize size{};
  return ioctl(file_descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace

Terminal Terminal::Of(int file_descriptor, const Environment& environment) {
  Terminal terminal;
  terminal.is_tty = isatty(file_descriptor) == 1;
  terminal.colours = terminal.is_tty && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  if (terminal.is_tty) terminal.width = WidthOf(file_descriptor);
  if (int columns = 0; terminal.width == 0 && absl::SimpleAtoi(environment("COLUMNS"), &columns) && columns > 0) {
    terminal.width = columns;
  }
  return terminal;
}

std::string Terminal::Paint(Tone tone, std::string_view text) const {
  const std::string_view sgr = kSgr[static_cast<int>(tone)];
  if (!colours || sgr.empty() || text.empty()) return std::string(text);
  return base::Concat("\033[", sgr, "m", text, "\033[0m");
}

}  // namespace pepiniere::pep
