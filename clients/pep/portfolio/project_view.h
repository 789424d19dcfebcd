// How projects and their ledgers are shown.
#pragma once

#include <vector>

#include "clients/pep/kit/output.h"
#include "pepiniere/portfolio/v1/phase.pb.h"
#include "pepiniere/portfolio/v1/project.pb.h"
#include "services/base/date.h"

namespace pepiniere::pep {

const View<portfolio::v1::Project>& ProjectView();
const View<portfolio::v1::PhaseRecord>& LedgerView();

// The fields that the table shows, for the read_mask of a list: a page without descriptions is many times lighter.
std::vector<std::string> TableFields();

// A readable sheet as of `day`: what it is, the journey so far, who answers for it, links, standards, money and time.
void PrintProject(const portfolio::v1::Project& project, const std::vector<portfolio::v1::PhaseRecord>& ledger,
                  base::Date day, const Output& output);

// What a change to the ledger led to: "Ma démarche: Accélération since 20 Aug 2026".
void PrintStanding(const portfolio::v1::Project& project, const Output& output);

}  // namespace pepiniere::pep
