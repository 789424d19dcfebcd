// References: /organisations/x to organisations/x, and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/formats/betagouv/reading.h"
#include "clients/pep/formats/content/yaml.h"
#include "pepiniere/portfolio/v1/project.pb.h"

namespace pepiniere::betagouv {

// How a reference to a collection is written in the files.
struct ReferenceStyle {
  std::string_view collection;  // organisations/x is the name,
  std::string_view folder;      // organisations/x what the files say,
  bool rooted;                  // as /organisations/x; else x alone
};
inline constexpr ReferenceStyle kOrganisationReference{"organisations/", "organisations/", true};
inline constexpr ReferenceStyle kIncubatorReference{"incubators/", "incubators/", false};
inline constexpr ReferenceStyle kAliasReference{"projects/", "startups/", true};

// A name such as organisations/x; empty for an empty value. None, reported, for what is no reference.
std::optional<std::string> ReadReference(const ReferenceStyle& style, std::string_view key, const content::Yaml& value,
                                         Reading& reading);
// The name of the project that a former address tells: /startups/x, /startups/x.html (which stays as it is),
// startups/x/, /startup/x, x, https://site.example/startups/x; with %-escapes or without. As ReadReference for the
// rest.
std::optional<std::string> ReadAlias(std::string_view key, const content::Yaml& value, Reading& reading);
// The names of the incubators of a project as its file lists them: in the order that its source gave (source_fields)
// and what it does not list last; else the primary one first. Empty where it has no other than the primary one and its
// source lists none.
std::vector<std::string> IncubatorsInOrder(const portfolio::v1::Project& project);

// As the files write it; a name of another collection as it is.
std::string WriteReference(const ReferenceStyle& style, std::string_view name);

}  // namespace pepiniere::betagouv
