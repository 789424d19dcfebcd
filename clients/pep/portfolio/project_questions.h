// The options that all questions about projects take: which ones, on which day, as known when.
#pragma once

#include <string>

#include "clients/pep/kit/output.h"
#include "clients/pep/kit/question_flags.h"
#include "clients/pep/portfolio/filter_flags.h"

namespace pepiniere::pep {

struct ProjectQuestionFlags : QuestionFlags {
  FilterFlags filter;

  // For people: which projects are counted, where an option chose them.
  void SayPerimeter(const Output& out) const {
    if (const std::string perimeter = filter.Perimeter(out.say); !perimeter.empty()) out.Note(perimeter);
  }
  template <class Request>
  void Fill(Request& request) const {
    QuestionFlags::Fill(request);
    request.set_filter(filter.Build());
  }
};

}  // namespace pepiniere::pep
