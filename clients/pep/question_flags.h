// The options that all questions about the whole portfolio take.
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "clients/pep/command.h"
#include "clients/pep/filter_flags.h"
#include "clients/pep/output.h"
#include "clients/pep/proto_values.h"
#include "services/base/date.h"

namespace pepiniere::pep {

struct QuestionFlags {
  FilterFlags filter;
  std::optional<base::Date> as_of;
  std::optional<absl::Time> known_at;

  void AddKnownAt(Command& command) {
    command.Time("--known-at", known_at, {"As it was known then (now)", "Tel qu'on le savait alors (maintenant)"});
  }
  void AddAsOf(Command& command) {
    command.Date("--as-of", as_of, {"As it stands on this day (today)", "Tel qu'au jour dit (aujourd'hui)"});
  }
  // For people: which projects are counted, where an option chose them.
  void SayPerimeter(const Output& out) const {
    if (const std::string perimeter = filter.Perimeter(out.say); !perimeter.empty()) out.Note(perimeter);
  }
  template <class Request>
  void Fill(Request& request) const {
    if (known_at) ToProto(*known_at, request.mutable_known_at());
    request.set_filter(filter.Build());
  }
};

}  // namespace pepiniere::pep
