// The documents as they were last published.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/gateway/http/kept_file.h"
#include "services/gateway/opendata/portfolio.h"
#include "services/gateway/opendata/programmes.h"

namespace pepiniere::gateway::opendata {

// Their names: "startups.json"; "cohorts.csv".
std::vector<std::string_view> PortfolioDocuments();
std::vector<std::string_view> ProgrammesDocuments();

// What goes with every answer of the open data.
Headers PublicHeaders();

// By name. Of one reading, all of them.
using Publication = std::map<std::string, KeptFile, std::less<>>;

// A document that is the same as in `last` (may be null) keeps its time of last modification.
Publication Publish(const Portfolio& portfolio, std::string_view site_url, absl::Time now, const Publication* last);
Publication Publish(const Programmes& programmes, std::string_view site_url, absl::Time now, const Publication* last);

}  // namespace pepiniere::gateway::opendata
