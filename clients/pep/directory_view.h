// How organisations, incubators and teams are shown.
#pragma once

#include "clients/pep/output.h"
#include "pepiniere/portfolio/v1/incubator.pb.h"
#include "pepiniere/portfolio/v1/organisation.pb.h"

namespace pepiniere::pep {

const View<portfolio::v1::Organisation>& OrganisationView();
const View<portfolio::v1::Incubator>& IncubatorView();
const View<portfolio::v1::Team>& TeamView();

void PrintOrganisation(const portfolio::v1::Organisation& organisation, const Output& output);
void PrintIncubator(const portfolio::v1::Incubator& incubator, const Output& output);
void PrintTeam(const portfolio::v1::Team& team, const Output& output);

}  // namespace pepiniere::pep
