// What an import of content knows beyond the message at hand.
#pragma once

#include <map>
#include <set>
#include <string>

namespace pepiniere::cohort::api {

// A dry run keeps nothing in the database: this is then where a message finds what came before it.
struct ContentKnowledge {
  std::string source;
  std::set<std::string> met;                  // names of resources that this import told of
  std::map<std::string, std::string> people;  // the ids of those whom it told of, by their source_id
  std::set<std::string> without_days;         // cohorts (ids) of which it was said that they have none
};

}  // namespace pepiniere::cohort::api
