// What persons are called, asked of the service that keeps them: for people, who read who did something, or whose it
// is.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "clients/pep/kit/part.h"
#include "clients/pep/kit/table.h"

namespace pepiniere::pep {

class Session;

// Somebody, by a name that stands for them; where nobody says what they are called, its id.
Cell Somebody(std::string name);

class PersonNames {
 public:
  explicit PersonNames(std::span<const Part* const> parts);

  // Puts what they are called in the place of the names of persons ("persons/..."), and of what stands for one by the
  // service that has it (an application). Whoever has no name stays as it is, and so does everybody once the service
  // refused to tell or could not be reached.
  void Put(Session& session, const std::vector<std::string*>& texts);

 private:
  void Trace(Session& session, const std::vector<std::string*>& texts);
  void Learn(Session& session, const std::vector<std::string>& names);
  // Whom a text stands for; the text itself where no service knows.
  const std::string& Traced(const std::string& text) const;

  std::span<const Part* const> parts_;
  Method tell_;
  std::map<std::string, std::string> traced_;  // empty: stands for nobody
  std::map<std::string, std::string> known_;   // empty: has no name
};

}  // namespace pepiniere::pep
