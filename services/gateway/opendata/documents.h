// The documents of the open-data API, version 2.7: the same fields, with the same values, as the existing site's.
// The portfolio keeps a little less than the site's files say: a text that is absent is an empty one (where the API has
// null for it, as for a repository, it is null), a moment is its day, spaces and entities in a line are plain, and of
// several incubators the one that answers for the project comes first.
#pragma once

#include <string>
#include <string_view>

#include "services/gateway/opendata/portfolio.h"
#include "services/gateway/opendata/programmes.h"

namespace pepiniere::gateway::opendata {

// JSON:API: every project, and the incubators that they name. `site_url` is where the site is: "https://site.example".
std::string StartupsJson(const Portfolio& portfolio, std::string_view site_url);
// One of these projects, without the incubators: {"data": ...}.
std::string StartupJson(const Startup& startup);
// An object by project. Who works there is not public here: the lists of members are empty.
std::string StartupsDetailsJson(const Portfolio& portfolio);
// An object by incubator, each with the projects that it answers for, if any.
std::string IncubatorsJson(const Portfolio& portfolio);
// An array of organisations.
std::string OrganisationsJson(const Portfolio& portfolio);
// The same, as an object by organisation.
std::string SponsorsJson(const Portfolio& portfolio);
// A line a project; fields are separated by ';'.
std::string StartupsCsv(const Portfolio& portfolio);

// In the same manner, of which the existing API has nothing. An array of programmes, and one of the cohorts of all of
// them: a number that is not known is null, a day that is not known is an empty text.
std::string ProgrammesJson(const Programmes& read);
std::string CohortsJson(const Programmes& read);
// A line each; fields are separated by ';'.
std::string ProgrammesCsv(const Programmes& read);
std::string CohortsCsv(const Programmes& read);

}  // namespace pepiniere::gateway::opendata
