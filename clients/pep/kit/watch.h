// Commands that follow changes as they happen: pep watch projects.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/kit/command.h"
#include "clients/pep/kit/method.h"

namespace pepiniere::pep {

struct Part;

// A kind of resource that is followed.
struct Watched {
  // What narrows it: an option or a position, the field of the request that it fills, and how.
  struct Narrowing {
    const char* names = "";  // empty: nothing does
    Text help = {};
    const char* type = "";
    const char* field = "";
    std::string (*value)(const std::string& typed) = nullptr;
  };

  const char* name;                // of the command
  std::string_view resource_type;  // "phase_record", as CloudEvents say it
  Text help;
  Narrowing narrowing = {};
  // The fields that people read of one, on a line.
  std::vector<std::string_view> shown;
  WatchMethod method;
  const Part& (*part)();  // of its service

  // pep watch NAME.
  void AddTo(Command& root) const;
};

}  // namespace pepiniere::pep
