// A readable sheet of one thing: labels on the left, what they say wrapped on the right, in titled sections.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "clients/pep/kit/output.h"

namespace pepiniere::pep {

class Sheet {
 public:
  explicit Sheet(const Output& output) : output_(output) {}

  // A section; its title is printed when something is under it.
  void Section(Text title);
  // A labelled line; nothing where the value is empty.
  void Line(Text label, std::string_view value, Tone tone = Tone::kPlain);
  // Who did something: what they are called, where that is known.
  void Principal(Text label, std::string_view name, Tone tone = Tone::kPlain);
  void Lines(Text label, const std::vector<std::string>& values);
  // Text of several lines, kept as they are.
  void Body(std::string_view text);
  // Rows that were formatted elsewhere.
  void Raw(std::string_view text);
  // Prints it all; labels are aligned over the whole sheet.
  void Print();

 private:
  struct Item {
    std::string label = {};  // empty: a continuation or a body
    std::string value = {};
    Tone tone = Tone::kPlain;
    bool title = false;
    bool raw = false;
  };

  void OpenSection();

  const Output& output_;
  std::string pending_title_;
  std::vector<Item> items_;
};

}  // namespace pepiniere::pep
