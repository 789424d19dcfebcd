// The two halves of a content file: YAML front matter between two lines of dashes, and the body below.
#pragma once

#include <string>
#include <string_view>

namespace pepiniere::content {

struct FrontMatter {
  // How the file begins and how its front matter ends.
  enum class Shape {
    kWhole,         // an opening line, a closing one
    kMissing,       // no opening line: all is body
    kUnterminated,  // no closing line: all is front matter
  };
  Shape shape = Shape::kMissing;
  // The YAML between the two lines, as it is in the file.
  std::string_view yaml;
  // From the byte after the closing line's newline to the end of the file, as it is.
  std::string_view body;
  // A byte-order mark came first.
  bool byte_order_mark = false;
  // Blank lines came before the opening line.
  bool leading_blank = false;
};

// Splits `file`; the result points into it. The opening line is the first that is not blank, "---" and perhaps spaces;
// the closing one is the next "---" or "..." at the start of a line. Later lines of dashes belong to the body. Any
// bytes will do; lines end with LF or CRLF.
FrontMatter SplitFrontMatter(std::string_view file);

}  // namespace pepiniere::content
