// What persons are called, asked of the service that keeps them: for people, who read who did something.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "clients/pep/kit/part.h"

namespace pepiniere::pep {

class Session;

class PersonNames {
 public:
  explicit PersonNames(std::span<const Part* const> parts);

  // Puts what they are called in the place of the names of persons ("persons/..."). Whoever has no name stays as it is,
  // and so does everybody once the service refused to tell or could not be reached.
  void Put(Session& session, const std::vector<std::string*>& texts);

 private:
  void Learn(Session& session, const std::vector<std::string*>& texts);

  Method tell_;
  std::map<std::string, std::string> known_;  // empty: has no name
};

}  // namespace pepiniere::pep
