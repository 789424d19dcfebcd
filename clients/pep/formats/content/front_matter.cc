#include "clients/pep/formats/content/front_matter.h"

#include <algorithm>

namespace pepiniere::content {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// The first line of `text`, without its end; `size` becomes its length with it.
std::string_view FirstLine(std::string_view text, std::size_t& size) {
  const std::size_t newline = text.find('\n');
  size = newline == std::string_view::npos ? text.size() : newline + 1;
  std::string_view line = text.substr(0, std::min(newline, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// `line` is `marker` and nothing but spaces after it.
bool IsMarker(std::string_view line, std::string_view marker) {
  return line.starts_with(marker) && line.find_first_not_of(" \t", marker.size()) == std::string_view::npos;
}

}  // namespace

FrontMatter SplitFrontMatter(std::string_view file) {
  FrontMatter result;
  result.byte_order_mark = file.starts_with(kByteOrderMark);
  if (result.byte_order_mark) file.remove_prefix(kByteOrderMark.size());
  result.body = file;

  std::size_t size = 0;
  std::string_view rest = file;
  std::string_view line = FirstLine(rest, size);
  while (!rest.empty() && IsMarker(line, "")) {
    result.leading_blank = true;
    rest.remove_prefix(size);
    line = FirstLine(rest, size);
  }
  if (!IsMarker(line, "---")) {
    result.leading_blank = false;
    return result;
  }
  rest.remove_prefix(size);

  const char* const yaml = rest.data();
  for (; !rest.empty(); rest.remove_prefix(size)) {
    line = FirstLine(rest, size);
    if (!IsMarker(line, "---") && !IsMarker(line, "...")) continue;
    result.shape = FrontMatter::Shape::kWhole;
    result.yaml = {yaml, static_cast<std::size_t>(rest.data() - yaml)};
    result.body = rest.substr(size);
    return result;
  }
  result.shape = FrontMatter::Shape::kUnterminated;
  result.yaml = {yaml, static_cast<std::size_t>(rest.data() - yaml)};
  result.body = rest;
  return result;
}

}  // namespace pepiniere::content
