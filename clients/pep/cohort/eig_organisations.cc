#include "clients/pep/cohort/eig_organisations.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_join.h"
#include "clients/pep/formats/eig/findings.h"
#include "clients/pep/kit/paging.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/search/fold.h"

namespace pepiniere::pep {

using portfolio::v1::Organisation;
using Stub = portfolio::v1::PortfolioService::Stub;

Organisations::Organisations(const std::vector<Organisation>& organisations) {
  for (const Organisation& organisation : organisations) {
    titles_[organisation.name()] = organisation.title();
    for (const std::string& key :
         std::set<std::string>{search::FoldedKey(organisation.title()),
                               search::FoldedKey(base::Concat(organisation.title(), " ", organisation.acronym()))}) {
      by_key_[key].push_back(organisation.name());
    }
  }
  for (auto& [key, names] : by_key_) std::ranges::sort(names);
}

absl::StatusOr<Organisations> Organisations::List(Session& session) {
  PEP_ASSIGN(const auto all, ListAll<Organisation>(
                                 session, &Stub::ListOrganisations, portfolio::v1::ListOrganisationsRequest(),
                                 [](const auto& page) -> const auto& { return page.organisations(); }));
  return Organisations(all);
}

std::string Organisations::Named(std::string_view key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? std::string() : found->second.front();
}

std::string Organisations::TitleOf(const std::string& name) const {
  const auto found = titles_.find(name);
  return found == titles_.end() ? name : found->second;
}

void Organisations::Report(const std::vector<eig::Host>& hosts, content::Findings& findings) const {
  constexpr std::string_view kKey = "who";
  findings.StartFile("");
  for (const eig::Host& host : hosts) {
    const auto found = by_key_.find(host.key);
    if (found == by_key_.end()) {
      findings.Add(eig::finding::kHostUnknown, kKey, host.title);
      continue;
    }
    const std::string& name = found->second.front();
    if (found->second.size() > 1) {
      findings.Add(eig::finding::kHostAmbiguous, kKey,
                   base::Concat(host.title, ": ", std::string(absl::StrJoin(found->second, " | "))));
    } else if (TitleOf(name) != host.title) {
      findings.Add(eig::finding::kOtherSpelling, kKey, base::Concat(host.title, ": ", TitleOf(name)));
    }
  }
}

}  // namespace pepiniere::pep
