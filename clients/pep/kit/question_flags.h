// The options of questions about a day: which one, and what was known then.
#pragma once

#include <optional>

#include "absl/time/time.h"
#include "clients/pep/kit/command.h"
#include "clients/pep/kit/proto_values.h"
#include "services/base/date.h"

namespace pepiniere::pep {

struct QuestionFlags {
  std::optional<base::Date> as_of;
  std::optional<absl::Time> known_at;

  void AddAsOf(Command& command) {
    command.Date("--as-of", as_of, {"As it stands on this day (today)", "Tel qu'au jour dit (aujourd'hui)"});
  }
  void AddKnownAt(Command& command) {
    command.Time("--known-at", known_at, {"As it was known then (now)", "Tel qu'on le savait alors (maintenant)"});
  }
  // What the request has of them.
  template <class Request>
  void Fill(Request& request) const {
    if constexpr (requires { request.mutable_as_of(); }) {
      if (as_of) ToProto(*as_of, request.mutable_as_of());
    }
    if (known_at) ToProto(*known_at, request.mutable_known_at());
  }
};

}  // namespace pepiniere::pep
