// The content of the EIG site as values: what its files say, without the way in which they say it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "clients/pep/formats/content/findings.h"
#include "clients/pep/formats/content/yaml.h"
#include "services/base/date.h"

namespace pepiniere::eig {

// The files name one another, and hosts, by titles.
struct Reference {
  std::string text;  // as written, cleaned
  // What it names, by its id: several where one text names several; none where nothing is called so.
  std::vector<std::string> ids = {};

  friend bool operator==(const Reference&, const Reference&) = default;
};

// When something was, as far as a file tells.
struct Told {
  std::string text;  // as written, cleaned
  std::optional<base::Date> day = {};
  std::optional<int> year = {};  // where it is all that is told

  friend bool operator==(const Told&, const Told&) = default;
};

// What every file has.
struct Sheet {
  std::string id;     // the file's name without .md, alone of its kind
  std::string title;  // the id where the file has none
  std::string body;   // below the front matter, as it is; lines end with LF
  // What no field holds, by its key: keys that the format does not have, values of another type than their key wants,
  // and of a key that comes twice the earlier values. Those of known keys come first, in the order of the format.
  std::vector<std::pair<std::string, content::Yaml>> rest = {};
  // The file that it was read from: its name, as the file system has it, and all of its bytes. Both are empty for what
  // was made here.
  std::string file = {};
  std::string bytes = {};
};

struct Challenge : Sheet {
  std::string description;
  std::vector<Reference> hosts;  // ids are keys of Content::hosts
  std::string place;
  std::vector<Reference> themes;
  std::vector<Reference> cohorts;
  std::string town;
  Told date;  // when the page was written, rather than when anything began
  std::vector<Reference> skills;
  std::string image;
  std::string shared_image;  // what other sites show of the page
  std::optional<bool> visible;
  std::optional<bool> is_startup;  // a State startup too
  std::string startup_uri;
};

struct Person : Sheet {
  std::string job;
  std::string description;
  std::vector<Reference> cohorts;
  std::string role;  // as written: see Roles
  std::vector<Reference> challenges;
  std::vector<Reference> skills;
  std::string image;
  std::string linkedin_uri;
  std::string github_uri;
  std::optional<std::int64_t> weight;  // the place on the page
};

struct Cohort : Sheet {};
struct Theme : Sheet {};
struct Skill : Sheet {};

// An administration that hosts challenges. It has no file: challenges name it, each as it likes.
struct Host {
  std::string key;    // what all its spellings have in common
  std::string title;  // the usual spelling
  // Each spelling that was met and how often, the usual one first.
  std::vector<std::pair<std::string, std::int64_t>> spellings;
};

struct Content {
  // Each in the order of their files' names.
  std::vector<Challenge> challenges;
  std::vector<Person> people;
  std::vector<Cohort> cohorts;
  std::vector<Theme> themes;
  std::vector<Skill> skills;
  // In the order of their keys.
  std::vector<Host> hosts;
  // What was odd in each file, in the order of the files; then what takes several files to see.
  std::vector<content::Finding> findings;
};

}  // namespace pepiniere::eig
