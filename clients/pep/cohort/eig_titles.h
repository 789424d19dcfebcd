// What the sheets of the EIG site say in several keys, or by titles, as one text each.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/formats/eig/values.h"

namespace pepiniere::pep {

std::string CohortName(std::string_view id);
std::string ChallengeName(std::string_view id);

// What references name, each once.
std::vector<std::string> IdsOf(const std::vector<eig::Reference>& references);
std::vector<std::string> CohortNames(const std::vector<eig::Reference>& references);
// The keys of its hosts.
std::vector<std::string> HostsOf(const eig::Challenge& challenge);

// The description, and what stands below it.
std::string DescriptionOf(const eig::Challenge& challenge);
// What it says of itself: its description, or what stands below.
std::string DescriptionOf(const eig::Person& person);
void SetDescription(const std::string& description, eig::Challenge& challenge);
void SetDescription(const std::string& description, eig::Person& person);

// The place and the town.
std::string PlaceOf(const eig::Challenge& challenge);

// The titles of themes and skills, by their ids.
class EigTitles {
 public:
  explicit EigTitles(const eig::Content& content);

  // The titles that references name, or what they say where no file has it; each once.
  std::vector<std::string> Themes(const std::vector<eig::Reference>& references) const;
  std::vector<std::string> Skills(const std::vector<eig::Reference>& references) const;

 private:
  using Titles = std::map<std::string, std::string, std::less<>>;
  static std::vector<std::string> Of(const std::vector<eig::Reference>& references, const Titles& titles);

  Titles themes_, skills_;
};

}  // namespace pepiniere::pep
