// The options that choose projects, and the AIP-160 filter that they stand for.
#pragma once

#include <string>
#include <vector>

#include "clients/pep/kit/command.h"
#include "pepiniere/portfolio/v1/phase.pb.h"

namespace pepiniere::pep {

struct FilterFlags {
  std::string filter;  // as typed
  std::vector<portfolio::v1::Phase> phases;
  std::vector<std::string> kinds, incubators, ministries, domains, sponsors, themes, technologies, texts;

  void AddTo(Command& command);
  // Which projects --ministry and --domain mean, in words; empty without them.
  std::string Perimeter(const Messages& say) const;
  // Options are joined by AND, the values of one option by OR (but every --text must be there).
  std::string Build() const;
};

}  // namespace pepiniere::pep
