// How committees are shown.
#pragma once

#include <map>
#include <string>

#include "clients/pep/kit/output.h"
#include "pepiniere/portfolio/v1/committee.pb.h"
#include "pepiniere/portfolio/v1/gate.pb.h"

namespace pepiniere::pep {

const View<portfolio::v1::Committee>& CommitteeView();

// How the projects of an agenda stand before the phase that they ask for, by their names.
using Preparation = std::map<std::string, portfolio::v1::Readiness>;

// A readable sheet: when, who, the agenda as a table, and for each project that is prepared what it still lacks.
void PrintCommittee(const portfolio::v1::Committee& committee, const Preparation& preparation, const Output& output);

// What a change led to: "serre-2031-02-03: Held, 3 Feb 2031, 4 projects".
void PrintSession(const portfolio::v1::Committee& committee, const Output& output);

}  // namespace pepiniere::pep
