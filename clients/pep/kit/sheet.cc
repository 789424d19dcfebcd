#include "clients/pep/kit/sheet.h"

#include <algorithm>

#include "absl/strings/str_split.h"
#include "clients/pep/kit/text.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

constexpr int kIndent = 2;
constexpr int kNarrowest = 20;  // what a wrapped value keeps on the narrowest terminal

}  // namespace

void Sheet::Section(Text title) { pending_title_ = output_.say(title); }

void Sheet::OpenSection() {
  if (!pending_title_.empty()) items_.push_back({.label = std::exchange(pending_title_, ""), .title = true});
}

void Sheet::Line(Text label, std::string_view value, Tone tone) {
  if (value.empty()) return;
  OpenSection();
  items_.push_back({.label = output_.say(label), .value = Printable(value), .tone = tone});
}

void Sheet::Principal(Text label, std::string_view name, Tone tone) {
  std::string called(name);
  if (output_.call_persons) output_.call_persons({&called});
  Line(label, called, tone);
}

void Sheet::Lines(Text label, const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    Line(i == 0 ? label : Text{" ", " "}, values[i]);
  }
}

void Sheet::Body(std::string_view text) {
  if (text.empty()) return;
  OpenSection();
  const std::vector<std::string> lines = absl::StrSplit(absl::StripAsciiWhitespace(base::Absl(text)), '\n');
  for (const std::string& line : lines) {
    items_.push_back({.value = Printable(line)});
  }
}

void Sheet::Raw(std::string_view text) {
  if (text.empty()) return;
  OpenSection();
  items_.push_back({.value = std::string(text), .raw = true});
}

void Sheet::Print() {
  int label_width = 0;
  for (const Item& item : items_) {
    if (!item.title) label_width = std::max(label_width, DisplayWidth(item.label));
  }
  const Terminal& terminal = output_.terminal;
  const auto room = [&](int left) { return terminal.width == 0 ? 0 : std::max(terminal.width - left, kNarrowest); };
  for (const Item& item : items_) {
    if (item.title) {
      output_.Line(base::Concat("\n", terminal.Paint(Tone::kStrong, item.label)));
    } else if (item.raw) {
      output_.stream << item.value;
    } else if (item.label.empty()) {
      for (const auto& line : Wrap(item.value, room(kIndent)))
        output_.Line(line.empty() ? "" : base::Concat("  ", line));
    } else {
      const int left = kIndent + label_width + 2;
      std::string margin = base::Concat("  ", terminal.Paint(Tone::kDim, item.label),
                                        std::string(label_width - DisplayWidth(item.label) + 2, ' '));
      for (const auto& line : Wrap(item.value, room(left))) {
        output_.Line(base::Concat(margin, terminal.Paint(item.tone, line)));
        margin.assign(left, ' ');
      }
    }
  }
  items_.clear();
}

}  // namespace pepiniere::pep
