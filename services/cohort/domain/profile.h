// What is known of somebody who takes part in programmes. Field meanings are documented once, on the contract
// (profile.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::cohort {

struct Profile {
  // The id is that of the person.
  static constexpr std::string_view kPattern = "people/{person}", kCollection = "people";
  std::string person;  // a name of the access service's
  std::string display_name, job;
  std::vector<std::string> skills;
  std::string description;
  std::string website_uri, linkedin_uri, code_uri;
  std::string photo;
  std::string part;
  std::vector<std::string> cohorts;  // ids, as somebody says
  std::string source_id;
  std::string source_fields;  // a JSON object, or empty

  static void Fields(auto&& visit, auto&... each) {
    visit("person", each.person...);
    visit("display_name", each.display_name...);
    visit("job", each.job...);
    visit("skills", each.skills...);
    visit("description", each.description...);
    visit("website_uri", each.website_uri...);
    visit("linkedin_uri", each.linkedin_uri...);
    visit("code_uri", each.code_uri...);
    visit("photo", each.photo...);
    visit("part", each.part...);
    visit("cohorts", each.cohorts...);
    visit("source_id", each.source_id...);
    visit("source_fields", each.source_fields...);
  }
  bool operator==(const Profile&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Profile& profile, base::Date today);

}  // namespace pepiniere::cohort
